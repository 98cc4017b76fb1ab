"""Many entries at once over HTTP: submitted, reviewed, changed, asked off, exported."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from tongbase.base.sheets.writing import A_SHEET, SheetFormat
from tongbase.base.web import InHand, OutcomesOut, as_sheet
from tongbase.catalogue.actions import entry_batches as batches
from tongbase.catalogue.queries.search.narrowing import check_known
from tongbase.catalogue.queries.sheets import export
from tongbase.catalogue.rules.sheet_lines import HEADINGS
from tongbase.catalogue.schemas.entry_batches import (
    ChangeEntriesIn,
    EntriesIn,
    ReviewEntriesIn,
    WithdrawEntriesIn,
)
from tongbase.catalogue.schemas.searching import ExportIn

router = APIRouter(prefix="/catalogue", tags=["catalogue"])


@router.post("/batches/submit")
def submit_many(work: InHand, body: EntriesIn) -> OutcomesOut:
    """Submit many drafts; each is checked for itself."""
    return OutcomesOut.of(batches.submit_entries(work, body.entries))


@router.post("/batches/recall")
def recall_many(work: InHand, body: EntriesIn) -> OutcomesOut:
    """Take many back that are under review, or whose withdrawal is."""
    return OutcomesOut.of(batches.recall_entries(work, body.entries))


@router.post("/batches/review")
def review_many(work: InHand, body: ReviewEntriesIn) -> OutcomesOut:
    """Decide many at once with one opinion; each is decided for itself."""
    done = batches.review_entries(
        work, body.entries, body.decision, body.opinion, read_at=body.read_at
    )
    return OutcomesOut.of(done)


@router.post("/batches/withdraw")
def withdraw_many(work: InHand, body: WithdrawEntriesIn) -> OutcomesOut:
    """Ask to take many off the catalogue for one reason; each is reviewed for itself."""
    return OutcomesOut.of(batches.ask_withdrawals(work, body.entries, reason=body.reason))


@router.post("/batches/delete")
def delete_many(work: InHand, body: EntriesIn) -> OutcomesOut:
    """Throw many drafts away."""
    return OutcomesOut.of(batches.delete_entries(work, body.entries))


@router.post("/batches/change")
def change_many(work: InHand, body: ChangeEntriesIn) -> OutcomesOut:
    """Set the same fields on many drafts, or on their items."""
    return OutcomesOut.of(batches.change_entries(work, body.entries, body.wanted()))


@router.get("/export", response_class=StreamingResponse, responses=A_SHEET)
def export_entries(work: InHand, body: Annotated[ExportIn, Query()]) -> StreamingResponse:
    """Export entries with their items as a sheet that an import reads back."""
    filters, form = body.filters(work.today), body.format
    check_known(work, filters)
    if form is SheetFormat.XLSX:
        export.check_fits_workbook(work, filters)
    return as_sheet("数据目录", HEADINGS, export.exported_lines(work, filters), form)
