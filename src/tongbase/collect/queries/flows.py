"""Reading flows and runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on

from tongbase.base.connectors.terms import FileState, Words
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import ENDED
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.collect.errors import FlowNotFoundError, RunNotFoundError
from tongbase.collect.models import FlowRow, RunRow, Source
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.queries.sources import may_see
from tongbase.collect.rules.planning import StepKind
from tongbase.collect.terms import Flow, FlowDetails, RunCounts, Tally
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

RUN_JOB = "collect.run"


def get_flow(work: Work, flow_id: str) -> FlowRow:
    """Return a flow that the actor may see."""
    flow = work.db.get(FlowRow, flow_id)
    if flow is None or not may_see(work, flow.owner):
        raise FlowNotFoundError(
            f"没有编号为 {flow_id} 的采集任务,或您无权查看。",
            f"There is no flow {flow_id} that you may see.",
            field="flow_id",
        )
    return flow


def list_flows(work: Work, q: str, source_id: str, wanted: PageRequest) -> Page[FlowRow]:
    """List the flows of the actor's reach, the newest first."""
    work.require(CollectPermission.FLOW_MANAGE, work.actor.place)
    statement = _within(work, select(FlowRow), FlowRow.owner)
    named = worded(q, FlowRow.title, FlowRow.target, FlowRow.source_table)
    statement = statement.where(*named)
    if source_id:
        statement = statement.where(FlowRow.source_id == source_id)
    return paginate(work.db, statement.order_by(FlowRow.created_at.desc(), FlowRow.id), wanted)


def find_by_target(work: Work, target: str) -> FlowRow | None:
    """Find the flow that fills a lake table."""
    return work.db.scalar(select(FlowRow).where(FlowRow.target == target))


def get_run(work: Work, run_id: str) -> tuple[RunRow, JobRun]:
    """Return a run that the actor may see, and its job."""
    run = work.db.get(RunRow, run_id)
    job = work.db.get(JobRun, run_id)
    if run is None or job is None or not may_see(work, run.owner):
        raise RunNotFoundError(
            f"没有编号为 {run_id} 的采集运行,或您无权查看。",
            f"There is no run {run_id} that you may see.",
            field="run_id",
        )
    return run, job


def list_runs(work: Work, flow_id: str, wanted: PageRequest) -> Page[RunRow]:
    """List the runs of the actor's reach, or those of one flow, the newest first."""
    work.require(CollectPermission.FLOW_MANAGE, work.actor.place)
    statement = _within(work, select(RunRow), RunRow.owner)
    if flow_id:
        statement = statement.where(RunRow.flow_id == get_flow(work, flow_id).id)
    return paginate(work.db, statement.order_by(RunRow.ordered_at.desc(), RunRow.id), wanted)


def jobs_of(work: Work, runs: Sequence[RunRow]) -> Mapping[str, JobRun]:
    """Return the jobs of runs, by the run's id."""
    statement = select(JobRun).where(JobRun.id.in_([run.id for run in runs]))
    return {job.id: job for job in work.db.scalars(statement)}


def last_runs(work: Work, flows: Sequence[FlowRow]) -> Mapping[str, RunRow]:
    """Return the newest run of each flow, by the flow's id."""
    statement = (
        select(RunRow)
        .where(RunRow.flow_id.in_([flow.id for flow in flows]))
        .order_by(RunRow.flow_id, RunRow.ordered_at.desc(), RunRow.id.desc())
        .ext(distinct_on(RunRow.flow_id))
    )
    return {run.flow_id: run for run in work.db.scalars(statement)}


def remarks_in(run: RunRow) -> Sequence[Words]:
    """Return what the plan of a run told of the types."""
    told = [step for step in run.plan if step["kind"] == StepKind.TELL_TYPES.value]
    return [Words(step["zh"], step["en"]) for step in told]


def remarks_of(work: Work, flow: FlowRow) -> Sequence[Words]:
    """Return what was told of the types when the flow last read anything."""
    reads = RunRow.plan.contains([{"kind": StepKind.READ.value}])
    statement = select(RunRow).where(RunRow.flow_id == flow.id, reads)
    newest = statement.order_by(RunRow.ordered_at.desc(), RunRow.id.desc()).limit(1)
    run = work.db.scalars(newest).first()
    return [] if run is None else remarks_in(run)


def has_open_run(work: Work, flow: FlowRow) -> bool:
    """Say whether a run of the flow waits or is under way."""
    statement = (
        select(JobRun.id)
        .join(RunRow, RunRow.id == JobRun.id)
        .where(RunRow.flow_id == flow.id, JobRun.state.not_in(ENDED))
    )
    return work.db.scalar(statement.limit(1)) is not None


def flow_of(row: FlowRow) -> Flow:
    """Turn a row into the value that planner and runner work with."""
    return Flow(
        id=row.id,
        source_id=row.source_id,
        source_name=row.source.name,
        kind=row.source.kind,
        owner=OrgPath(row.owner),
        owner_code=row.source.owner_code,
        details=details_of(row),
        cursor=dict(row.cursor),
    )


def details_of(row: FlowRow) -> FlowDetails:
    """Return what was said of a flow."""
    return FlowDetails(
        table=row.source_table,
        target=row.target,
        title=row.title,
        mode=row.mode,
        keys=tuple(row.keys),
        cursor_column=row.cursor_column,
        overlap_seconds=row.overlap_seconds,
        delete_missing=row.delete_missing,
        empty_key_parts=row.empty_key_parts,
        may_empty=row.may_empty,
        types=dict(row.types),
    )


def known_files(cursor: Mapping[str, Any]) -> dict[str, FileState]:
    """Return the files that a flow has read, as its cursor keeps them."""
    kept: Mapping[str, Any] = cursor.get("files", {})
    return {path: FileState(path, *told) for path, told in kept.items()}


def counts_of(run: RunRow) -> RunCounts:
    """Return what a run moved."""
    return RunCounts(
        read=run.read,
        inserted=run.inserted,
        updated=run.updated,
        deleted=run.deleted,
        unchanged=run.unchanged,
        quarantined=run.quarantined,
        superseded=run.superseded,
    )


def verbs_for(work: Work, flow: FlowRow) -> tuple[str, ...]:
    """List what the actor may do to a flow now."""
    place, busy = OrgPath(flow.owner), has_open_run(work, flow)
    verbs = []
    if work.actor.may(CollectPermission.RUN_START, place) and not busy:
        verbs.append("run")
    if work.actor.may(CollectPermission.FLOW_MANAGE, place):
        verbs += ["plan"] if busy else ["plan", "update", "delete"]
    return tuple(verbs)


def tally(work: Work) -> Tally | None:
    """Count within the actor's reach; None for who has nothing to do with collection."""
    if not any(map(work.actor.may_somewhere, CollectPermission)):
        return None
    sources = _within(work, select(func.count()).select_from(Source), Source.owner)
    flows = _within(work, select(func.count()).select_from(FlowRow), FlowRow.owner)
    total = func.coalesce(func.sum(RunRow.read), 0)
    runs = _within(work, select(func.count(), total).select_from(RunRow), RunRow.owner)
    finished = runs.where(RunRow.finished_at.is_not(None))
    count, rows = work.db.execute(finished).one()
    return Tally(
        sources=work.db.scalar(sources) or 0,
        flows=work.db.scalar(flows) or 0,
        runs=int(count),
        rows_read=int(rows),
    )


def _within(work: Work, statement: Any, owner: Any) -> Any:
    reach = work.actor.reach.value
    return statement.where((owner == reach) | owner.startswith(f"{reach}/", autoescape=True))
