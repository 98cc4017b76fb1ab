"""The lists of the catalogue over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from tongbase.base.sheets.writing import A_SHEET, SheetFormat
from tongbase.base.web import InHand, PageOut, Wanted, as_sheet
from tongbase.catalogue.queries import items
from tongbase.catalogue.queries.negative import NegativeSought, negative_list, whole_negative_list
from tongbase.catalogue.rules.sheet_lines import NEGATIVE_HEADINGS, negative_line
from tongbase.catalogue.schemas.lists import ItemLineOut, KeptOut
from tongbase.catalogue.schemas.searching import Division

router = APIRouter(prefix="/catalogue", tags=["catalogue"])

SOUGHT_CHARACTERS_MAX = 200
Provider = Annotated[str, Query(max_length=18)]


def _sought(
    q: Annotated[str, Query(max_length=SOUGHT_CHARACTERS_MAX)] = "", provider: Provider = ""
) -> NegativeSought:
    return NegativeSought(q, provider)


Sought = Annotated[NegativeSought, Depends(_sought)]


@router.get("/negative-list")
def list_negative(work: InHand, wanted: Wanted, sought: Sought) -> PageOut[KeptOut]:
    """List what is not shared, and by which provision (负面清单)."""
    page = negative_list(work, sought, wanted)
    rows = [KeptOut.model_validate(each) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/negative-list/export", response_class=StreamingResponse, responses=A_SHEET)
def export_negative(
    work: InHand,
    sought: Sought,
    form: Annotated[SheetFormat, Query(alias="format")] = SheetFormat.XLSX,
) -> StreamingResponse:
    """Export the negative list as a sheet."""
    lines = map(negative_line, whole_negative_list(work, sought))
    return as_sheet("负面清单", NEGATIVE_HEADINGS, lines, form)


@router.get("/items")
def list_items(
    work: InHand,
    wanted: Wanted,
    provider: Provider = "",
    division: Division = "",
) -> PageOut[ItemLineOut]:
    """List the items of published entries."""
    page = items.list_items(work, items.ItemsSought(provider, division), wanted)
    rows = [ItemLineOut.model_validate(each) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)
