"""Order runs, and write down what they planned and what they moved."""

from dataclasses import asdict

from tongbase.base.jobs.queue import Order, enqueue, get_run, stop
from tongbase.base.jobs.terms import JobState
from tongbase.collect.errors import FlowBusyError
from tongbase.collect.events import (
    RunCancelAsked,
    RunCancelled,
    RunFailed,
    RunFinished,
    RunOrdered,
    RunPlanned,
)
from tongbase.collect.models import FlowRow, RunRow
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.queries import flows as queries
from tongbase.collect.rules.planning import Plan
from tongbase.collect.terms import RunResult
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work


def order_run(work: Work, flow_id: str) -> RunRow:
    """Order a run of a flow; a worker takes it up once this is committed."""
    flow = queries.get_flow(work, flow_id)
    work.require(CollectPermission.RUN_START, OrgPath(flow.owner))
    if queries.has_open_run(work, flow):
        raise FlowBusyError(
            "该采集任务已有一次运行在排队或进行中。",
            "A run of the flow waits or is under way already.",
        )
    job = enqueue(work, _order(flow))
    run = RunRow(
        id=job.id, flow_id=flow.id, owner=flow.owner, ordered_at=work.now, plan=[], by_rule={}
    )
    work.db.add(run)
    work.emit(RunOrdered(flow.id, run=run.id))
    return run


def cancel_run(work: Work, run_id: str) -> RunRow:
    """Ask a run to stop: at once if it waits, while reading or at its next step if it runs."""
    run, _ = queries.get_run(work, run_id)
    work.require(CollectPermission.RUN_CANCEL, OrgPath(run.owner))
    job = get_run(work, run_id)
    stop(work, job)
    work.emit(RunCancelAsked(run.flow_id, run=run.id))
    if job.state is JobState.CANCELLED:
        run.finished_at = work.now
        work.emit(RunCancelled(run.flow_id, run=run.id))
    return run


def note_plan(work: Work, run_id: str, plan: Plan) -> None:
    """Keep the plan of a run, as people were or could have been shown it."""
    run, _ = queries.get_run(work, run_id)
    work.require(CollectPermission.RUN_START, OrgPath(run.owner))
    run.plan = [asdict(step) for step in plan.steps]
    kinds = tuple(step.kind.value for step in plan.steps)
    work.emit(RunPlanned(run.flow_id, run=run.id, steps=kinds))


def finish_run(work: Work, run_id: str, result: RunResult) -> RunRow:
    """Write down what a run moved, and how far its flow has read."""
    run, _ = queries.get_run(work, run_id)
    work.require(CollectPermission.RUN_START, OrgPath(run.owner))
    flow = queries.get_flow(work, run.flow_id)
    counts = asdict(result.counts)
    for name, value in counts.items():
        setattr(run, name, value)
    run.by_rule, run.bytes, run.seconds = dict(result.by_rule), result.bytes, result.seconds
    run.snapshot, run.source_rows = result.snapshot, result.source_rows
    run.lake_rows, run.finished_at = result.lake_rows, work.now
    flow.cursor = dict(result.cursor)
    work.emit(
        RunFinished(
            flow.id,
            run=run.id,
            table=f"ods.{flow.target}",
            counts=counts,
            by_rule=dict(result.by_rule),
            snapshot=str(result.snapshot or ""),
        )
    )
    return run


def stop_run(work: Work, run_id: str) -> None:
    """Tell the ledger that a run came to its end because somebody asked for it."""
    run, _ = queries.get_run(work, run_id)
    work.require(CollectPermission.RUN_START, OrgPath(run.owner))
    run.finished_at = work.now
    work.emit(RunCancelled(run.flow_id, run=run.id))


def fail_run(work: Work, run_id: str, error: TongBaseError) -> None:
    """Tell the ledger that a run failed, and why."""
    run, _ = queries.get_run(work, run_id)
    work.require(CollectPermission.RUN_START, OrgPath(run.owner))
    run.finished_at = work.now
    work.emit(RunFailed(run.flow_id, run=run.id, code=error.code, reason=error.en))


def _order(flow: FlowRow) -> Order:
    return Order(
        kind=queries.RUN_JOB,
        subject=flow.id,
        title=f"归集:{flow.title}",
        title_en=f"Collect: {flow.title}",
        place=OrgPath(flow.owner),
        arguments={"flow": flow.id},
        lock=f"table:ods.{flow.target}",
    )
