"""The calendar of working days over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path

from tongbase.base.web import InHand
from tongbase.kernel.actor import EVERYWHERE
from tongbase.standards.actions import calendar
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries import calendar as queries
from tongbase.standards.schemas.calendar import (
    CalendarDayIn,
    CalendarDayOut,
    CalendarYearIn,
    CalendarYearOut,
)

router = APIRouter(prefix="/standards/calendar", tags=["standards"])
Year = Annotated[int, Path(ge=calendar.YEAR_MIN, le=calendar.YEAR_MAX)]


@router.get("/{year}")
def read_year(work: InHand, year: Year) -> CalendarYearOut:
    """Read a year's holidays and make-up days, and how many days are worked."""
    entry, days, worked = queries.read_year(work, year)
    may = work.actor.may(StandardsPermission.CALENDAR_EDIT, EVERYWHERE)
    return CalendarYearOut(
        year=year,
        source=entry.source if entry else None,
        working_days=worked,
        days=[CalendarDayOut.model_validate(day) for day in days],
        verbs=["enter_year", "set_day", "clear_day"] if may else [],
    )


@router.put("/{year}")
def enter_year(work: InHand, year: Year, body: CalendarYearIn) -> CalendarYearOut:
    """Enter a year's official list in place of what was there."""
    days = [calendar.NotedDay(listed.day, listed.working, listed.note) for listed in body.days]
    calendar.enter_year(work, year, source=body.source, days=days)
    return read_year(work, year)


@router.put("/days/{day}")
def set_day(work: InHand, day: date, body: CalendarDayIn) -> CalendarYearOut:
    """Say of one day whether it is worked."""
    calendar.set_day(work, calendar.NotedDay(day, body.working, body.note))
    return read_year(work, day.year)


@router.delete("/days/{day}")
def clear_day(work: InHand, day: date) -> CalendarYearOut:
    """Let the weekday decide again."""
    calendar.clear_day(work, day)
    return read_year(work, day.year)
