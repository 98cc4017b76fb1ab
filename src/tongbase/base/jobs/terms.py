"""The words of long work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.states import ENDED, JobState

__all__ = ["ENDED", "Job", "JobFunction", "JobState", "Pace"]

JobFunction = Callable[[JobContext, Mapping[str, Any]], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Job:
    """A kind of long work that a module brings.

    ``run`` opens its own transactions through the context. It must be safe to run again from the
    start: a worker may die at any point. What another attempt may cure (a fault, something outside
    that does not answer) is tried ``attempts_max`` times, each time after a longer wait.
    ``cron`` starts the job on a schedule as the house itself.
    """

    kind: str
    zh: str
    en: str
    run: JobFunction
    attempts_max: int = 3
    retry_seconds: int = 10
    cron: str | None = None


@dataclass(frozen=True)
class Pace:
    """How often a worker says that it lives, and when the others take it for dead."""

    heartbeat_seconds: float = 4
    stalled_seconds: float = 15
    rescue_seconds: float = 5
