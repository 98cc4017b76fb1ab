"""Keep the calendar of working days, in which the clocks of Decree 809 count.

Each year's list is the official notice of that year (国务院办公厅关于部分节假日安排的通知). The
library knows past years alone, so people must be able to enter the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from chinese_calendar.constants import Holiday, holidays, workdays
from sqlalchemy import delete, extract

from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.calendar.rules import WorkingCalendar
from tongbase.kernel.calendar.table import CalendarDay, CalendarYear
from tongbase.kernel.work import Work
from tongbase.standards.errors import CalendarDayInvalidError
from tongbase.standards.events import CalendarDaySet, CalendarYearEntered
from tongbase.standards.permissions import StandardsPermission

LIBRARY = "chinesecalendar"
YEAR_MIN, YEAR_MAX = 2000, 2100
NOTE_LENGTH_MAX = 100
WEEKDAYS_ALONE = WorkingCalendar({})


@dataclass(frozen=True)
class NotedDay:
    """A day on which the weekday does not decide: a holiday, or a make-up day that is worked."""

    day: date
    working: bool
    note: str


def install_calendar(work: Work) -> int:
    """Enter the years that the library knows and nobody has entered; return how many."""
    work.require(StandardsPermission.CALENDAR_EDIT, EVERYWHERE)
    days = _days_of_library()
    source = f"{LIBRARY} {version(LIBRARY)}"
    years = sorted({noted.day.year for noted in days})
    new = [year for year in years if work.db.get(CalendarYear, year) is None]
    for year in new:
        _write(work, year, source, [noted for noted in days if noted.day.year == year])
        work.emit(CalendarYearEntered(str(year), source=source, days=_count(days, year)))
    return len(new)


def enter_year(work: Work, year: int, *, source: str, days: Sequence[NotedDay]) -> None:
    """Enter a year's official list in place of what was there."""
    work.require(StandardsPermission.CALENDAR_EDIT, EVERYWHERE)
    _check_year(year, days)
    _write(work, year, source, days)
    work.emit(CalendarYearEntered(str(year), source=source, days=len(days)))


def set_day(work: Work, noted: NotedDay) -> None:
    """Say of one day whether it is worked."""
    work.require(StandardsPermission.CALENDAR_EDIT, EVERYWHERE)
    _check_year(noted.day.year, [noted])
    work.db.merge(CalendarDay(day=noted.day, working=noted.working, note=noted.note))
    work.emit(CalendarDaySet(noted.day.isoformat(), working=noted.working, note=noted.note))


def clear_day(work: Work, day: date) -> None:
    """Let the weekday decide again."""
    work.require(StandardsPermission.CALENDAR_EDIT, EVERYWHERE)
    work.db.execute(delete(CalendarDay).where(CalendarDay.day == day))
    work.emit(CalendarDaySet(day.isoformat(), working=WEEKDAYS_ALONE.is_working(day), note=""))


def _write(work: Work, year: int, source: str, days: Sequence[NotedDay]) -> None:
    work.db.execute(delete(CalendarDay).where(extract("year", CalendarDay.day) == year))
    work.db.merge(CalendarYear(year=year, source=source))
    work.db.add_all(
        CalendarDay(day=noted.day, working=noted.working, note=noted.note) for noted in days
    )
    work.db.flush()


def _days_of_library() -> list[NotedDay]:
    rested = [NotedDay(day, working=False, note=_name(name)) for day, name in holidays.items()]
    worked = [NotedDay(day, working=True, note=f"{_name(n)}调休") for day, n in workdays.items()]
    return sorted(rested + worked, key=lambda noted: noted.day)


def _name(english: str) -> str:
    return str(Holiday(english).chinese)


def _count(days: Sequence[NotedDay], year: int) -> int:
    return sum(noted.day.year == year for noted in days)


def _check_year(year: int, days: Sequence[NotedDay]) -> None:
    if not YEAR_MIN <= year <= YEAR_MAX:
        raise CalendarDayInvalidError(
            f"年份应在 {YEAR_MIN} 至 {YEAR_MAX} 之间。",
            f"The year must lie between {YEAR_MIN} and {YEAR_MAX}.",
            field="year",
        )
    seen: set[date] = set()
    for noted in days:
        if noted.day.year != year or noted.day in seen:
            raise CalendarDayInvalidError(
                f"{noted.day} 不在 {year} 年内,或重复出现。",
                f"{noted.day} does not lie in {year}, or is listed twice.",
                field="days",
            )
        seen.add(noted.day)
