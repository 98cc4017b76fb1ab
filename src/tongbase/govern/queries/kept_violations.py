"""What a job found against the standards of a large table: kept in the lake, read page by page."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import ENDED
from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.paging import Page, PageRequest
from tongbase.govern.models import Table, ViolationList
from tongbase.govern.queries.veiling import Veil, veil_of
from tongbase.govern.queries.violations import (
    LISTED_AT_ONCE_ROWS_MAX,
    Violated,
    ViolatingRow,
    Violations,
    ended_columns,
    listed_at_once,
    require_reading,
    rows_of,
)
from tongbase.govern.terms import VIOLATIONS
from tongbase.kernel.sql import literal
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

VIOLATIONS_JOB = "govern.list_violations"
BROKEN = "string_split(broken, ' ')"


def violations(
    work: Work, lake: Lake, table: Table, wanted: PageRequest, column: str = ""
) -> Violations:
    """Show what breaks the bound standards: judged now, or as a job found it if that takes long."""
    require_reading(work, table)
    if rows_of(lake, table) <= LISTED_AT_ONCE_ROWS_MAX:
        return listed_at_once(work, lake, table, wanted, column)
    return _kept(work, lake, table, wanted, column)


def kept_in(table: TableName) -> TableName:
    """Return the table in which the rows lie that a job found of a table."""
    return TableName(VIOLATIONS, f"{table.namespace}__{table.name}")


def open_listing(work: Work, table: Table) -> str:
    """Return the job that lists what breaks the standards of a table, if one is under way."""
    of_table = (JobRun.kind == VIOLATIONS_JOB) & (JobRun.subject == table.id)
    runs = select(JobRun.id).where(of_table, JobRun.state.not_in(ENDED))
    return work.db.scalars(runs.order_by(JobRun.created_at).limit(1)).first() or ""


def _kept(work: Work, lake: Lake, table: Table, wanted: PageRequest, column: str) -> Violations:
    listed = work.db.get(ViolationList, table.id)
    job, rows = open_listing(work, table), rows_of(lake, table)
    if listed is None:
        nothing = Page[ViolatingRow]([], 0, wanted.page, wanted.size)
        ended = ended_columns(work, table, column)
        return Violations((), nothing, ended, rows, by_job=True, job=job)
    checks = checks_of(listed)
    return Violations(
        [each for each in checks if column in ("", each.column)],
        _page(work, lake, table, listed, wanted, column),
        [name for name in listed.ended if column in ("", name)],
        rows,
        by_job=True,
        taken_at=listed.taken_at,
        kept=listed.kept,
        job=job,
    )


def _page(
    work: Work,
    lake: Lake,
    table: Table,
    listed: ViolationList,
    wanted: PageRequest,
    column: str,
) -> Page[ViolatingRow]:
    """Read a page of the kept rows; of one column's if one is asked for."""
    kept = kept_in(TableName(table.namespace, table.name))
    checks = checks_of(listed)
    if not listed.kept or not read.exists(lake, kept):
        return Page([], listed.total, wanted.page, wanted.size)
    of_run = meant_rows(listed, column)
    relation = raw.relation(kept)
    with raw.open_session(lake) as session:
        total = listed.total
        if column:
            total = session.number(f"SELECT count(*) FROM {relation} WHERE {of_run}")  # noqa: S608
        found = raw.query(
            session,
            f"SELECT broken, row_json FROM {relation} WHERE {of_run} "  # noqa: S608
            f"ORDER BY position LIMIT {wanted.size} OFFSET {wanted.offset}",
            rows_max=wanted.size,
        )
    veil = veil_of(work, table)
    rows = [shown_kept(checks, veil, each) for each in found.to_pylist()]
    return Page(rows, total, wanted.page, wanted.size)


def checks_of(listed: ViolationList) -> Sequence[Violated]:
    """Return what was counted, in the order by which the kept rows name it."""
    return [_violated(each) for each in listed.counts]


def meant_rows(listed: ViolationList, column: str) -> str:
    """Say in SQL which kept rows are meant: those of a run; of one column's if one is asked for."""
    of_run = f"run_id = {literal(listed.run_id)}"
    if not column:
        return of_run
    meant = [n for n, each in enumerate(checks_of(listed)) if each.column == column]
    broken = " OR ".join(f"list_contains({BROKEN}, {literal(str(n))})" for n in meant)
    return f"{of_run} AND ({broken or 'false'})"


def shown_kept(checks: Sequence[Violated], veil: Veil, row: Mapping[str, Any]) -> ViolatingRow:
    """Show a kept row under the masks that its columns have now."""
    broken = [checks[int(number)] for number in row["broken"].split()]
    at_fault = list(dict.fromkeys(each.column for each in broken))
    shown = veil.row(json.loads(row["row_json"]))
    return ViolatingRow(shown, [each.rule for each in broken], at_fault)


def _violated(told: Mapping[str, Any]) -> Violated:
    rule = Label(told["zh"], told["en"])
    return Violated(told["column"], rule, told["evaluated"], told["bad"])
