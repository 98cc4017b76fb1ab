"""What is told of the past is told of the past alone: nobody knows how things will stand."""

from datetime import date, datetime, timedelta

from tongbase.kernel.clock import CHINA, day_of, end_of
from tongbase.kernel.errors import InvalidError

SECOND = timedelta(seconds=1)
"""Moments are shown and given to the second: the one under way counts as past."""


class ToComeError(InvalidError):
    """A state was asked for that has not come yet."""

    code = "past.to_come"


def end_of_past_day(day: date, now: datetime, *, field: str) -> datetime:
    """Return the end of a day in China; stop at a day that is to come. Today counts as past."""
    today = day_of(now)
    if day > today:
        raise ToComeError(
            f"{day} 还没有到,当时的状态无从得知;请选择 {today} 或更早的日期。",
            f"{day} is still to come, nobody knows how things will stand; give {today} or a day "
            "before it.",
            field=field,
        )
    return end_of(day)


def check_past(at: datetime, now: datetime, *, field: str) -> None:
    """Stop at a moment that is to come."""
    if at > now + SECOND:
        shown = f"{now.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
        raise ToComeError(
            f"{at.astimezone(CHINA):%Y-%m-%d %H:%M:%S} 还没有到,当时的数据无从得知;"
            f"请选择 {shown} 之前的时间。",
            f"{at.isoformat()} is still to come; give a moment before {now.isoformat()}.",
            field=field,
        )
