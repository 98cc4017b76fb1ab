"""The lists of the catalogue over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from tongbase.base.sheets.writing import A_SHEET, SheetFormat
from tongbase.base.web import InHand, PageOut, Wanted, as_sheet
from tongbase.catalogue.queries.negative import negative_list, whole_negative_list
from tongbase.catalogue.rules.sheet_lines import NEGATIVE_HEADINGS, negative_line
from tongbase.catalogue.schemas.lists import KeptOut

router = APIRouter(prefix="/catalogue/negative-list", tags=["catalogue"])

Provider = Annotated[str, Query(max_length=18)]


@router.get("")
def list_negative(work: InHand, wanted: Wanted, provider: Provider = "") -> PageOut[KeptOut]:
    """List what is not shared, and by which provision (负面清单)."""
    page = negative_list(work, provider, wanted)
    rows = [KeptOut.model_validate(each) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/export", response_class=StreamingResponse, responses=A_SHEET)
def export_negative(
    work: InHand,
    provider: Provider = "",
    form: Annotated[SheetFormat, Query(alias="format")] = SheetFormat.XLSX,
) -> StreamingResponse:
    """Export the negative list as a sheet."""
    lines = map(negative_line, whole_negative_list(work, provider))
    return as_sheet("负面清单", NEGATIVE_HEADINGS, lines, form)
