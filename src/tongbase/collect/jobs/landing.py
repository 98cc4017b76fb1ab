"""Land checked rows: merge them by their keys, or bring a table without keys in step as a whole."""

from dataclasses import dataclass
from pathlib import Path

from tongbase.base.connectors.terms import FILE
from tongbase.base.lake import raw, read
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import MergeCounts, Snapshot
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


def land(
    session: raw.Session,
    flow: Flow,
    plan: Plan,
    select: str,
    *,
    run_id: str,
    whole: Path | None = None,
) -> Landing:
    """Bring the good rows into the lake table, in one commit, with the run's id in its snapshot.

    ``whole`` is the file of the staged rows if all of them are good. If the run did so already,
    and was killed before it could say so, it now finds nothing to do; what it did then is what it
    has done.
    """
    table = table_of(flow)
    _check_not_emptied(session, flow, select, _rows(session, raw.relation(table)))

    def write_or_adopt() -> MergeCounts:
        if whole is not None and raw.can_adopt(session.lake, table, whole):
            return raw.adopt(session, table, whole, note={"run": run_id})
        if not plan.keys:
            return _mirror(session, flow, plan, select, run_id=run_id)
        return _merge(session, flow, plan, select, run_id=run_id, is_still=whole is not None)

    counts = raw.with_conflict_retry(write_or_adopt)
    own = _own_snapshot(session, table, run_id)
    if own is None:
        rows = _rows(session, raw.relation(table))
        return Landing(0, 0, 0, counts.unchanged, rows_before=rows, rows_after=rows)
    moved = MergeCounts.of_note(own.note)
    found = 0 if counts.changed else moved.inserted + moved.updated
    return Landing(
        inserted=moved.inserted,
        updated=moved.updated,
        deleted=moved.deleted,
        unchanged=counts.unchanged - found,
        rows_before=_rows(session, raw.at_snapshot(table, own.parent)) if own.parent else 0,
        rows_after=_rows(session, raw.at_snapshot(table, own.id)),
    )


def _own_snapshot(session: raw.Session, table: TableName, run_id: str) -> Snapshot | None:
    """Find the state that the run made: others may have written before and after it."""
    found = read.snapshots(session.lake, table)
    return next((each for each in found if each.note.get("run") == run_id), None)


def _merge(
    session: raw.Session, flow: Flow, plan: Plan, select: str, *, run_id: str, is_still: bool
) -> MergeCounts:
    """Merge by keys; those that are empty or occur twice were set aside."""
    return raw.merge(
        session,
        table_of(flow),
        raw.Arriving(select, is_still=is_still, has_sound_keys=True),
        keys=plan.keys,
        delete_missing=_may_go(flow, plan),
        note={"run": run_id},
    )


def _may_go(flow: Flow, plan: Plan) -> bool | str:
    """Say whether rows that did not arrive are gone; by files, those of the files read again."""
    details = flow.details
    if details.mode is not Mode.FILES:
        return details.delete_missing
    if not plan.files or (details.keys and not details.delete_missing):
        return False
    return f"{quote(FILE)} IN ({', '.join(map(literal, plan.files))})"


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
    counts = MergeCounts(inserted, 0, deleted, unchanged)
    if counts.changed:
        raw.overwrite(session, table, select, note={"run": run_id, **counts.as_note()})
    return counts


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


def _rows(session: raw.Session, relation: str) -> int:
    return session.number(f"SELECT count(*) FROM {relation}")  # noqa: S608
