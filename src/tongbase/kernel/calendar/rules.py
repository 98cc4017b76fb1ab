"""Counting working days: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
SPAN_DAYS_MAX = 3660


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked: listed days as listed, all others Monday to Friday.

    ``days`` maps a day to whether it is worked (holidays and make-up days, 调休);
    ``known_until`` is the last day for which the list speaks. A clock that ends later is counted by
    the weekday alone, and says so.
    """

    days: Mapping[date, bool]
    known_until: date | None = None

    def is_working(self, day: date) -> bool:
        """Say whether people work on that day."""
        return self.days.get(day, day.weekday() < SATURDAY)

    def is_known(self, day: date) -> bool:
        """Say whether the list speaks for that day, or the weekday alone."""
        return self.known_until is not None and day <= self.known_until

    def add(self, start: date, working_days: int) -> date:
        """Return the last day of a limit. The day of receipt is day 0, the next working day 1."""
        day, left = start, working_days
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and including ``end``; negative if earlier.

        A span of more than ten years is cut there.
        """
        if end < start:
            return -self.between(end, start)
        length = min((end - start).days, SPAN_DAYS_MAX)
        days = (start + timedelta(days=n) for n in range(1, length + 1))
        return sum(map(self.is_working, days))
