"""What happens in the standards."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class CodeListInstalled(Event):
    """A shipped code list was entered or brought up to date. The subject is the list's id."""

    name: ClassVar[str] = "standards.code_list.installed"
    source: str
    codes: int
    changed: int


@dataclass(frozen=True)
class CalendarYearEntered(Event):
    """A year's holidays and make-up days were entered. The subject is the year."""

    name: ClassVar[str] = "standards.calendar.year_entered"
    source: str
    days: int


@dataclass(frozen=True)
class CalendarDaySet(Event):
    """One day was said to be worked or free. The subject is the day."""

    name: ClassVar[str] = "standards.calendar.day_set"
    working: bool
    note: str
