"""The statutory clock: counted in working days from the day of receipt, which is day 0."""

from dataclasses import dataclass, replace
from datetime import date

from tongbase.kernel.calendar.rules import WorkingCalendar


@dataclass(frozen=True)
class Clock:
    """When it was received, the last day for the answer, and since when the clock stands still."""

    received_on: date
    due_on: date
    paused_on: date | None = None


def started(today: date, working_days: int, calendar: WorkingCalendar) -> Clock:
    """Start the clock on the day of receipt."""
    return Clock(today, calendar.add(today, working_days))


def paused(clock: Clock, today: date) -> Clock:
    """Stop the clock: the applicant has to complete something."""
    return clock if clock.paused_on else replace(clock, paused_on=today)


def resumed(clock: Clock, today: date, calendar: WorkingCalendar) -> Clock:
    """Let the clock run again; the days that it rested do not count."""
    if clock.paused_on is None:
        return clock
    rested = calendar.between(clock.paused_on, today)
    return Clock(clock.received_on, calendar.add(clock.due_on, rested))


def extended(clock: Clock, working_days: int, calendar: WorkingCalendar) -> Clock:
    """Give more time."""
    return replace(clock, due_on=calendar.add(clock.due_on, working_days))


def days_left(clock: Clock, today: date, calendar: WorkingCalendar) -> int:
    """Count the working days that are left; negative if the answer is late."""
    return calendar.between(clock.paused_on or today, clock.due_on)
