"""The words of imports."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from tongbase.base.sheets.terms import Column, Line

T = TypeVar("T")

WHOLE = ""
"""The field of a fault that lies with the record as a whole."""


REASON = Column("refusal_reason", "不通过原因", "Reason of refusal")
"""Stands first where refused records come back; whoever mends one empties it."""
WHOLE_LINE = Column(WHOLE, "整行", "The whole line")
"""What is told in place of a heading where a fault lies with no column."""


class ImportState(StrEnum):
    """Where an import stands."""

    CHECKING = "checking"
    CHECKED = "checked"
    APPLYING = "applying"
    APPLIED = "applied"
    FAILED = "failed"


STATES_ZH = {
    ImportState.CHECKING: "校验中",
    ImportState.CHECKED: "已校验",
    ImportState.APPLYING: "导入中",
    ImportState.APPLIED: "已导入",
    ImportState.FAILED: "无法读取",
}


class Fate(StrEnum):
    """What becomes of a record."""

    NEW = "new"  # 新增
    CHANGED = "changed"  # 更新
    SAME = "same"  # 不变
    REFUSED = "refused"  # 不通过


class Weight(StrEnum):
    """What comes of a fault: the record is refused, or taken over and should be looked at."""

    REFUSAL = "refusal"  # 不通过
    WARNING = "warning"  # 提示


WEIGHTS_ZH = {Weight.REFUSAL: "不通过", Weight.WARNING: "提示"}


class Fault(NamedTuple):
    """What is wrong in a line: its number, the field, a sentence in Chinese and in English."""

    line: int
    field: str
    zh: str
    en: str
    weight: Weight = Weight.REFUSAL


class Record(NamedTuple):
    """The lines that belong together: one, or several that name the same thing."""

    lines: Sequence[Line]

    @property
    def number(self) -> int:
        """Where it begins."""
        return self.lines[0].number


@dataclass(frozen=True)
class Judged(Generic[T]):
    """A record and what becomes of it; ``value`` is what it says, unless it cannot be read.

    Whatever becomes of it, there may be warnings among its faults.
    """

    line: int
    fate: Fate
    value: T | None = None
    faults: tuple[Fault, ...] = ()
    subject: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def refused(line: int, *faults: Fault) -> Judged[Any]:
    """Refuse a record."""
    return Judged(line, Fate.REFUSED, None, faults)


@dataclass
class Counts:
    """How many records there are of each fate, how many with warnings, and how many lines."""

    lines: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    warned: int = 0

    def add(self, judged: Judged[Any]) -> None:
        """Count a record."""
        setattr(self, judged.fate.value, getattr(self, judged.fate.value) + 1)
        self.warned += any(fault.weight is Weight.WARNING for fault in judged.faults)

    @property
    def records(self) -> int:
        """How many records there are; one may take several lines."""
        return sum(getattr(self, fate.value) for fate in Fate)

    @property
    def good(self) -> int:
        """How many records would change something."""
        return self.new + self.changed

    def as_dict(self) -> dict[str, int]:
        """Return the numbers as they are kept."""
        return dict(vars(self))
