"""Rows set aside: one Iceberg table beside each table, written with the landing, read by its owner.

It holds what is bad now. A landing judges some rows of the source anew: all of them, those of the
files that it read, or those with the keys that it read. What earlier landings set aside of these
leaves once the landing is done, so that no row stands there twice, and one that became good or is
gone does not stand there at all. A landing that fails takes back its own rows and nothing else.
Earlier states can be read from the snapshots of the table, as long as those are kept.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column
from tongbase.base.paging import Page, PageRequest
from tongbase.govern.queries.landing import LandingPlan
from tongbase.govern.terms import QUARANTINE, Settled
from tongbase.kernel.sql import literal
from tongbase.standards.terms.quality import Severity

BROKEN = "govern_broken"
COLUMNS = (
    Column("run_id", "string", "运行编号"),
    Column("severity", "string", "处置"),
    Column("rules", "string", "违反的规则"),
    Column("reasons_zh", "string", "原因"),
    Column("reasons_en", "string", "原因(英文)"),
    Column("row_json", "string", "原始行"),
    Column("set_aside_at", "timestamptz", "隔离时间"),
    Column("place", "string", "来处"),
)


@dataclass(frozen=True)
class AsideRow:
    """A row that was set aside, or landed as suspect, and why; ``masked`` columns are veiled."""

    run_id: str
    severity: str
    rules: Sequence[str]
    reasons_zh: str
    reasons_en: str
    row: Mapping[str, Any]
    set_aside_at: datetime
    masked: Sequence[str] = ()


def quarantine_of(table: TableName) -> TableName:
    """Return the table in which the rows set aside of a table lie."""
    return TableName(QUARANTINE, f"{table.namespace}__{table.name}")


def set_aside(
    session: raw.Session, table: TableName, plan: LandingPlan, *, run_id: str, at: datetime
) -> None:
    """Write the bad rows of a landing, in place of those that an earlier try wrote."""
    aside = quarantine_of(table)
    _ensure(session.lake, aside, comment=f"{table} 的隔离区")
    forget(session, table, run_id)
    session.run(f"CREATE OR REPLACE TEMP TABLE {BROKEN} AS {plan.broken_select}")
    select = plan.aside_select(BROKEN, run_id, at.isoformat())
    raw.with_conflict_retry(lambda: raw.append(session, aside, select, note={"run": run_id}))
    session.run(f"DROP TABLE {BROKEN}")


def forget(session: raw.Session, table: TableName, run_id: str) -> None:
    """Remove what an earlier try of the same run wrote."""
    aside = quarantine_of(table)
    mine = f"run_id = {literal(run_id)}"
    if read.exists(session.lake, aside):
        raw.with_conflict_retry(
            lambda: raw.delete_where(session, aside, mine, note={"run": run_id})
        )


def settle(session: raw.Session, table: TableName, run_id: str, again: str) -> Settled:
    """Let go of what earlier landings set aside of the places that this one judged anew."""
    aside = quarantine_of(table)
    if not read.exists(session.lake, aside):
        return Settled(0, 0)
    _ensure(session.lake, aside)
    earlier = f"run_id <> {literal(run_id)} AND ({again})"
    gone = raw.with_conflict_retry(
        lambda: raw.delete_where(session, aside, earlier, note={"run": run_id})
    )
    bad = f"severity = {literal(Severity.QUARANTINE.value)}"
    lying = session.number(f"SELECT count(*) FROM {raw.relation(aside)} WHERE {bad}")  # noqa: S608
    return Settled(gone.rows, lying)


def _ensure(lake: Lake, aside: TableName, *, comment: str = "") -> None:
    """Make the quarantine, or give an older one the columns that it lacks."""
    if raw.ensure_table(lake, aside, COLUMNS, comment=comment):
        return
    known = {each.name for each in read.columns(lake, aside)}
    if missing := [each for each in COLUMNS if each.name not in known]:
        raw.add_columns(lake, aside, missing)


def list_aside(
    lake: Lake, table: TableName, wanted: PageRequest, *, run_id: str | None = None
) -> Page[AsideRow]:
    """Read rows set aside, newest first."""
    aside = quarantine_of(table)
    if not read.exists(lake, aside):
        return Page([], 0, wanted.page, wanted.size)
    where = "" if run_id is None else f"WHERE run_id = {literal(run_id)}"
    relation = raw.relation(aside)
    with raw.open_session(lake) as session:
        total = session.number(f"SELECT count(*) FROM {relation} {where}")  # noqa: S608
        found = raw.query(
            session,
            f"SELECT * FROM {relation} {where} "  # noqa: S608
            f"ORDER BY set_aside_at DESC, rules, row_json "
            f"LIMIT {wanted.size} OFFSET {wanted.offset}",
            rows_max=wanted.size,
        )
    return Page([_row(each) for each in found.to_pylist()], total, wanted.page, wanted.size)


def _row(values: Mapping[str, Any]) -> AsideRow:
    return AsideRow(
        run_id=values["run_id"],
        severity=values["severity"],
        rules=[rule for rule in values["rules"].split("; ") if rule],
        reasons_zh=values["reasons_zh"],
        reasons_en=values["reasons_en"],
        row=json.loads(values["row_json"]),
        set_aside_at=values["set_aside_at"],
    )
