"""The calendar of working days on the wire."""

from datetime import date

from pydantic import Field

from tongbase.base.web import In, Out


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
