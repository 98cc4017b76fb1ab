"""What a running job has in hand: transactions, machines, progress and the word to stop."""

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import update

from tongbase.base.jobs.errors import JobCancelledError, JobTakenOverError
from tongbase.base.jobs.models import JobRun
from tongbase.base.machines import Machines
from tongbase.kernel import clock
from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import TongBaseError, UnavailableError
from tongbase.kernel.work import Work

PROGRESS_SECONDS = 0.5

OpenWork = Callable[[], AbstractContextManager[Work]]


@dataclass
class JobContext:
    """Handed to a job's function."""

    run_id: str
    attempt: int
    sessions: Sessions
    machines: Machines
    work: OpenWork
    attempts_max: int = 1
    _told_at: float = field(default=0.0, repr=False)

    def progress(self, done: int, total: int, zh: str = "", en: str = "") -> None:
        """Tell how far the job is, at most twice a second, and stop it if somebody asked."""
        if time.monotonic() - self._told_at < PROGRESS_SECONDS and not zh:
            return
        self._told_at = time.monotonic()
        values: dict[str, Any] = {"done": done, "total": total, "seen_at": clock.now()}
        if zh:
            values |= {"message_zh": zh, "message_en": en}
        if self._tell(values):
            raise JobCancelledError("任务已按要求取消。", "The job was cancelled as asked.")

    def is_last_word(self, error: Exception) -> bool:
        """Say whether the job ends with this error: no other attempt may cure it, or none is left.

        What we expect is cured by waiting only if something outside did not answer; what we do
        not expect, by chance.
        """
        hopeless = isinstance(error, TongBaseError) and not isinstance(error, UnavailableError)
        return hopeless or self.attempt >= self.attempts_max

    def _tell(self, values: Mapping[str, Any]) -> bool:
        mine = (JobRun.id == self.run_id) & (JobRun.attempt == self.attempt)
        statement = update(JobRun).where(mine).values(**values)
        with self.sessions.begin() as db:
            asked: bool | None = db.scalar(statement.returning(JobRun.cancel_asked))
        if asked is None:
            raise JobTakenOverError(
                "该任务已由另一进程接手,本次执行停止。",
                "Another worker has taken the job over; this attempt stops.",
            )
        return asked
