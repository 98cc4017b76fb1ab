"""A run from beginning to end: stage, check, set aside, merge, reconcile, write down.

It may be killed anywhere and started again from the beginning: what is staged is thrown away, the
quarantine of a run replaces itself and what earlier runs set aside of the same rows, and a merge
changes nothing that is there already.
"""

import time
from collections.abc import Mapping
from typing import Any

from tongbase.base.connectors.port import Connector
from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.errors import JobCancelledError, JobTakenOverError
from tongbase.base.jobs.watching import watched
from tongbase.base.lake import raw, read
from tongbase.collect.actions.runs import fail_run, finish_run, note_plan, stop_run
from tongbase.collect.jobs.landing import Landing, land
from tongbase.collect.jobs.staging import Stage, stage
from tongbase.collect.models import RunRow
from tongbase.collect.queries.describing import describe_target
from tongbase.collect.queries.flows import counts_of, flow_of, get_flow, get_run
from tongbase.collect.queries.plans import Outlook, look_ahead, table_of
from tongbase.collect.queries.sources import connector_of
from tongbase.collect.rules.cursors import next_mark
from tongbase.collect.rules.planning import Plan
from tongbase.collect.rules.reconciling import check_counts
from tongbase.collect.terms import ODS, Flow, Mode, RunCounts, RunResult
from tongbase.govern import api as govern
from tongbase.govern.terms import LandingResult
from tongbase.govern.terms import Stage as CheckStage
from tongbase.kernel.errors import TongBaseError


