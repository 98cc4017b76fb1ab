"""What can happen to long work by people's hands."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class JobCancelAsked(Event):
    """Somebody asked a job to stop."""

    name: ClassVar[str] = "jobs.run.cancel_asked"
    zh: ClassVar[str] = "要求停止任务"
    en: ClassVar[str] = "Job asked to stop"
    kind: str
    title: str
