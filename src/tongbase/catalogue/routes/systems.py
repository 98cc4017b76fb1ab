"""Systems over HTTP: listed, shown, registered, changed."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from tongbase.base.paging import Page
from tongbase.base.sheets.writing import A_SHEET
from tongbase.base.web import InHand, PageOut
from tongbase.catalogue.actions import registers
from tongbase.catalogue.queries.registers import get_record, list_records
from tongbase.catalogue.routes.exports import as_register
from tongbase.catalogue.schemas.records import SystemOut
from tongbase.catalogue.schemas.registers import (
    RecordsAsked,
    RecordsExported,
    SystemIn,
    SystemPatch,
)
from tongbase.catalogue.terms.registers import Register
from tongbase.kernel.work import Work

router = APIRouter(prefix="/catalogue/systems", tags=["catalogue"])
REGISTER = Register.SYSTEM


@router.get("", response_model=PageOut[SystemOut])
def list_systems(work: InHand, asked: Annotated[RecordsAsked, Query()]) -> Page[Any]:
    """List systems, the last changed first."""
    return SystemOut.page(work, list_records(work, REGISTER, asked.filters(), asked.wanted()))


@router.post("", status_code=201)
def add_system(work: InHand, body: SystemIn) -> SystemOut:
    """Register one."""
    made = registers.add_record(work, REGISTER, body.content(), status=body.status)
    return shown(work, made.id)


@router.get("/export", response_class=StreamingResponse, responses=A_SHEET)
def export_systems(
    work: InHand,
    asked: Annotated[RecordsExported, Query()],
) -> StreamingResponse:
    """Export what the filters keep, in the columns in which it is imported."""
    return as_register(work, REGISTER, asked.filters(), asked.format)


@router.get("/{record_id}")
def show_system(work: InHand, record_id: str) -> SystemOut:
    """Show one with what may be done to it."""
    return shown(work, record_id)


@router.patch("/{record_id}")
def change_system(work: InHand, record_id: str, body: SystemPatch) -> SystemOut:
    """Change some fields."""
    changes = body.model_dump(exclude_unset=True)
    return shown(work, registers.update_record(work, REGISTER, record_id, changes).id)


def shown(work: Work, record_id: str) -> SystemOut:
    """Show one as it is now."""
    told: SystemOut = SystemOut.shown(work, get_record(work, REGISTER, record_id))
    return told
