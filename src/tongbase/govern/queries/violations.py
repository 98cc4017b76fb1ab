"""What a table holds against the standards that its columns are bound to, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.paging import Page, PageRequest
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.bindings import bindings_of
from tongbase.govern.queries.checking import count_rows
from tongbase.govern.queries.landing import LandingPlan, flag_name, plan_landing
from tongbase.govern.queries.veiling import Veil, veil_of
from tongbase.govern.terms import BoundRule
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.sql import quote
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.labels import Label

LISTED_AT_ONCE_ROWS_MAX = 200_000
"""Whoever asks waits for a table of so many rows; a larger one is judged by a job."""
NO_RUN = ""


@dataclass(frozen=True)
class Violated:
    """One demand of a standard: how many values it judged, how many break it."""

    column: str
    rule: Label
    evaluated: int
    bad: int


@dataclass(frozen=True)
class ViolatingRow:
    """A row that breaks a standard, under the masks of its columns, and why."""

    row: Mapping[str, Any]
    reasons: Sequence[Label]
    columns: Sequence[str]


@dataclass(frozen=True)
class Violations:
    """What a table holds against its standards; ``ended`` columns are bound to no standard now.

    ``by_job`` says that the table is too large to be judged while one waits: what a job found is
    shown, as of ``taken_at``; empty if none has yet. ``job`` is one that is under way. Of more
    rows than ``kept`` only so many can be read.
    """

    counts: Sequence[Violated]
    rows: Page[ViolatingRow]
    ended: Sequence[str]
    table_rows: int
    by_job: bool = False
    taken_at: datetime | None = None
    kept: int | None = None
    job: str = ""


@dataclass(frozen=True)
class Judgement:
    """How the rows of a table are judged: the plan, its columns, those whose element has ended."""

    plan: LandingPlan
    columns: Sequence[str]
    ended: Sequence[str]
    order: str

    @property
    def broken_in_order(self) -> str:
        """Read the rows that break a standard by their key.

        What is equal is broken by the whole row: nobody enforces the keys of a table of the lake.
        """
        whole = self.order if self.order == "ALL" else f"{self.order}, COLUMNS(*)"
        return f"SELECT * FROM ({self.plan.broken_select}) ORDER BY {whole}"  # noqa: S608


def listed_at_once(
    work: Work, lake: Lake, table: Table, wanted: PageRequest, column: str = ""
) -> Violations:
    """Count what breaks the bound standards, and read a page of the rows that do."""
    judged, rows = judgement(work, lake, table, column), rows_of(lake, table)
    if judged is None:
        ended = ended_columns(work, table, column)
        return Violations((), Page([], 0, wanted.page, wanted.size), ended, rows)
    plan = judged.plan
    with raw.open_session(lake) as session:
        counts = counted(session, TableName(table.namespace, table.name), plan)
        broken = plan.broken_select
        total = session.number(f"SELECT count(*) FROM ({broken})")  # noqa: S608
        found = raw.query(
            session, f"{judged.broken_in_order} LIMIT {wanted.size} OFFSET {wanted.offset}"
        )
    veil = veil_of(work, table)
    shown = [shown_row(judged, veil, each) for each in found.to_pylist()]
    return Violations(counts, Page(shown, total, wanted.page, wanted.size), judged.ended, rows)


def require_reading(work: Work, table: Table) -> None:
    """Ask leave to read the rows of a table that break something."""
    work.require(GovernPermission.QUARANTINE_READ, OrgPath(table.owner))


def rows_of(lake: Lake, table: Table) -> int:
    """Return how many rows a table has now."""
    found = read.find_table(lake, TableName(table.namespace, table.name))
    return found.rows if found else 0


def judgement(work: Work, lake: Lake, table: Table, column: str = "") -> Judgement | None:
    """Say how the rows of a table are judged; None if there is nothing to judge, or by nothing."""
    name = TableName(table.namespace, table.name)
    rules, ended = _rules(work, table, column)
    if not rules or not read.exists(lake, name):
        return None
    present = {each.name for each in read.columns(lake, name)}
    columns = [each.name for each in table.columns if each.name in present]
    plan = plan_landing(
        rules,
        source=raw.relation(name),
        columns=columns,
        today=work.today,
    )
    order = ", ".join(quote(c.name) for c in table.columns if c.is_key) or "ALL"
    return Judgement(plan, columns, ended, order)


def ended_columns(work: Work, table: Table, column: str = "") -> Sequence[str]:
    """List the columns that are bound to elements which are not in force any more."""
    return _rules(work, table, column)[1]


def counted(session: raw.Session, name: TableName, plan: LandingPlan) -> Sequence[Violated]:
    """Count what each demand judges and finds bad, in one pass."""
    return [
        Violated(each.bound.rule.columns[0], each.bound.rule.label, each.evaluated, each.bad)
        for each in count_rows(session, name, plan, NO_RUN).counts
    ]


def shown_row(judged: Judgement, veil: Veil, row: Mapping[str, Any]) -> ViolatingRow:
    """Show a row that was judged under the masks of its columns, and why it is bad."""
    checks = judged.plan.checks
    broken = [check.bound.rule for n, check in enumerate(checks) if row[flag_name(n)]]
    at_fault = list(dict.fromkeys(rule.columns[0] for rule in broken))
    shown = veil.row({name: row[name] for name in judged.columns})
    return ViolatingRow(shown, [rule.label for rule in broken], at_fault)


def _rules(work: Work, table: Table, column: str) -> tuple[list[BoundRule], list[str]]:
    bound = bindings_of(work, table)
    if column:
        bound = {name: each for name, each in bound.items() if name == column}
    codes = {each.element_code for each in bound.values()}
    elements = {each.content.code: each for each in standards.elements_in_force(work, codes)}
    types = {each.name: each.type for each in table.columns}
    rules: list[BoundRule] = []
    ended: list[str] = []
    for name, binding in bound.items():
        element = elements.get(binding.element_code)
        if element is None:
            ended.append(name)
        elif name in types:
            asked = standards.rules_of_element(element.content, name, types[name])
            whole = (each for rule in asked for each in standards.with_codes(work, rule))
            rules += [BoundRule(None, rule) for rule in whole]
    return rules, ended
