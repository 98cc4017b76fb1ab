"""The worker: runs queued jobs, repeats what failed, takes up again what a dead worker left."""

import asyncio
import logging
from collections.abc import Iterable

import procrastinate
from procrastinate import PsycopgConnector, RetryStrategy
from sqlalchemy import text
from typing_extensions import override

from tongbase.base.jobs.queue import QUEUE, Order, enqueue
from tongbase.base.jobs.running import TransientError, Workshop, run_job
from tongbase.base.jobs.terms import Job, Pace
from tongbase.kernel.actor import EVERYWHERE, SYSTEM_ID
from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import TongBaseError

RETRY_GROWTH = 3

LIVE_WORKERS = text(
    """
    select count(*) from procrastinate_workers
    where last_heartbeat > now() - make_interval(secs => :seconds)
    """
)
# One statement: of two workers that rescue at once, one finds nothing left to do.
RESCUE = text(
    """
    update procrastinate_jobs j
    set status = 'todo', attempts = attempts + 1, scheduled_at = now(), worker_id = null
    where j.status = 'doing' and j.queue_name = :queue and not exists (
        select from procrastinate_workers w
        where w.id = j.worker_id and w.last_heartbeat > now() - make_interval(secs => :seconds)
    )
    returning j.id, j.task_name
    """
)

log = logging.getLogger(__name__)


class Plainly(logging.Filter):
    """Lets the queue say in one line that a job failed as we expect; a fault keeps its traceback.

    The sentence of the error stands in the job.
    """

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Take the traceback of an expected error away."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, TransientError | TongBaseError):
            record.msg, record.args = "%s %s", (record.getMessage(), error)
            record.exc_info = None
        return True


logging.getLogger("procrastinate.worker").addFilter(Plainly())


def build_worker(shop: Workshop) -> procrastinate.App:
    """Make the queue's application with one task for each kind of job."""
    app = procrastinate.App(connector=PsycopgConnector(conninfo=shop.queue_url))
    for job in shop.jobs.values():
        _add_task(app, shop, job)
        if job.cron is not None:
            _add_cron(app, shop, job, job.cron)
    return app


async def work_until(shop: Workshop, stop: asyncio.Event, *, concurrency: int = 1) -> None:
    """Work until told to stop; jobs under way may finish. A fault of the queue itself is raised."""
    app = build_worker(shop)
    async with app.open_async():
        tasks = {
            asyncio.create_task(_run(app, shop.pace, concurrency=concurrency, wait=True)),
            asyncio.create_task(_keep_rescuing(shop)),
            asyncio.create_task(stop.wait()),
        }
        done, going = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
        for task in done:
            task.result()


def work_once(shop: Workshop) -> None:
    """Run everything that waits, then return."""
    app = build_worker(shop)

    async def drain() -> None:
        async with app.open_async():
            rescue(shop)
            await _run(app, shop.pace, concurrency=1, wait=False)

    asyncio.run(drain())


def has_live_worker(sessions: Sessions) -> bool:
    """Say whether some worker has been heard of lately."""
    with sessions() as db:
        return bool(db.scalar(LIVE_WORKERS, {"seconds": Pace().stalled_seconds}))


def rescue(shop: Workshop) -> int:
    """Queue again the jobs whose worker has not been heard of for too long."""
    with shop.sessions.begin() as db:
        told = {"queue": QUEUE, "seconds": shop.pace.stalled_seconds}
        stalled = db.execute(RESCUE, told).all()
    for number, kind in stalled:
        log.warning("Job %s (%s) lost its worker and is queued again.", number, kind)
    return len(stalled)


async def _keep_rescuing(shop: Workshop) -> None:
    while True:
        await asyncio.sleep(shop.pace.rescue_seconds)
        await asyncio.to_thread(rescue, shop)


async def _run(app: procrastinate.App, pace: Pace, *, concurrency: int, wait: bool) -> None:
    await app.run_worker_async(
        queues=[QUEUE],
        concurrency=concurrency,
        wait=wait,
        install_signal_handlers=False,
        update_heartbeat_interval=pace.heartbeat_seconds,
        stalled_worker_timeout=pace.stalled_seconds,
    )


def _add_cron(app: procrastinate.App, shop: Workshop, job: Job, cron: str) -> None:
    @app.periodic(cron=cron)
    @app.task(name=f"cron.{job.kind}", queue=QUEUE, queueing_lock=f"cron.{job.kind}")
    def start(timestamp: int) -> None:
        del timestamp
        with shop.open_work(SYSTEM_ID) as work:
            enqueue(work, Order(job.kind, job.kind, job.zh, job.en, EVERYWHERE, lock=job.kind))


def _add_task(app: procrastinate.App, shop: Workshop, job: Job) -> None:
    retry = RetryStrategy(  # how often is decided where a job runs: only then it is transient
        exponential_wait=RETRY_GROWTH if job.retry_seconds else 0,
        wait=job.retry_seconds,
        retry_exceptions=[TransientError],
    )

    def run(run_id: str) -> None:
        run_job(shop, job, run_id)

    app.task(name=job.kind, queue=QUEUE, retry=retry)(run)


def by_kind(jobs: Iterable[Job]) -> dict[str, Job]:
    """Index jobs by their kind."""
    return {job.kind: job for job in jobs}
