"""Where a job stands."""

from enum import StrEnum


class JobState(StrEnum):
    """Where a job stands in its life."""

    QUEUED = "queued"  # 排队中
    RUNNING = "running"  # 运行中
    SUCCEEDED = "succeeded"  # 成功
    FAILED = "failed"  # 失败
    CANCELLED = "cancelled"  # 已取消


ENDED = frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED})
