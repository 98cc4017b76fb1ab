"""The calendar of working days."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from tongbase.kernel.calendar.rules import WorkingCalendar
from tongbase.kernel.calendar.table import CalendarDay, CalendarYear
from tongbase.kernel.work import Work


def read_year(work: Work, year: int) -> tuple[CalendarYear | None, Sequence[CalendarDay], int]:
    """Read a year of the calendar: its entry if there is one, its noted days, its working days."""
    days = work.db.scalars(
        select(CalendarDay)
        .where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(CalendarDay.day)
    ).all()
    calendar = WorkingCalendar({noted.day: noted.working for noted in days})
    worked = calendar.between(date(year - 1, 12, 31), date(year, 12, 31))
    return work.db.get(CalendarYear, year), days, worked
