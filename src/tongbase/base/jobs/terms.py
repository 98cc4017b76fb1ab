"""The words of long work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tongbase.base.jobs.context import JobContext


class JobState(StrEnum):
    """Where a job stands in its life."""

    QUEUED = "queued"  # 排队中
    RUNNING = "running"  # 运行中
    SUCCEEDED = "succeeded"  # 成功
    FAILED = "failed"  # 失败
    CANCELLED = "cancelled"  # 已取消


ENDED = frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED})

JobFunction = Callable[["JobContext", Mapping[str, Any]], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Job:
    """A kind of long work that a module brings.

    ``run`` opens its own transactions through the context. It must be safe to run again from the
    start: a worker may die at any point. ``cron`` starts it on a schedule as the house itself.
    """

    kind: str
    zh: str
    en: str
    run: JobFunction
    attempts_max: int = 3
    retry_seconds: int = 10
    cron: str | None = None
