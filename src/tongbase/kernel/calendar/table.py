"""The list of holidays and make-up days: a table that people edit, seeded from a library."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from tongbase.kernel.calendar.rules import WorkingCalendar
from tongbase.kernel.db import Row


class CalendarDay(Row):
    """A day on which the weekday does not decide: a holiday (放假) or a make-up day (调休上班)."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    note: Mapped[str]


class CalendarYear(Row):
    """A year whose official notice has been entered. Years without one fall back to the weekday."""

    __tablename__ = "calendar_year"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str]


def working_calendar(db: Session) -> WorkingCalendar:
    """Read the calendar as it stands."""
    days = {row.day: row.working for row in db.scalars(select(CalendarDay))}
    last = db.scalar(select(func.max(CalendarYear.year)))
    return WorkingCalendar(days, known_until=date(last, 12, 31) if last else None)
