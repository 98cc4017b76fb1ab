"""Standards in columns over HTTP (落标): rates, suggestions, bindings, violations."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from tongbase.base.paging import Page
from tongbase.base.sheets.writing import A_SHEET, SheetFormat
from tongbase.base.web import InHand, PageOut, Wanted, WithMachines, as_sheet
from tongbase.catalogue.terms.landing import LandedItem
from tongbase.govern.actions import bindings as actions
from tongbase.govern.actions.violations import fetch_violations, order_violations
from tongbase.govern.queries import bindings, landed, shares
from tongbase.govern.queries.kept_violations import violations
from tongbase.govern.queries.landing_advice import suggested_elements, suggested_for_items
from tongbase.govern.queries.tables import get_table
from tongbase.govern.schemas.landing import (
    BindElementsIn,
    BoundColumnOut,
    ItemCluesIn,
    LandedItemOut,
    LandedTableOut,
    LandingOut,
    ReleaseElementIn,
    ShareOut,
    SuggestedItemsOut,
    TableShareOut,
    ViolationsOut,
)
from tongbase.govern.schemas.tables import OrderedOut
from tongbase.govern.terms import ShareBy
from tongbase.kernel.work import Work

router = APIRouter(prefix="/govern/landing", tags=["govern"])
Words = Annotated[str, Query(max_length=128)]
ElementCode = Annotated[str, Query(min_length=1, max_length=64)]


@router.get("/rates")
def show_rates(work: InHand) -> LandingOut:
    """Show how many columns and items are bound, by organisation and by system."""
    organisations = landed.named_shares(work, shares.share_by_organisation(work))
    systems = shares.share_by_system(work)
    return LandingOut(
        organisations=[ShareOut.model_validate(each) for each in organisations],
        systems=[ShareOut.model_validate(each) for each in systems],
    )


@router.get("/tables")
def list_tables(
    work: InHand, wanted: Wanted, q: Words = "", by: ShareBy | None = None, key: Words = ""
) -> PageOut[TableShareOut]:
    """List the tables of one's reach with how many of their columns are bound.

    With ``by`` and ``key`` of a rate, the tables whose columns it counted.
    """
    page = shares.share_by_table(work, q.strip(), wanted, by, key)
    rows = [TableShareOut.model_validate(each) for each in landed.shown_tables(work, page.rows)]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/tables/{table_id}")
def show_table(work: InHand, table_id: str) -> LandedTableOut:
    """Show a table's columns with the elements that they are bound to."""
    return _shown(work, table_id)


@router.get("/tables/{table_id}/suggestions")
def suggest(work: InHand, machines: WithMachines, table_id: str) -> LandedTableOut:
    """Show the same with the elements that the other columns may hold."""
    table = get_table(work, table_id)
    suggestions = suggested_elements(work, machines.lake, table)
    return LandedTableOut.model_validate(landed.landed_table(work, table, suggestions))


@router.post("/entries/{entry_id}/suggestions")
def suggest_for_items(
    work: InHand, machines: WithMachines, entry_id: str, body: ItemCluesIn
) -> SuggestedItemsOut:
    """Suggest elements for items of an entry, as they stand in an editor; nothing is bound."""
    clues = [each.clue() for each in body.items]
    found = suggested_for_items(work, machines.lake, entry_id, clues)
    return SuggestedItemsOut.model_validate({"rows": [{"suggestions": each} for each in found]})


@router.get("/columns")
def list_columns(work: InHand, wanted: Wanted, element: ElementCode) -> PageOut[BoundColumnOut]:
    """List the columns that are bound to an element, of the tables that one may see."""
    page = bindings.columns_bound_to(work, element, wanted)
    rows = [BoundColumnOut.model_validate(each) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/items")
def list_items(work: InHand, wanted: Wanted, element: ElementCode) -> PageOut[LandedItemOut]:
    """List the items that land in an element: they name it, or are filled from a column of it."""
    return _items(shares.items_of_element(work, element, wanted))


@router.get("/rates/items")
def list_items_behind(
    work: InHand, wanted: Wanted, *, by: ShareBy, key: Words = "", landed: bool | None = None
) -> PageOut[LandedItemOut]:
    """List the items that a rate counted, and how each lands; or only those that do, or do not."""
    return _items(shares.items_behind(work, by, key, landed=landed, wanted=wanted))


@router.post("/tables/{table_id}/bind")
def bind(work: InHand, table_id: str, body: BindElementsIn) -> LandedTableOut:
    """Bind columns to elements in force."""
    choices = [each.value() for each in body.choices]
    return _shown(work, actions.bind_elements(work, table_id, choices).id)


@router.post("/tables/{table_id}/release")
def release(work: InHand, table_id: str, body: ReleaseElementIn) -> LandedTableOut:
    """Let a column be bound to nothing."""
    return _shown(work, actions.release_element(work, table_id, body.column).id)


@router.get("/tables/{table_id}/violations")
def show_violations(
    work: InHand, machines: WithMachines, wanted: Wanted, table_id: str, column: Words = ""
) -> ViolationsOut:
    """List the rows that break the standards of their columns; values are masked.

    Of a large table, show what a job has listed.
    """
    found = violations(work, machines.lake, get_table(work, table_id), wanted, column)
    return ViolationsOut.of(found)


@router.get(
    "/tables/{table_id}/violations/export", response_class=StreamingResponse, responses=A_SHEET
)
def export_violations(
    work: InHand,
    machines: WithMachines,
    table_id: str,
    column: Words = "",
    form: Annotated[SheetFormat, Query(alias="format")] = SheetFormat.XLSX,
) -> StreamingResponse:
    """Fetch the rows that break the standards of their columns, each with its reason; masked."""
    table, sheet = fetch_violations(work, machines.lake, table_id, column)
    name = f"不符合标准的数据_{table.title or table.name}"
    return as_sheet(name, sheet.headings, sheet.lines, form)


@router.post("/tables/{table_id}/violations", status_code=202)
def list_violations(work: InHand, machines: WithMachines, table_id: str) -> OrderedOut:
    """Have the rows of a large table that break its standards listed."""
    return OrderedOut(job_id=order_violations(work, machines.lake, table_id).id)


def _items(page: Page[LandedItem]) -> PageOut[LandedItemOut]:
    rows = [LandedItemOut.model_validate(each) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


def _shown(work: Work, table_id: str) -> LandedTableOut:
    return LandedTableOut.model_validate(landed.landed_table(work, get_table(work, table_id), {}))
