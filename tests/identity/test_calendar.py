"""The calendar of working days, that standards keeps and people edit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tongbase.kernel.actor import system_actor
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work
from tongbase.standards.actions.calendar import (
    NotedDay,
    clear_day,
    enter_year,
    install_calendar,
    set_day,
)
from tongbase.standards.errors import CalendarDayInvalidError
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.calendar import read_year


@pytest.fixture
def keeper(work: Work) -> Work:
    return replace(work, actor=system_actor(frozenset(StandardsPermission)))


def test_the_librarys_years_are_entered_once(keeper: Work):
    assert install_calendar(keeper) == 23  # 2004 to 2026
    assert install_calendar(keeper) == 0
    keeper.db.flush()
    [line] = history_of(keeper.db, "2026")
    assert line.event == "standards.calendar.year_entered"


@pytest.mark.parametrize(("year", "worked"), [(2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_a_year(keeper: Work, year: int, worked: int):
    install_calendar(keeper)
    entry, days, count = read_year(keeper, year)
    assert entry is not None
    assert entry.source.startswith("chinesecalendar")
    assert count == worked
    assert {day.note for day in days} >= {"春节", "国庆节"}


def test_statutory_limits_end_on_the_checked_days(keeper: Work):
    install_calendar(keeper)
    calendar = working_calendar(keeper.db)
    assert calendar.add(date(2025, 9, 26), 10) == date(2025, 10, 16)
    assert calendar.add(date(2025, 9, 30), 1) == date(2025, 10, 9)
    assert not calendar.is_known(date(2027, 1, 4))


def test_people_enter_the_next_year(keeper: Work):
    install_calendar(keeper)
    days = [NotedDay(date(2027, 1, 1), working=False, note="元旦")]
    enter_year(keeper, 2027, source="国办发明电〔2026〕1号", days=days)
    calendar = working_calendar(keeper.db)
    assert calendar.is_known(date(2027, 6, 1))
    assert not calendar.is_working(date(2027, 1, 1))


def test_a_year_that_people_entered_is_not_overwritten(keeper: Work):
    enter_year(keeper, 2026, source="本地通知", days=[])
    assert install_calendar(keeper) == 22
    entry, days, _ = read_year(keeper, 2026)
    assert (entry.source, list(days)) == ("本地通知", [])


def test_one_day_is_set_and_cleared(keeper: Work):
    saturday = date(2026, 5, 16)
    set_day(keeper, NotedDay(saturday, working=True, note="防汛值守"))
    assert working_calendar(keeper.db).is_working(saturday)
    clear_day(keeper, saturday)
    assert not working_calendar(keeper.db).is_working(saturday)


@pytest.mark.parametrize(
    ("year", "days", "field"),
    [
        (1999, [], "year"),
        (2027, [date(2026, 1, 1)], "days"),
        (2027, [date(2027, 1, 1), date(2027, 1, 1)], "days"),
    ],
)
def test_odd_lists_are_refused(keeper: Work, year: int, days: list[date], field: str):
    noted = [NotedDay(day, working=False, note="") for day in days]
    with pytest.raises(CalendarDayInvalidError) as caught:
        enter_year(keeper, year, source="x", days=noted)
    assert caught.value.field == field


VERBS: tuple[Callable[[Work], object], ...] = (
    install_calendar,
    lambda work: enter_year(work, 2027, source="x", days=[]),
    lambda work: set_day(work, NotedDay(date(2027, 1, 1), working=False, note="")),
    lambda work: clear_day(work, date(2027, 1, 1)),
)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_needs_leave(work: Work, verb: Callable[[Work], object]):
    with pytest.raises(DeniedError):
        verb(work)
