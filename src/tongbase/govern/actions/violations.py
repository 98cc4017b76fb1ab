"""Have listed what breaks the standards of a large table, and keep what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue, get_run
from tongbase.base.lake.handle import Lake
from tongbase.govern.errors import ListedAtOnceError
from tongbase.govern.events import ViolationsFetched, ViolationsListed, ViolationsOrdered
from tongbase.govern.models import Table, ViolationList
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.kept_violations import VIOLATIONS_JOB, open_listing
from tongbase.govern.queries.tables import get_table
from tongbase.govern.queries.violation_sheets import ViolationSheet, violation_sheet
from tongbase.govern.queries.violations import LISTED_AT_ONCE_ROWS_MAX, Violated, rows_of
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Listed:
    """What a job found: so many rows judged, ``total`` bad ones, of which ``kept`` can be read."""

    run_id: str
    rows: int
    total: int
    kept: int
    counts: Sequence[Violated]
    ended: Sequence[str]


def order_violations(work: Work, lake: Lake, table_id: str) -> JobRun:
    """Have listed what breaks the standards of a large table; one that is under way serves."""
    table = get_table(work, table_id)
    work.require(GovernPermission.QUARANTINE_READ, OrgPath(table.owner))
    rows = rows_of(lake, table)
    if rows <= LISTED_AT_ONCE_ROWS_MAX:
        raise ListedAtOnceError(
            f"该表只有 {rows} 行,不超过 {LISTED_AT_ONCE_ROWS_MAX} 行,请直接查看,无需后台任务。",
            f"The table has {rows} rows, no more than {LISTED_AT_ONCE_ROWS_MAX}; see them at once.",
            field="table_id",
        )
    under_way = open_listing(work, table)
    run = get_run(work, under_way) if under_way else enqueue(work, _order(table))
    work.emit(ViolationsOrdered(table.id, job=run.id))
    return run


def fetch_violations(
    work: Work, lake: Lake, table_id: str, column: str = ""
) -> tuple[Table, ViolationSheet]:
    """Let the rows that break a standard leave as a sheet, masked as they are shown."""
    table = get_table(work, table_id)
    work.require(GovernPermission.QUARANTINE_READ, OrgPath(table.owner))
    sheet = violation_sheet(work, lake, table, column)
    work.emit(ViolationsFetched(table.id, rows=sheet.rows, column=column))
    return table, sheet


def keep_violations(work: Work, table_id: str, listed: Listed) -> ViolationList:
    """Keep what was found, in the place of what was found before."""
    table = get_table(work, table_id)
    work.require(GovernPermission.QUARANTINE_READ, OrgPath(table.owner))
    row = work.db.get(ViolationList, table.id) or ViolationList(table_id=table.id)
    row.run_id, row.taken_at = listed.run_id, work.now
    row.total, row.kept, row.ended = listed.total, listed.kept, list(listed.ended)
    row.counts = [
        {
            "column": each.column,
            "zh": each.rule.zh,
            "en": each.rule.en,
            "evaluated": each.evaluated,
            "bad": each.bad,
        }
        for each in listed.counts
    ]
    work.db.add(row)
    work.db.flush()
    work.emit(ViolationsListed(table.id, run=listed.run_id, rows=listed.rows, total=listed.total))
    return row


def _order(table: Table) -> Order:
    return Order(
        VIOLATIONS_JOB,
        subject=table.id,
        title=f"列出不符合标准的数据:{table.title or table.name}",
        title_en=f"List what breaks a standard: {table.title or table.name}",
        place=OrgPath(table.owner),
        arguments={"table": table.id},
        lock=f"violations:{table.namespace}.{table.name}",
    )
