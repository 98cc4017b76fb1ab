"""Naming rules over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, Wanted
from tongbase.kernel.work import Work
from tongbase.standards.actions import naming
from tongbase.standards.queries import naming as queries
from tongbase.standards.schemas.documents import (
    NameVerdictOut,
    NameVerdictsOut,
    NameWarningOut,
    NamingRuleIn,
    NamingRuleOut,
    NamingRulePatch,
)
from tongbase.standards.terms.naming import NameAsked, Named

router = APIRouter(prefix="/standards/naming-rules", tags=["standards"])
Words = Annotated[str, Query(max_length=128)]


@router.get("")
def list_naming_rules(
    work: InHand, wanted: Wanted, q: Words = "", applies_to: Named | None = None
) -> PageOut[NamingRuleOut]:
    """List the naming rules."""
    page = queries.list_naming_rules(work, q.strip(), applies_to, wanted)
    rows = [NamingRuleOut.of(row, may=queries.may_change(work, row)) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def add(work: InHand, body: NamingRuleIn) -> NamingRuleOut:
    """Lay down a rule."""
    return NamingRuleOut.of(naming.add_naming_rule(work, body.content()), may=True)


@router.get("/verdict")
def judge(work: InHand, applies_to: Named, name: Words = "", title: Words = "") -> NameVerdictsOut:
    """Try a name: what each rule says of it, and what it could be called instead."""
    judged = queries.judge(work, applies_to, name.strip(), title.strip())
    rows = [NameVerdictOut.of(row, verdict) for row, verdict in judged]
    return NameVerdictsOut(good=any(row.good for row in rows), rows=rows)


@router.get("/warnings")
def warn(
    work: InHand, applies_to: Named, name: Words, title: Words = "", layer: Words = ""
) -> list[NameWarningOut]:
    """Say which rule a name breaks, if it does; a lake table is named with its ``layer``."""
    asked = NameAsked(name.strip(), title.strip(), layer.strip())
    found = queries.name_warnings(work, applies_to, [asked])
    return [NameWarningOut.model_validate(each) for each in found]


@router.get("/{rule_id}")
def show(work: InHand, rule_id: str) -> NamingRuleOut:
    """Show a rule."""
    return _shown(work, rule_id)


@router.patch("/{rule_id}")
def change(work: InHand, rule_id: str, body: NamingRulePatch) -> NamingRuleOut:
    """Change a rule; its code stays."""
    changes = body.model_dump(exclude_unset=True)
    return _shown(work, naming.update_naming_rule(work, rule_id, changes).id)


@router.delete("/{rule_id}", status_code=204)
def remove(work: InHand, rule_id: str) -> None:
    """Let a rule hold no more."""
    naming.remove_naming_rule(work, rule_id)


def _shown(work: Work, rule_id: str) -> NamingRuleOut:
    row = queries.get_naming_rule(work, rule_id)
    return NamingRuleOut.of(row, may=queries.may_change(work, row))
