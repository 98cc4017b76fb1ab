"""Duplicate collection over HTTP: found, decided."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.jobs.models import JobRun
from tongbase.base.web import InHand, OutcomesOut, PageOut, TimelineLine, Wanted, timeline
from tongbase.catalogue.actions import duplicates
from tongbase.catalogue.actions.duplicate_reports import report_duplicate
from tongbase.catalogue.queries import duplicates as queries
from tongbase.catalogue.queries.entries import get_entry
from tongbase.catalogue.schemas.duplicates import (
    ConfirmIn,
    DismissManyIn,
    DuplicateOut,
    DuplicatesAsked,
    ReportIn,
    SearchOrderedOut,
    SideOut,
    SourceOut,
)
from tongbase.catalogue.schemas.registers import ReasonIn
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

router = APIRouter(prefix="/catalogue/duplicates", tags=["catalogue"])


@router.get("")
def list_duplicates(
    work: InHand, wanted: Wanted, asked: Annotated[DuplicatesAsked, Query()]
) -> PageOut[DuplicateOut]:
    """List the cases that concern one, the likeliest first."""
    page = queries.list_duplicates(work, queries.CaseFilter(**asked.model_dump()), wanted)
    rows = [DuplicateOut.of(told) for told in queries.views(work, page.rows)]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def report(work: InHand, body: ReportIn) -> DuplicateOut:
    """Bring to the bureau that two entries are one collection, where no comparison found it."""
    return _shown(work, report_duplicate(work, **body.model_dump()).id)


@router.post("/find", status_code=202, response_model=SearchOrderedOut)
def find(work: InHand) -> JobRun:
    """Let all published entries be compared."""
    return duplicates.order_search(work)


@router.post("/dismiss")
def dismiss_many(work: InHand, body: DismissManyIn) -> OutcomesOut:
    """Say of many, with one reason, that they are no duplicates; each is decided for itself."""
    told = duplicates.dismiss_duplicates(work, body.duplicate_ids, reason=body.reason)
    return OutcomesOut.of(told)


@router.get("/of/{entry_id}")
def show_source(work: InHand, entry_id: str) -> SourceOut:
    """Show which department is the source of what an entry repeats."""
    found = queries.source_of(work, get_entry(work, entry_id).id)
    return SourceOut(source=SideOut.model_validate(found) if found else None)


@router.get("/{duplicate_id}")
def show(work: InHand, duplicate_id: str) -> DuplicateOut:
    """Show a case."""
    return _shown(work, duplicate_id)


@router.post("/{duplicate_id}/confirm")
def confirm(work: InHand, duplicate_id: str, body: ConfirmIn) -> DuplicateOut:
    """Name the source department."""
    decided = duplicates.confirm_duplicate(
        work, duplicate_id, source_id=body.source_id, reason=body.reason
    )
    return _shown(work, decided.id)


@router.post("/{duplicate_id}/dismiss")
def dismiss(work: InHand, duplicate_id: str, body: ReasonIn) -> DuplicateOut:
    """Say why two entries are no duplicate."""
    return _shown(work, duplicates.dismiss_duplicate(work, duplicate_id, reason=body.reason).id)


@router.post("/{duplicate_id}/reopen")
def reopen(work: InHand, duplicate_id: str, body: ReasonIn) -> DuplicateOut:
    """Take a decision back: the case is to be decided anew."""
    return _shown(work, duplicates.reopen_duplicate(work, duplicate_id, reason=body.reason).id)


@router.get("/{duplicate_id}/timeline")
def show_timeline(work: InHand, duplicate_id: str) -> list[TimelineLine]:
    """Show what was done to a case, newest first."""
    return timeline(history_of(work.db, queries.get_duplicate(work, duplicate_id).id))


def _shown(work: Work, duplicate_id: str) -> DuplicateOut:
    (told,) = queries.views(work, [queries.get_duplicate(work, duplicate_id)])
    return DuplicateOut.of(told)
