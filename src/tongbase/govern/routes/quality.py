"""Quality over HTTP: rules, checks, rows set aside."""

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter

from tongbase.base.lake.names import TableName
from tongbase.base.paging import Page, PageRequest
from tongbase.base.web import InHand, PageOut, Wanted, WithMachines
from tongbase.govern.actions import rules as actions
from tongbase.govern.actions.quarantine import reveal_aside
from tongbase.govern.models import Check, Rule
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries import tables as queries
from tongbase.govern.queries.citations import cited_by
from tongbase.govern.queries.quarantine import AsideRow, list_aside
from tongbase.govern.queries.veiling import veil_of
from tongbase.govern.schemas.quality import AsideOut, CheckOut, ResultOut, RevealIn, RuleIn, RuleOut
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.terms.documents import DocumentRef

router = APIRouter(prefix="/govern/tables/{table_id}", tags=["govern"])


@router.get("/rules")
def list_rules(work: InHand, table_id: str) -> list[RuleOut]:
    """List the rules of a table."""
    rules = queries.rules_of(work, queries.get_table(work, table_id))
    return _rules(work, rules)


@router.post("/rules", status_code=201)
def bind_rule(work: InHand, table_id: str, body: RuleIn) -> RuleOut:
    """Bind a rule to a table."""
    return _rule(work, actions.bind_rule(work, table_id, body.value()))


@router.put("/rules/{code}")
def change_rule(work: InHand, table_id: str, code: str, body: RuleIn) -> RuleOut:
    """Change a rule, or switch it on and off."""
    wanted = body.model_copy(update={"code": code})
    return _rule(work, actions.change_rule(work, table_id, wanted.value(), active=body.active))


@router.delete("/rules/{code}", status_code=204)
def unbind_rule(work: InHand, table_id: str, code: str) -> None:
    """Take a rule from a table."""
    actions.unbind_rule(work, table_id, code)


@router.post("/suggest-rules", status_code=201)
def bind_suggested(work: InHand, table_id: str) -> list[RuleOut]:
    """Bind the rules that the recognised columns call for."""
    return _rules(work, actions.bind_suggested(work, table_id))


@router.get("/results")
def list_checks(work: InHand, table_id: str) -> list[CheckOut]:
    """List the checks of a table with what each rule counted, newest first."""
    checks = queries.checks_of(work, queries.get_table(work, table_id))
    return [_check(work, each) for each in checks]


@router.get("/quarantine", response_model=PageOut[AsideOut])
def list_quarantine(
    work: InHand,
    machines: WithMachines,
    wanted: Wanted,
    table_id: str,
    run_id: str | None = None,
) -> Page[AsideRow]:
    """Read the rows that were set aside, with their reasons, newest first; values are masked."""
    table = queries.get_table(work, table_id)
    work.require(GovernPermission.QUARANTINE_READ, OrgPath(table.owner))
    name = TableName(table.namespace, table.name)
    page, veil = list_aside(machines.lake, name, wanted, run_id=run_id), veil_of(work, table)
    return replace(page, rows=[veil.aside(each) for each in page.rows])


@router.post("/quarantine/reveal", response_model=PageOut[AsideOut])
def reveal_quarantine(
    work: InHand, machines: WithMachines, table_id: str, body: RevealIn
) -> Page[AsideRow]:
    """Read the rows that were set aside as they are; who looked, and why, is kept."""
    wanted = PageRequest(body.page, body.size)
    return reveal_aside(
        work, machines.lake, table_id, wanted, reason=body.reason, run_id=body.run_id
    )


def _rule(work: Work, row: Rule) -> RuleOut:
    (shown,) = _rules(work, [row])
    return shown


def _rules(work: Work, rows: Sequence[Rule]) -> list[RuleOut]:
    cited = cited_by(work, rows)
    return [_shown(work, row, cited.get(row.document)) for row in rows]


def _shown(work: Work, row: Rule, cited: DocumentRef | None) -> RuleOut:
    label = queries.as_rule(row, queries.get_table(work, row.table_id)).label
    shown: dict[str, object] = {
        name: getattr(row, name)
        for name in RuleOut.model_fields
        if name not in {"zh", "en", "document_id"}
    }
    document_id = cited.id if cited else None
    return RuleOut.model_validate(
        {**shown, "zh": label.zh, "en": label.en, "document_id": document_id}
    )


def _check(work: Work, row: Check) -> CheckOut:
    results: Sequence[ResultOut] = [
        ResultOut.model_validate(each) for each in queries.results_of(work, row.run_id)
    ]
    shown = {
        name: getattr(row, name)
        for name in ("run_id", "stage", "at", "rows", "set_aside", "score", "dimensions")
    }
    return CheckOut.model_validate({**shown, "results": results})