def run_flow(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Walk one run of a flow; how it ended is told in the ledger, a failure that we know too."""
    try:
        return _run(context, arguments["flow"])
    except TongBaseError as error:
        _tell_end(context, error)
        raise


def _tell_end(context: JobContext, error: TongBaseError) -> None:
    if isinstance(error, JobTakenOverError) or not context.is_last_word(error):
        return
    with context.work() as work:
        if isinstance(error, JobCancelledError):
            stop_run(work, context.run_id)
        else:
            fail_run(work, context.run_id, error)


def _run(context: JobContext, flow_id: str) -> Mapping[str, Any]:
    began, lake = time.monotonic(), context.machines.lake
    if (moved := _finished(context)) is not None:
        return moved
    flow, connector = _open(context, flow_id)
    context.progress(0, 0, "查看源端和数据湖,制定计划", "Looking at both sides, planning")
    outlook = look_ahead(flow, connector, lake)
    with context.work() as work:
        note_plan(work, context.run_id, outlook.plan)
    if outlook.plan.is_idle:
        result = _idle_result(context, flow, time.monotonic() - began)
    else:
        result = _walk(context, flow, connector, outlook, began)
    with context.work() as work:
        return _moved(finish_run(work, context.run_id, result))


def _finished(context: JobContext) -> Mapping[str, Any] | None:
    """What the run moved, if all that its killed worker left undone was to say so."""
    with context.work() as work:
        run, _ = get_run(work, context.run_id)
        return None if run.lake_rows is None else _moved(run)


def _moved(run: RunRow) -> Mapping[str, Any]:
    counts = counts_of(run)
    return {
        "read": counts.read,
        "changed": counts.changed,
        "quarantined": counts.quarantined,
        "table": f"{ODS}.{run.flow.target}",
    }


def _open(context: JobContext, flow_id: str) -> tuple[Flow, Connector]:
    with context.work() as work:
        row = get_flow(work, flow_id)
        return flow_of(row), connector_of(row.source, context.machines)


def _walk(
    context: JobContext, flow: Flow, connector: Connector, outlook: Outlook, began: float
) -> RunResult:
    lake, plan = context.machines.lake, outlook.plan
    with (
        raw.open_session(lake) as session,
        stage(context, session, flow, connector, outlook) as rows,
    ):
        raw.with_conflict_retry(lambda: _prepare(context, flow, plan))
        context.progress(rows.read, rows.read, "按规则检查", "Checking against the rules")
        checked, landing = _check_and_land(context, session, flow, plan, rows)
        counts = _counts(rows, checked, landing)
        source_rows = check_counts(flow, counts, landing, rows.source_counts)
        mark = _next_cursor(flow, outlook, rows, session)
    _write_down(context, flow, plan, checked)
    info = read.get_table(lake, table_of(flow))
    return RunResult(
        counts=counts,
        by_rule=dict(checked.by_rule),
        bytes=rows.bytes,
        seconds=round(time.monotonic() - began, 3),
        snapshot=info.snapshot,
        source_rows=source_rows,
        lake_rows=landing.rows_after,
        cursor=mark,
    )


def _check_and_land(
    context: JobContext, session: raw.Session, flow: Flow, plan: Plan, rows: Stage
) -> tuple[LandingResult, Landing]:
    """Both or nothing: rows are set aside first, so that none is lost between the two.

    What earlier runs set aside of the same rows goes last: a run that fails takes nothing away.
    """
    try:
        with watched(context, session, rows.read, done=rows.read):
            checked = _check(context, session, flow, rows)
            context.progress(rows.read, rows.read, "合并入湖", "Merging into the lake")
            whole = None if checked.set_aside else rows.path
            good = checked.good_select
            landing = land(session, flow, plan, good, run_id=context.run_id, whole=whole)
    except TongBaseError:
        govern.forget_landing(session, table_of(flow), context.run_id)
        raise
    return govern.settle_landing(session, rows.landing(context.run_id), checked), landing


def _prepare(context: JobContext, flow: Flow, plan: Plan) -> None:
    """Make the lake table, or bring its columns in step with the source."""
    lake, table = context.machines.lake, table_of(flow)
    columns = (*plan.columns, *plan.technical)
    if raw.ensure_table(lake, table, columns, comment=flow.details.title):
        return
    known = {each.name for each in read.columns(lake, table)}
    if missing := [each for each in columns if each.name not in known]:
        raw.add_columns(lake, table, missing)
    for each in plan.widen:
        raw.widen_column(lake, table, each.name, each.type)


def _check(context: JobContext, session: raw.Session, flow: Flow, rows: Stage) -> LandingResult:
    table = table_of(flow)
    with context.work() as work:
        rules, now = govern.rules_for(work, table.namespace, table.name), work.now
    return govern.check_landing(session, rows.landing(context.run_id), rules, now=now)


def _write_down(context: JobContext, flow: Flow, plan: Plan, checked: LandingResult) -> None:
    """Keep what is known of the table, and what the checks found."""
    with context.work() as work:
        govern.describe_table(work, describe_target(flow, plan.columns))
        govern.record_check(work, context.machines.lake, checked, stage=CheckStage.LANDING)


def _counts(rows: Stage, checked: LandingResult, landing: Landing) -> RunCounts:
    return RunCounts(
        read=rows.read,
        inserted=landing.inserted,
        updated=landing.updated,
        deleted=landing.deleted,
        unchanged=landing.unchanged,
        quarantined=checked.set_aside,
        superseded=rows.superseded,
    )


def _next_cursor(
    flow: Flow, outlook: Outlook, rows: Stage, session: raw.Session
) -> Mapping[str, Any]:
    if flow.details.mode is Mode.FILES:
        unread = rows.unread_files(session)
        kept = {
            each.path: [each.size, each.changed_ns, each.digest]
            for each in outlook.files
            if each.path not in unread
        }
        return {"files": kept}
    if flow.details.mode is Mode.INCREMENTAL:
        kind = next(c.type for c in outlook.plan.columns if c.name == flow.details.cursor_column)
        highest = rows.highest(session, flow.details.cursor_column)
        mark = next_mark(flow.cursor.get("value"), highest, rows.source_now, kind)
        return {} if mark is None else {"value": mark}
    return {}


def _idle_result(context: JobContext, flow: Flow, seconds: float) -> RunResult:
    info = read.get_table(context.machines.lake, table_of(flow))
    return RunResult(
        counts=RunCounts(),
        by_rule={},
        bytes=0,
        seconds=round(seconds, 3),
        snapshot=info.snapshot,
        source_rows=None,
        lake_rows=info.rows,
        cursor=flow.cursor,
    )
