"""What can happen to long work by people's hands."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class JobCancelAsked(Event):
    """Somebody asked a job to stop."""

    name: ClassVar[str] = "jobs.run.cancel_asked"
    kind: str
    title: str
