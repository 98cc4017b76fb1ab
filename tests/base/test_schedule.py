"""Schedules: what is one, and when it comes to pass by China's clock."""

from datetime import datetime

import pytest

from tongbase.base.jobs.errors import ScheduleInvalidError
from tongbase.base.jobs.schedule import check_schedule, next_time

NOON = datetime.fromisoformat("2026-03-01T12:00:00+08:00")  # a Sunday


@pytest.mark.parametrize(
    ("schedule", "following"),
    [
        ("30 2 * * *", "2026-03-02T02:30:00+08:00"),
        ("0 12 * * *", "2026-03-02T12:00:00+08:00"),
        ("5 * * * *", "2026-03-01T12:05:00+08:00"),
        ("0 3 * * 1", "2026-03-02T03:00:00+08:00"),
        ("0 3 1 1,7 *", "2026-07-01T03:00:00+08:00"),
        ("0 */6 * * *", "2026-03-01T18:00:00+08:00"),
        ("0 0 29 2 *", "2028-02-29T00:00:00+08:00"),
    ],
)
def test_a_schedule_comes_to_pass_by_chinas_clock(schedule: str, following: str):
    assert check_schedule(f" {schedule.replace(' ', '   ')} ", now=NOON) == schedule
    assert next_time(schedule, NOON) == datetime.fromisoformat(following)


@pytest.mark.parametrize(
    "told",
    [
        "每天",
        "30 2 * *",
        "30 2 * * * *",
        "* * * * *",
        "*/5 * * * *",
        "0,30 * * * *",
        "61 2 * * *",
        "0 25 * * *",
        "0 0 30 2 *",
        "@daily",
        "0 0 1-99 * *",
    ],
)
def test_what_is_no_schedule_or_comes_too_often_is_refused(told: str):
    with pytest.raises(ScheduleInvalidError) as refused:
        check_schedule(told, now=NOON)
    assert refused.value.field == "schedule"
    assert told in refused.value.zh
