"""Service items over HTTP: listed, shown, registered, changed."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from tongbase.base.paging import Page
from tongbase.base.sheets.writing import A_SHEET
from tongbase.base.web import InHand, PageOut
from tongbase.catalogue.actions import materials, registers
from tongbase.catalogue.queries.registers import get_record, list_records
from tongbase.catalogue.routes.exports import as_register
from tongbase.catalogue.schemas.records import ServiceItemDetailOut, ServiceItemOut
from tongbase.catalogue.schemas.registers import (
    MaterialsIn,
    RecordsAsked,
    RecordsExported,
    ServiceItemIn,
    ServiceItemPatch,
)
from tongbase.catalogue.terms.registers import Register
from tongbase.kernel.work import Work

router = APIRouter(prefix="/catalogue/service-items", tags=["catalogue"])
REGISTER = Register.SERVICE_ITEM


@router.get("", response_model=PageOut[ServiceItemOut])
def list_service_items(work: InHand, asked: Annotated[RecordsAsked, Query()]) -> Page[Any]:
    """List service items, the last changed first."""
    return ServiceItemOut.page(work, list_records(work, REGISTER, asked.filters(), asked.wanted()))


@router.post("", status_code=201)
def add_service_item(work: InHand, body: ServiceItemIn) -> ServiceItemDetailOut:
    """Register one."""
    made = registers.add_record(work, REGISTER, body.content(), status=body.status)
    return shown(work, made.id)


@router.get("/export", response_class=StreamingResponse, responses=A_SHEET)
def export_service_items(
    work: InHand,
    asked: Annotated[RecordsExported, Query()],
) -> StreamingResponse:
    """Export what the filters keep, in the columns in which it is imported."""
    return as_register(work, REGISTER, asked.filters(), asked.format)


@router.get("/{record_id}")
def show_service_item(work: InHand, record_id: str) -> ServiceItemDetailOut:
    """Show one with what may be done to it."""
    return shown(work, record_id)


@router.patch("/{record_id}")
def change_service_item(
    work: InHand, record_id: str, body: ServiceItemPatch
) -> ServiceItemDetailOut:
    """Change some fields."""
    changes = body.model_dump(exclude_unset=True)
    return shown(work, registers.update_record(work, REGISTER, record_id, changes).id)


@router.put("/{record_id}/materials")
def set_materials(work: InHand, record_id: str, body: MaterialsIn) -> ServiceItemDetailOut:
    """Give an item these materials and no others."""
    return shown(work, materials.set_materials(work, record_id, body.drafts()).id)


def shown(work: Work, record_id: str) -> ServiceItemDetailOut:
    """Show one as it is now."""
    told: ServiceItemDetailOut = ServiceItemDetailOut.shown(
        work, get_record(work, REGISTER, record_id)
    )
    return told
