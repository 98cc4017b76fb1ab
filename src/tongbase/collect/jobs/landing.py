"""Land checked rows: merge them by their keys, or bring a table without keys in step as a whole."""

from dataclasses import dataclass

from tongbase.base.connectors.terms import FILE
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import MergeCounts
from tongbase.collect.errors import SourceEmptiedError
from tongbase.collect.queries.plans import table_of
from tongbase.collect.rules.planning import Plan
from tongbase.collect.terms import Flow, Mode
from tongbase.kernel.sql import literal, quote


@dataclass(frozen=True)
class Landing:
    """What arrived, and how many rows the table had before and has after, counted in the table."""

    inserted: int
    updated: int
    deleted: int
    unchanged: int
    rows_before: int
    rows_after: int


def land(session: raw.Session, flow: Flow, plan: Plan, select: str, *, run_id: str) -> Landing:
    """Bring the good rows into the lake table, in one commit, with the run's id in its snapshot."""
    table = table_of(flow)
    before = _rows(session, table)
    _check_not_emptied(session, flow, select, before)
    write = _merge if plan.keys else _mirror
    counts = raw.with_conflict_retry(lambda: write(session, flow, plan, select, run_id=run_id))
    return Landing(
        inserted=counts.inserted,
        updated=counts.updated,
        deleted=counts.deleted,
        unchanged=counts.unchanged,
        rows_before=before,
        rows_after=_rows(session, table),
    )


def _merge(
    session: raw.Session, flow: Flow, plan: Plan, select: str, *, run_id: str
) -> MergeCounts:
    table, details = table_of(flow), flow.details
    by_file = details.mode is Mode.FILES
    note = {"run": run_id}
    counts = raw.merge(
        session,
        table,
        select,
        keys=plan.keys,
        delete_missing=details.delete_missing and not by_file,
        note=note,
    )
    if not by_file or not plan.files or not (details.delete_missing or not details.keys):
        return counts
    gone = _gone_from_files(plan, select)
    removed = raw.delete_where(session, table, gone, note=note).rows
    return MergeCounts(counts.inserted, counts.updated, removed, counts.unchanged)


def _gone_from_files(plan: Plan, select: str) -> str:
    """Rows of the files that were read again which these files no longer have."""
    files = ", ".join(literal(name) for name in plan.files or ())
    keys = ", ".join(map(quote, plan.keys))
    return f"{quote(FILE)} IN ({files}) AND ({keys}) NOT IN (SELECT ({keys}) FROM ({select}))"  # noqa: S608


def _mirror(
    session: raw.Session, flow: Flow, plan: Plan, select: str, *, run_id: str
) -> MergeCounts:
    """Compare as bags of rows; replace the table only if they differ."""
    table = table_of(flow)
    names = ", ".join(quote(each.name) for each in (*plan.columns, *plan.technical))
    bag = "SELECT hash({names}) AS h, count(*) AS n FROM {rows} GROUP BY h"
    ours = bag.format(names=names, rows=raw.relation(table))
    theirs = bag.format(names=names, rows=f"({select})")
    row = session.run(
        "SELECT coalesce(sum(greatest(coalesce(t.n, 0) - coalesce(o.n, 0), 0)), 0), "  # noqa: S608
        "coalesce(sum(greatest(coalesce(o.n, 0) - coalesce(t.n, 0), 0)), 0), "
        "coalesce(sum(least(coalesce(o.n, 0), coalesce(t.n, 0))), 0) "
        f"FROM ({theirs}) t FULL JOIN ({ours}) o ON t.h = o.h"
    ).fetchone()
    inserted, deleted, unchanged = (int(number) for number in row or (0, 0, 0))
    if inserted or deleted:
        raw.overwrite(session, table, select, note={"run": run_id})
    return MergeCounts(inserted, 0, deleted, unchanged)


def _check_not_emptied(session: raw.Session, flow: Flow, select: str, before: int) -> None:
    details = flow.details
    deletes = details.mode is Mode.FULL and (details.delete_missing or not details.keys)
    if not deletes or details.may_empty or before == 0:
        return
    if session.number(f"SELECT count(*) FROM ({select} LIMIT 1)") == 0:  # noqa: S608
        raise SourceEmptiedError(
            f"源表没有可入湖的行,而数据湖表“{flow.target}”有 {before} 行;为防止误删已停止。"
            "如确需清空,请在任务中允许清空。",
            f"The source has no row to land where {flow.target} has {before}; stopped. Allow "
            "emptying in the flow if that is meant.",
            rows=before,
        )


def _rows(session: raw.Session, table: TableName) -> int:
    return session.number(f"SELECT count(*) FROM {raw.relation(table)}")  # noqa: S608
