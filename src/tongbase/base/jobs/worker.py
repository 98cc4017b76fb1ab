"""The worker: runs queued jobs, repeats what failed, takes up again what a dead worker left."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import procrastinate
from procrastinate import PsycopgConnector, RetryStrategy
from procrastinate.exceptions import JobAborted
from sqlalchemy import text, update

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.errors import JobCancelledError
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import QUEUE, Order, enqueue
from tongbase.base.jobs.terms import ENDED, Job, JobState
from tongbase.base.machines import Machines
from tongbase.kernel import clock
from tongbase.kernel.actor import EVERYWHERE, SYSTEM_ID
from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work

STALLED_SECONDS = 15
HEARTBEAT_SECONDS = 4
RESCUE_SECONDS = 5
RETRY_GROWTH = 3
ERROR_CHARACTERS_MAX = 4000

LIVE_WORKERS = text(
    """
    select count(*) from procrastinate_workers
    where last_heartbeat > now() - make_interval(secs => :seconds)
    """
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Workshop:
    """All that a worker needs: where jobs lie, what they are, and how to open work for an actor."""

    queue_url: str
    sessions: Sessions
    machines: Machines
    jobs: Mapping[str, Job]
    open_work: Callable[[str], AbstractContextManager[Work]]


def build_worker(shop: Workshop) -> procrastinate.App:
    """Make the queue's application with one task for each kind of job."""
    app = procrastinate.App(connector=PsycopgConnector(conninfo=shop.queue_url))
    for job in shop.jobs.values():
        _add_task(app, shop, job)
        if job.cron is not None:
            _add_cron(app, shop, job, job.cron)
    return app


async def work_until(app: procrastinate.App, stop: asyncio.Event, *, concurrency: int = 1) -> None:
    """Work until told to stop; jobs under way may finish."""
    async with app.open_async():
        tasks = {
            asyncio.create_task(_run(app, concurrency=concurrency, wait=True)),
            asyncio.create_task(_keep_rescuing(app)),
            asyncio.create_task(stop.wait()),
        }
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def work_once(app: procrastinate.App) -> None:
    """Run everything that waits, then return."""

    async def drain() -> None:
        async with app.open_async():
            await rescue(app)
            await _run(app, concurrency=1, wait=False)

    asyncio.run(drain())


def has_live_worker(sessions: Sessions) -> bool:
    """Say whether some worker has been heard of lately."""
    with sessions() as db:
        return bool(db.scalar(LIVE_WORKERS, {"seconds": STALLED_SECONDS}))


async def rescue(app: procrastinate.App) -> int:
    """Queue again the jobs whose worker has not been heard of for ``STALLED_SECONDS``."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS))
    for job in stalled:
        log.warning("Job %s (%s) lost its worker and is queued again.", job.id, job.task_name)
        await app.job_manager.retry_job(job, retry_at=clock.now())
    return len(stalled)


async def _keep_rescuing(app: procrastinate.App) -> None:
    while True:
        await asyncio.sleep(RESCUE_SECONDS)
        await rescue(app)


async def _run(app: procrastinate.App, *, concurrency: int, wait: bool) -> None:
    await app.run_worker_async(
        queues=[QUEUE],
        concurrency=concurrency,
        wait=wait,
        install_signal_handlers=False,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_SECONDS,
    )


def _add_cron(app: procrastinate.App, shop: Workshop, job: Job, cron: str) -> None:
    @app.periodic(cron=cron)
    @app.task(name=f"cron.{job.kind}", queue=QUEUE, queueing_lock=f"cron.{job.kind}")
    def start(timestamp: int) -> None:
        del timestamp
        with shop.open_work(SYSTEM_ID) as work:
            enqueue(work, Order(job.kind, job.kind, job.zh, EVERYWHERE, lock=job.kind))


def _add_task(app: procrastinate.App, shop: Workshop, job: Job) -> None:
    retry = RetryStrategy(
        max_attempts=job.attempts_max - 1,
        exponential_wait=RETRY_GROWTH if job.retry_seconds else 0,
        wait=job.retry_seconds,
        retry_exceptions=[TransientError],
    )

    def run(run_id: str) -> None:
        run_job(shop, job, run_id)

    app.task(name=job.kind, queue=QUEUE, retry=retry)(run)


class TransientError(Exception):
    """The job failed in a way that another attempt may cure."""


def run_job(shop: Workshop, job: Job, run_id: str) -> None:
    """Run one attempt of a job and write down how it ended."""
    run = _start(shop.sessions, run_id)
    if run is None:
        return
    context = JobContext(
        run_id, run.attempt, shop.sessions, shop.machines, lambda: shop.open_work(run.actor)
    )
    try:
        result = job.run(context, run.arguments)
    except JobCancelledError:
        _end(shop.sessions, run_id, state=JobState.CANCELLED)
        raise JobAborted from None
    except TongBaseError as error:
        _end(shop.sessions, run_id, state=JobState.FAILED, error=error.as_dict())
        raise
    except Exception as error:  # the edge of the job: anything else is a fault, tried again
        _fail(shop.sessions, job, run, error)
        raise TransientError(str(error)) from error
    _end(shop.sessions, run_id, state=JobState.SUCCEEDED, result=dict(result or {}))


def _start(sessions: Sessions, run_id: str) -> JobRun | None:
    with sessions.begin() as db:
        run = db.get(JobRun, run_id, with_for_update=True)
        if run is None or run.state in ENDED:
            return None
        if run.cancel_asked:
            run.state, run.finished_at = JobState.CANCELLED, clock.now()
            return None
        run.state, run.attempt = JobState.RUNNING, run.attempt + 1
        run.started_at = run.started_at or clock.now()
        run.seen_at, run.error = clock.now(), None
        return run


def _end(
    sessions: Sessions,
    run_id: str,
    *,
    state: JobState,
    result: Mapping[str, Any] | None = None,
    error: Mapping[str, Any] | None = None,
) -> None:
    values = {"state": state, "result": result, "error": error, "finished_at": clock.now()}
    with sessions.begin() as db:
        db.execute(update(JobRun).where(JobRun.id == run_id).values(**values))


def _fail(sessions: Sessions, job: Job, run: JobRun, error: Exception) -> None:
    """A fault: wait for the next attempt, or give up after the last one."""
    log.error("Job %s (%s) failed.", run.id, job.kind, exc_info=error)
    told = {
        "code": "internal",
        "message": f"任务执行出错:{error}",
        "message_en": f"The job failed: {error}",
        "trace": "".join(traceback.format_exception(error))[-ERROR_CHARACTERS_MAX:],
    }
    if run.attempt >= job.attempts_max:
        _end(sessions, run.id, state=JobState.FAILED, error=told)
        return
    values = {"state": JobState.QUEUED, "error": told, "seen_at": clock.now()}
    with sessions.begin() as db:
        db.execute(update(JobRun).where(JobRun.id == run.id).values(**values))


def by_kind(jobs: Iterable[Job]) -> dict[str, Job]:
    """Index jobs by their kind."""
    return {job.kind: job for job in jobs}
