"""The standards over HTTP: parse, act, answer."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, timeline
from tongbase.kernel.actor import EVERYWHERE
from tongbase.standards import queries
from tongbase.standards.actions import calendar
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.schemas import (
    CalendarDayIn,
    CalendarDayOut,
    CalendarYearIn,
    CalendarYearOut,
    CodeListDetail,
    CodeListOut,
)
from tongbase.standards.terms.codes import CodeList

router = APIRouter(prefix="/standards/code-lists", tags=["standards"])


@router.get("")
def list_code_lists(work: InHand, wanted: Wanted, q: str = "") -> PageOut[CodeListOut]:
    """List the code lists, by words of their name."""
    found = [each for each in queries.list_code_lists(work) if _is_meant(each, q)]
    rows = found[wanted.offset : wanted.offset + wanted.size]
    return PageOut(
        rows=[CodeListOut.model_validate(each) for each in rows],
        total=len(found),
        page=wanted.page,
        size=wanted.size,
    )


@router.get("/{list_id}", response_model=CodeListDetail)
def read_code_list(work: InHand, list_id: str, on: date | None = None) -> CodeList:
    """Read one code list, as it holds on a day if asked."""
    return queries.get_code_list(work, list_id, on=on)


@router.get("/{list_id}/timeline")
def show_code_list_timeline(work: InHand, list_id: str) -> list[TimelineLine]:
    """What was done to a code list, newest first."""
    return timeline(queries.history_of_code_list(work, list_id))


def _is_meant(each: CodeList, q: str) -> bool:
    words = f"{each.id} {each.name.zh} {each.name.en} {each.source}".lower()
    return q.strip().lower() in words


calendar_router = APIRouter(prefix="/standards/calendar", tags=["standards"])
Year = Annotated[int, Path(ge=calendar.YEAR_MIN, le=calendar.YEAR_MAX)]


@calendar_router.get("/{year}")
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


@calendar_router.put("/{year}")
def enter_year(work: InHand, year: Year, body: CalendarYearIn) -> CalendarYearOut:
    """Enter a year's official list in place of what was there."""
    days = [calendar.NotedDay(listed.day, listed.working, listed.note) for listed in body.days]
    calendar.enter_year(work, year, source=body.source, days=days)
    return read_year(work, year)


@calendar_router.put("/days/{day}")
def set_day(work: InHand, day: date, body: CalendarDayIn) -> CalendarYearOut:
    """Say of one day whether it is worked."""
    calendar.set_day(work, calendar.NotedDay(day, body.working, body.note))
    return read_year(work, day.year)


@calendar_router.delete("/days/{day}")
def clear_day(work: InHand, day: date) -> CalendarYearOut:
    """Let the weekday decide again."""
    calendar.clear_day(work, day)
    return read_year(work, day.year)
