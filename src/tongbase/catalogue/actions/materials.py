"""Set the materials of a service item (申请材料与办理结果)."""

from collections.abc import Sequence

from tongbase.catalogue.actions.relations import relate_if_new
from tongbase.catalogue.events.registers import MaterialsSet
from tongbase.catalogue.models import ServiceItem
from tongbase.catalogue.models.covering import count_lines
from tongbase.catalogue.models.writing import write_materials
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.registers import get_item
from tongbase.catalogue.rules import registers as rules
from tongbase.catalogue.terms.registers import (
    MaterialDraft,
    MaterialUse,
    RecordVerb,
    Register,
)
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def set_materials(work: Work, item_id: str, materials: Sequence[MaterialDraft]) -> ServiceItem:
    """Give a service item these materials in this order, and no others."""
    item = get_item(work, item_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(item.organisation_path))
    rules.check_verb(Register.SERVICE_ITEM, item.status, RecordVerb.EDIT)
    rules.check_materials(tuple(materials))
    for material in materials:
        if material.entry_id:
            relate_if_new(work, relation_of(item.id, material.use, material.entry_id))
    write_materials(item, materials)
    item.changed_at = work.now
    count_lines(work, [item.id])
    work.emit(MaterialsSet(item.id, item.name, number=len(materials)))
    return item


def relation_of(item_id: str, use: MaterialUse, entry_id: str) -> RelationDraft:
    """Say what the entry that holds a material is to its service item."""
    kind = RelationKind.NEEDS if use is MaterialUse.NEEDED else RelationKind.PRODUCES
    return RelationDraft(kind, item_id, entry_id)
