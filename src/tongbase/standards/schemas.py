"""The standards on the wire."""

from datetime import date

from pydantic import Field

from tongbase.base.web import In, Out


class LabelOut(Out):
    """A word in Chinese and English."""

    zh: str
    en: str


class CodeOut(Out):
    """One value of a code list."""

    code: str
    name: LabelOut
    parent: str | None
    valid_from: date | None
    valid_to: date | None


class CodeListOut(Out):
    """A code list; its codes are given on its own page only."""

    id: str
    name: LabelOut
    source: str


class CodeListDetail(CodeListOut):
    """A code list with its codes."""

    codes: list[CodeOut]
    verbs: tuple[str, ...] = ()


class CalendarDayOut(Out):
    """A day on which the weekday does not decide."""

    day: date
    working: bool
    note: str


class CalendarYearOut(Out):
    """A year of the calendar. Without ``source`` nobody has entered its official list yet."""

    year: int
    source: str | None
    working_days: int
    days: list[CalendarDayOut]
    verbs: list[str]


class CalendarDayIn(In):
    """Whether a day is worked."""

    working: bool
    note: str = Field(default="", max_length=100)


class ListedDayIn(CalendarDayIn):
    """One day of a year's official list."""

    day: date


class CalendarYearIn(In):
    """A year's official list and where it was published."""

    source: str = Field(min_length=1, max_length=500)
    days: list[ListedDayIn] = Field(max_length=366)
