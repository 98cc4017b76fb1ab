"""The only clock in the house."""

from datetime import UTC, date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")  # one zone, no summer time since 1992


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)  # noqa: TID251


def day_of(moment: datetime) -> date:
    """Return the day that it is in China at a moment."""
    return moment.astimezone(CHINA).date()


def end_of(day: date) -> datetime:
    """Return the moment at which a day ends in China: its 24:00, which no longer belongs to it."""
    return datetime.combine(day + timedelta(days=1), time(), CHINA)
