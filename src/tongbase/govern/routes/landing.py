"""Standards in columns over HTTP (落标): rates, suggestions, bindings, violations."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, Wanted, WithMachines
from tongbase.govern.actions import bindings as actions
from tongbase.govern.actions.violations import order_violations
from tongbase.govern.queries import bindings, landed
from tongbase.govern.queries.kept_violations import violations
from tongbase.govern.queries.landing_advice import suggested_elements
from tongbase.govern.queries.tables import get_table
from tongbase.govern.schemas.landing import (
    BindElementsIn,
    LandedTableOut,
    LandingOut,
    ReleaseElementIn,
    ShareOut,
    TableShareOut,
    ViolationsOut,
)
from tongbase.govern.schemas.tables import OrderedOut
from tongbase.kernel.work import Work

router = APIRouter(prefix="/govern/landing", tags=["govern"])
Words = Annotated[str, Query(max_length=128)]


@router.get("/rates")
def show_rates(work: InHand) -> LandingOut:
    """Show how many columns and items are bound, by organisation and by system."""
    organisations = landed.named_shares(work, bindings.share_by_organisation(work))
    systems = bindings.share_by_system(work)
    return LandingOut(
        organisations=[ShareOut.model_validate(each) for each in organisations],
        systems=[ShareOut.model_validate(each) for each in systems],
    )


@router.get("/tables")
def list_tables(work: InHand, wanted: Wanted, q: Words = "") -> PageOut[TableShareOut]:
    """List the tables of one's reach with how many of their columns are bound."""
    page = bindings.share_by_table(work, q.strip(), wanted)
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


@router.post("/tables/{table_id}/violations", status_code=202)
def list_violations(work: InHand, machines: WithMachines, table_id: str) -> OrderedOut:
    """Have the rows of a large table that break its standards listed."""
    return OrderedOut(job_id=order_violations(work, machines.lake, table_id).id)


def _shown(work: Work, table_id: str) -> LandedTableOut:
    return LandedTableOut.model_validate(landed.landed_table(work, get_table(work, table_id), {}))
