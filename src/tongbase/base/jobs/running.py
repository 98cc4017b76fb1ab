"""One attempt of a job: begun, carried out, and how it ended written down.

A worker may be gone without a word, or be taken for gone while it is only slow. So every attempt
has its number, and what an attempt writes counts only as long as no later one has begun.
"""

import logging
import traceback
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from procrastinate.exceptions import JobAborted
from sqlalchemy import update

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.errors import JobCancelledError, JobLostError, JobTakenOverError
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import ENDED, Job, JobState, Pace
from tongbase.base.machines import Machines
from tongbase.kernel import clock
from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work

ERROR_CHARACTERS_MAX = 4000

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Workshop:
    """All that a worker needs: where jobs lie, what they are, and how to open work for an actor."""

    queue_url: str
    sessions: Sessions
    machines: Machines
    jobs: Mapping[str, Job]
    open_work: Callable[[str], AbstractContextManager[Work]]
    pace: Pace = field(default_factory=Pace)


class TransientError(Exception):
    """The job failed in a way that another attempt may cure, and attempts are left."""


def run_job(shop: Workshop, job: Job, run_id: str) -> None:
    """Run one attempt of a job and write down how it ended."""
    run = _start(shop.sessions, job, run_id)
    if run is None:
        return
    context = JobContext(
        run_id,
        run.attempt,
        shop.sessions,
        shop.machines,
        lambda: shop.open_work(run.actor),
        attempts_max=job.attempts_max,
    )
    try:
        result = job.run(context, run.arguments)
    except JobTakenOverError:
        log.warning("Job %s (%s) was taken over by another worker.", run.id, job.kind)
    except JobCancelledError:
        _end(shop.sessions, run, state=JobState.CANCELLED)
        raise JobAborted from None
    except TongBaseError as error:
        _fail(shop.sessions, context, run, error, error.as_dict())
        raise
    except Exception as error:  # the edge of the job: anything else is a fault
        log.exception("Job %s (%s) failed.", run.id, job.kind)
        _fail(shop.sessions, context, run, error, _fault(error))
        raise
    else:
        _end(shop.sessions, run, state=JobState.SUCCEEDED, result=dict(result or {}))


def _start(sessions: Sessions, job: Job, run_id: str) -> JobRun | None:
    with sessions.begin() as db:
        run = db.get(JobRun, run_id, with_for_update=True)
        if run is None or run.state in ENDED:
            return None
        if run.cancel_asked:
            run.state, run.finished_at = JobState.CANCELLED, clock.now()
            return None
        if run.attempt >= job.attempts_max:  # it took its workers with it every time
            run.state, run.finished_at = JobState.FAILED, clock.now()
            run.error = _lost(run).as_dict()
            return None
        run.state, run.attempt = JobState.RUNNING, run.attempt + 1
        run.started_at = run.started_at or clock.now()
        run.seen_at, run.error = clock.now(), None
        return run


def _end(
    sessions: Sessions,
    run: JobRun,
    *,
    state: JobState,
    result: Mapping[str, Any] | None = None,
    error: Mapping[str, Any] | None = None,
) -> None:
    values: dict[str, Any] = {
        "state": state,
        "result": result,
        "error": error,
        "finished_at": clock.now(),
    }
    if state is JobState.SUCCEEDED:
        values["done"] = JobRun.total
    _write(sessions, run, values)


def _fail(
    sessions: Sessions,
    context: JobContext,
    run: JobRun,
    error: Exception,
    told: Mapping[str, Any],
) -> None:
    """Wait for the next attempt if it may help and one is left; else give up."""
    if context.is_last_word(error):
        _end(sessions, run, state=JobState.FAILED, error=told)
        return
    waits = {
        "state": JobState.QUEUED,
        "error": told,
        "seen_at": clock.now(),
        "message_zh": f"第 {run.attempt} 次未成功,稍后自动重试(最多 {context.attempts_max} 次)",
        "message_en": f"Attempt {run.attempt} of {context.attempts_max} failed; waiting to retry",
    }
    _write(sessions, run, waits)
    raise TransientError(str(error)) from error


def _write(sessions: Sessions, run: JobRun, values: Mapping[str, Any]) -> None:
    """Write unless a later attempt has begun meanwhile."""
    mine = (JobRun.id == run.id) & (JobRun.attempt == run.attempt)
    with sessions.begin() as db:
        db.execute(update(JobRun).where(mine).values(**values))


def _fault(error: Exception) -> dict[str, Any]:
    return {
        "code": "internal",
        "message": f"任务执行出错:{error}",
        "message_en": f"The job failed: {error}",
        "trace": "".join(traceback.format_exception(error))[-ERROR_CHARACTERS_MAX:],
    }


def _lost(run: JobRun) -> JobLostError:
    return JobLostError(
        f"任务执行了 {run.attempt} 次,执行它的进程每次都意外终止,已停止重试;"
        "请检查服务器内存、磁盘和日志后重新发起。",
        f"The job was begun {run.attempt} times and its worker died each time; check memory, disk "
        "and log of the server, then order it again.",
        attempts=run.attempt,
    )
