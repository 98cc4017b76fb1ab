"""Required updates over HTTP: noted, given more time, taken back, listed, counted."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, OutcomesOut, PageOut
from tongbase.catalogue.actions import entry_batches, updates
from tongbase.catalogue.queries import updates as queries
from tongbase.catalogue.queries.registers import get_record
from tongbase.catalogue.routes.entries import shown
from tongbase.catalogue.schemas.outgoing import EntryDetailOut
from tongbase.catalogue.schemas.updates import (
    DepartmentTalliesOut,
    MoreTimeAnswerIn,
    MoreTimeIn,
    StandingEntriesOut,
    TakeBackIn,
    UpdateIn,
    UpdateOut,
    UpdatesAsked,
    UpdatesIn,
)
from tongbase.catalogue.terms.registers import Register

router = APIRouter(prefix="/catalogue", tags=["catalogue"])


@router.get("/updates")
def list_updates(work: InHand, asked: Annotated[UpdatesAsked, Query()]) -> PageOut[UpdateOut]:
    """List required updates of one's reach: open ones first, the most urgent of them first."""
    page = queries.list_updates(work, asked.sought(), asked.wanted())
    rows = [UpdateOut.of(told) for told in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/updates/by_department")
def count_updates(work: InHand) -> DepartmentTalliesOut:
    """Count the updates of one's reach by department, the most late first."""
    return DepartmentTalliesOut.of(queries.tally_updates(work))


@router.get("/duties/{record_id}/entries")
def list_entries_on_duty(work: InHand, record_id: str) -> StandingEntriesOut:
    """List the published entries that stand on a duty, through the service items based on it."""
    duty = get_record(work, Register.DUTY, record_id)
    return StandingEntriesOut.of(queries.entries_on_duty(work, duty.id))


@router.post("/batches/require_update")
def require_many(work: InHand, body: UpdatesIn) -> OutcomesOut:
    """Note of many entries that they must be updated; each is told for itself."""
    return OutcomesOut.of(entry_batches.require_updates(work, body.entries, body.note()))


@router.post("/entries/{entry_id}/require_update", status_code=201)
def require(work: InHand, entry_id: str, body: UpdateIn) -> EntryDetailOut:
    """Note that an entry must be updated; its clock runs from the day of the change."""
    return shown(work, updates.require_update(work, entry_id, body.note()).entry_id)


@router.post("/entries/{entry_id}/update/extend")
def extend(work: InHand, entry_id: str, body: MoreTimeIn) -> EntryDetailOut:
    """Ask the bureau for more time to update an entry; once."""
    told = updates.ask_more_time(work, entry_id, working_days=body.working_days, reason=body.reason)
    return shown(work, told.entry_id)


@router.post("/entries/{entry_id}/update/answer_extension")
def answer_extension(work: InHand, entry_id: str, body: MoreTimeAnswerIn) -> EntryDetailOut:
    """Consent to more time, or not."""
    told = updates.answer_more_time(work, entry_id, agree=body.agree, opinion=body.opinion)
    return shown(work, told.entry_id)


@router.post("/entries/{entry_id}/update/take_back")
def take_back(work: InHand, entry_id: str, body: TakeBackIn) -> EntryDetailOut:
    """Take the note back that an entry must be updated."""
    return shown(work, updates.take_back_update(work, entry_id, reason=body.reason).entry_id)
