"""The job that lists what breaks the standards of a large table."""

from collections.abc import Mapping, Sequence
from typing import Any

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.base.jobs.watching import watched
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column
from tongbase.govern.actions.violations import Listed, keep_violations
from tongbase.govern.queries.kept_violations import VIOLATIONS_JOB, kept_in
from tongbase.govern.queries.landing import flag_of
from tongbase.govern.queries.tables import get_table
from tongbase.govern.queries.violations import (
    Judgement,
    counted,
    ended_columns,
    judgement,
    require_reading,
    rows_of,
)
from tongbase.kernel.sql import literal, quote

KEPT_ROWS_MAX = 1_000_000
COLUMNS = (
    Column("run_id", "string", "运行编号"),
    Column("position", "long", "次序"),
    Column("broken", "string", "违反的要求"),
    Column("row_json", "string", "原始行"),
)


def list_violations(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Judge every row by the standards of its columns and keep those that break one.

    Again from the start, it puts the same in the same place. Leave is asked before and after: it
    may be taken away meanwhile.
    """
    lake = context.machines.lake
    with context.work() as work:
        table = get_table(work, arguments["table"])
        require_reading(work, table)
        judged, rows = judgement(work, lake, table), rows_of(lake, table)
        ended = ended_columns(work, table)
        name = TableName(table.namespace, table.name)
    listed = Listed(context.run_id, rows, 0, 0, (), ended)
    if judged is not None:
        listed = _list(context, name, judged, listed)
    with context.work() as work:
        keep_violations(work, arguments["table"], listed)
    return {"rows": listed.rows, "total": listed.total, "kept": listed.kept}


def _list(context: JobContext, name: TableName, judged: Judgement, listed: Listed) -> Listed:
    kept = kept_in(name)
    raw.ensure_table(context.machines.lake, kept, COLUMNS, comment=f"{name} 不符合标准的数据")
    broken = f"SELECT count(*) FROM ({judged.plan.broken_select})"  # noqa: S608
    with raw.open_session(context.machines.lake) as session:
        context.progress(0, listed.rows, "逐行核对标准", "Judging every row")
        with watched(context, session, listed.rows):
            counts = counted(session, name, judged.plan)
            total = session.number(broken)
        context.progress(0, listed.rows, "保存不符合标准的数据", "Keeping what breaks one")
        select = _kept_select(judged, context.run_id)
        with watched(context, session, listed.rows):
            note = {"run": context.run_id}
            raw.with_conflict_retry(lambda: raw.overwrite(session, kept, select, note=note))
    return Listed(
        listed.run_id, listed.rows, total, min(total, KEPT_ROWS_MAX), counts, judged.ended
    )


def _kept_select(judged: Judgement, run_id: str) -> str:
    """Read the rows that break a standard in their order: which demands, and the row as JSON."""
    numbers = ", ".join(
        f"CASE WHEN {flag_of(n)} THEN {literal(str(n))} END"
        for n, _ in enumerate(judged.plan.checks)
    )
    return (
        f"SELECT {literal(run_id)} AS run_id, "  # noqa: S608
        f"row_number() OVER (ORDER BY {_order(judged)}) AS position, "
        f"concat_ws(' ', {numbers}) AS broken, {_packed(judged.columns)} AS row_json "
        f"FROM ({judged.plan.broken_select}) ORDER BY position LIMIT {KEPT_ROWS_MAX}"
    )


def _order(judged: Judgement) -> str:
    """The key of the table; without one, all that a row holds."""
    return judged.order if judged.order != "ALL" else ", ".join(map(quote, judged.columns))


def _packed(columns: Sequence[str]) -> str:
    packed = ", ".join(f"{quote(name)} := {quote(name)}" for name in columns)
    return f"CAST(to_json(struct_pack({packed})) AS VARCHAR)"


LIST_VIOLATIONS = Job(
    VIOLATIONS_JOB, "列出不符合标准的数据", "List what breaks the standards", list_violations
)
