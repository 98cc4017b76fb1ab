"""Guided compilation over HTTP."""

from collections.abc import Sequence

from fastapi import APIRouter

from tongbase.base.web import InHand
from tongbase.catalogue.actions import guide, named_systems
from tongbase.catalogue.models import ServiceItem
from tongbase.catalogue.queries.guide import guide_of_item, guide_of_system
from tongbase.catalogue.queries.registers import get_item, get_system
from tongbase.catalogue.schemas.guide import (
    CompiledLineOut,
    CompiledOut,
    CompileIn,
    CompileTablesIn,
    CoverIn,
    GuideLineOut,
    ItemGuideOut,
    LinkedOut,
    SystemGuideOut,
)
from tongbase.catalogue.schemas.registers import ReasonIn
from tongbase.catalogue.terms.guide import Compiled
from tongbase.kernel.work import Work

router = APIRouter(prefix="/catalogue", tags=["catalogue"])
MATERIAL = "/service-items/{record_id}/materials/{material_id}"


@router.get("/service-items/{record_id}/guide")
def show_item_guide(work: InHand, record_id: str) -> ItemGuideOut:
    """Show what should be compiled from an item."""
    return _guide(work, get_item(work, record_id))


@router.post("/service-items/{record_id}/compile")
def compile_item(work: InHand, record_id: str, body: CompileIn) -> CompiledOut:
    """Draft an entry for each of some materials."""
    found = guide.compile_from_item(work, record_id, body.material_ids, provider=body.provider)
    return _compiled(found)


@router.post(MATERIAL + "/cover")
def cover(work: InHand, record_id: str, material_id: str, body: CoverIn) -> ItemGuideOut:
    """Say that an entry holds what a material says (免交)."""
    return _guide(work, guide.cover_material(work, record_id, material_id, body.entry_id))


@router.post(MATERIAL + "/exclude")
def exclude(work: InHand, record_id: str, material_id: str, body: ReasonIn) -> ItemGuideOut:
    """Say why a material needs no entry."""
    item = guide.exclude_material(work, record_id, material_id, reason=body.reason)
    return _guide(work, item)


@router.post(MATERIAL + "/include")
def include(work: InHand, record_id: str, material_id: str) -> ItemGuideOut:
    """Let a material need an entry again."""
    return _guide(work, guide.include_material(work, record_id, material_id))


@router.get("/systems/{record_id}/guide")
def show_system_guide(work: InHand, record_id: str) -> SystemGuideOut:
    """Show the entries of a system and those that only name it."""
    return SystemGuideOut.of(guide_of_system(work, get_system(work, record_id)))


@router.post("/systems/link")
def link_systems(work: InHand) -> LinkedOut:
    """Relate all entries to the systems of one's reach that they name."""
    return LinkedOut(linked=named_systems.link_all(work))


@router.post("/systems/{record_id}/link")
def link_system(work: InHand, record_id: str) -> LinkedOut:
    """Relate to a system all entries of its organisation that name it."""
    return LinkedOut(linked=named_systems.link_system(work, record_id))


@router.post("/systems/{record_id}/compile")
def compile_system(work: InHand, record_id: str, body: CompileTablesIn) -> CompiledOut:
    """Draft an entry for each of some tables of a system."""
    return _compiled(guide.compile_from_system(work, record_id, body.values()))


def _guide(work: Work, item: ServiceItem) -> ItemGuideOut:
    return ItemGuideOut(rows=[GuideLineOut.of(line) for line in guide_of_item(work, item)])


def _compiled(found: Sequence[Compiled]) -> CompiledOut:
    return CompiledOut(rows=[CompiledLineOut.model_validate(one) for one in found])
