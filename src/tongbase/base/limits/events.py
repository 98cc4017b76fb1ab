"""What can happen to limits."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class LimitSet(Event):
    """A region made a limit stricter. The subject is the limit's code, ``title`` its name."""

    name: ClassVar[str] = "limits.limit.set"
    zh: ClassVar[str] = "设定办理时限"
    en: ClassVar[str] = "Time limit set"
    names_before: ClassVar[tuple[str, ...]] = ("share.limit.set",)
    title: str
    place: str
    working_days: int
