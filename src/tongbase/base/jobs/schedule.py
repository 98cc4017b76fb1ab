"""Schedules in the five fields of cron (minute hour day month weekday), by China's clock."""

import re
from datetime import UTC, datetime

from croniter import CroniterError, croniter

from tongbase.base.jobs.errors import ScheduleInvalidError
from tongbase.kernel.clock import CHINA

SHAPE = re.compile(r"[0-9]{1,2}( [0-9*,/-]+){4}")
"""The minute is one number: what is on a schedule is ordered once an hour at most."""


def check_schedule(told: str, *, now: datetime, field: str = "schedule") -> str:
    """Return a schedule with single blanks; stop at what is none, or never comes to pass."""
    schedule = " ".join(told.split())
    try:
        if SHAPE.fullmatch(schedule) is None:
            raise ScheduleInvalidError(*_said(told), field=field)
        next_time(schedule, now)
    except CroniterError as error:
        raise ScheduleInvalidError(*_said(told), field=field) from error
    return schedule


def next_time(schedule: str, after: datetime) -> datetime:
    """Return the first moment after another at which a schedule comes to pass."""
    moment: datetime = croniter(schedule, after.astimezone(CHINA)).get_next(datetime)
    return moment.astimezone(UTC)


def _said(told: str) -> tuple[str, str]:
    return (
        f"“{told}”不是可用的计划:请按“分 时 日 月 星期”填写五项(北京时间),"
        "分为一个数,如 30 2 * * * 表示每天 2:30。",
        f"{told!r} is no schedule: give the minute, hour, day, month and weekday by China's clock, "
        "the minute as one number; 30 2 * * * is every day at 2:30.",
    )
