"""Ordering, cancelling and reading long work. All of it in the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from tongbase.base.jobs.errors import JobEndedError, JobNotFoundError
from tongbase.base.jobs.events import JobCancelAsked
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.permissions import JobPermission
from tongbase.base.jobs.terms import ENDED, JobState
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

QUEUE = "work"
LIST_MAX = 50
DEFER = text(
    """
    select (procrastinate_defer_jobs_v1(array[
        row(:queue, :task, 0, :lock, null, :args, null)::procrastinate_job_to_defer_v1
    ]))[1]
    """
).bindparams(bindparam("args", type_=JSONB))


@dataclass(frozen=True)
class Order:
    """An order of long work: ``kind`` of :class:`Job`, about ``subject``, owned by ``place``.

    Orders with one ``lock`` run one after the other. ``title`` is what people see, ``title_en`` the
    same in English.
    """

    kind: str
    subject: str
    title: str
    title_en: str
    place: OrgPath
    arguments: Mapping[str, Any] = field(default_factory=dict)
    lock: str | None = None


def enqueue(work: Work, order: Order) -> JobRun:
    """Queue a job; it starts after the transaction has committed, or never."""
    run = JobRun(
        id=new_id(),
        kind=order.kind,
        subject=order.subject,
        title=order.title,
        title_en=order.title_en,
        place=order.place.value,
        actor=work.actor.id,
        arguments=dict(order.arguments),
        state=JobState.QUEUED,
        created_at=work.now,
    )
    work.db.add(run)
    work.db.flush()
    run.queue_id = work.db.scalar(
        DEFER,
        {"queue": QUEUE, "task": order.kind, "lock": order.lock, "args": {"run_id": run.id}},
    )
    return run


def get_run(work: Work, run_id: str) -> JobRun:
    """Return a job that the actor may see: one of the actor's reach, or of the actor's own."""
    run = work.db.get(JobRun, run_id)
    if run is None or not _is_visible(work, run):
        raise JobNotFoundError(
            f"任务 {run_id} 不存在或您无权查看,请核对任务编号。",
            f"There is no job {run_id} that you may see; check its number.",
            field="run_id",
        )
    return run


def list_runs(work: Work, *, subject: str | None = None) -> Sequence[JobRun]:
    """The newest jobs of the actor's reach, or those about one subject."""
    statement = select(JobRun).order_by(JobRun.created_at.desc(), JobRun.id.desc())
    statement = statement.limit(LIST_MAX)
    if subject is not None:
        statement = statement.where(JobRun.subject == subject)
    reach = work.actor.reach.value
    within = (JobRun.place == reach) | JobRun.place.startswith(f"{reach}/", autoescape=True)
    return work.db.scalars(statement.where(within | (JobRun.actor == work.actor.id))).all()


def cancel(work: Work, run_id: str) -> JobRun:
    """Ask a job to stop: one's own, or another's that one may stop."""
    run = get_run(work, run_id)
    if not _is_own(work, run):
        work.require(JobPermission.RUN_CANCEL, OrgPath(run.place))
    stop(work, run)
    work.emit(JobCancelAsked(run.id, kind=run.kind, title=run.title))
    return run


def verbs_of(work: Work, run: JobRun) -> tuple[str, ...]:
    """List what the actor may do to a job now."""
    may = _is_own(work, run) or work.actor.may(JobPermission.RUN_CANCEL, OrgPath(run.place))
    return ("cancel",) if may and run.state not in ENDED and not run.cancel_asked else ()


def stop(work: Work, run: JobRun) -> None:
    """Stop a job: at once if it waits, at its next step if it runs. The caller has asked leave."""
    if run.state in ENDED:
        raise JobEndedError(
            "任务已经结束,不能取消。", "The job has ended and cannot be cancelled.", field="run_id"
        )
    run.cancel_asked = True
    if run.state is JobState.QUEUED and _withdraw_from_queue(work.db, run):
        run.state, run.finished_at = JobState.CANCELLED, work.now


def is_under_way(db: Session, kind: str, subject: str) -> bool:
    """Say whether a job of this kind about this subject waits or runs."""
    about = (JobRun.kind == kind, JobRun.subject == subject)
    going = select(JobRun.id).where(*about, JobRun.state.not_in(ENDED))
    return db.scalar(going.limit(1)) is not None


def is_any_running(db: Session) -> bool:
    """Say whether some job is under way, in whichever worker."""
    running = select(JobRun.id).where(JobRun.state == JobState.RUNNING)
    return db.scalar(running.limit(1)) is not None


def _withdraw_from_queue(db: Session, run: JobRun) -> bool:
    statement = text("select procrastinate_cancel_job_v1(:id, false, false)")
    return db.scalar(statement, {"id": run.queue_id}) is not None


def _is_own(work: Work, run: JobRun) -> bool:
    return run.actor == work.actor.id


def _is_visible(work: Work, run: JobRun) -> bool:
    return _is_own(work, run) or work.actor.reach.covers(OrgPath(run.place))
