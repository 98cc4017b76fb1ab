"""Working days, with the vectors that were checked for Decree 809's clocks."""

from datetime import date

import pytest

from tongbase.kernel.calendar.rules import WorkingCalendar

AUTUMN_2025 = WorkingCalendar(
    {date(2025, 9, 28): True, date(2025, 10, 11): True}
    | {date(2025, 10, day): False for day in range(1, 9)},
    known_until=date(2025, 12, 31),
)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2025, 9, 26), 10, date(2025, 10, 16)),
        (date(2025, 9, 30), 1, date(2025, 10, 9)),
        (date(2025, 11, 3), 0, date(2025, 11, 3)),
        (date(2025, 11, 7), 1, date(2025, 11, 10)),
    ],
)
def test_a_limit_ends_on_its_last_working_day(start: date, days: int, end: date):
    assert AUTUMN_2025.add(start, days) == end
    assert AUTUMN_2025.between(start, end) == days


def test_days_before_count_backwards():
    assert AUTUMN_2025.between(date(2025, 10, 16), date(2025, 9, 26)) == -10


def test_an_unknown_year_counts_by_weekday_and_says_so():
    assert AUTUMN_2025.is_working(date(2027, 10, 1))
    assert not AUTUMN_2025.is_known(date(2027, 10, 1))
    assert AUTUMN_2025.is_known(date(2025, 10, 1))
