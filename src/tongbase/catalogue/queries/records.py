"""All that lists and detail pages show of records, read in a few queries however many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongbase.catalogue.models import Duty, Record, ServiceItem, System
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.faces import faces
from tongbase.catalogue.queries.registers import (
    load_materials,
    parents_of,
    referred_to,
    register_of,
)
from tongbase.catalogue.rules.registers import verbs_in
from tongbase.catalogue.terms.registers import Covered, RecordStatus, RecordVerb, Register
from tongbase.catalogue.terms.relations import Node, NodeFace, NodeKind
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class RecordView:
    """A record, how it stands to the catalogue, and what one may do to it."""

    record: Any
    covered: Covered | None
    parent_name: str
    verbs: Sequence[RecordVerb]
    entries: Mapping[str, NodeFace]


def views(work: Work, records: Sequence[Record]) -> Sequence[RecordView]:
    """Read what is shown of records of one register."""
    if not records:
        return []
    register = register_of(records[0])
    used = referred_to(work, records)
    parents = parents_of(work, [record for record in records if isinstance(record, Duty)])
    return [
        RecordView(
            record=record,
            covered=_standing(record),
            parent_name=parents.get(record.id, ""),
            verbs=[
                verb
                for verb in record_verbs(work, register, record)
                if verb is not RecordVerb.DELETE or record.id not in used
            ],
            entries={},
        )
        for record in records
    ]


def view(work: Work, record: Record) -> RecordView:
    """Read all that the page of one record shows."""
    (found,) = views(work, [record])
    if not isinstance(record, ServiceItem):
        return found
    load_materials(work, [record])
    ids = [material.entry_id for material in record.materials if material.entry_id]
    known = faces(work, [Node(NodeKind.ENTRY, entry_id) for entry_id in ids])
    entries = {node.id: face for node, face in known.items()}
    return RecordView(record, found.covered, found.parent_name, found.verbs, entries)


def record_verbs(work: Work, register: Register, record: Record) -> Sequence[RecordVerb]:
    """List what the actor may do to a record in its present state."""
    place = OrgPath(record.organisation_path)
    manage = work.actor.may(CataloguePermission.REGISTER_MANAGE, place)
    compiles = work.actor.may_somewhere(CataloguePermission.ENTRY_COMPILE)
    excluded = isinstance(record, ServiceItem | System) and record.excluded_reason != ""
    useless = RecordVerb.EXCLUDE if excluded else RecordVerb.INCLUDE
    return [
        verb
        for verb in verbs_in(register, record.status)
        if verb is not useless and (compiles if verb is RecordVerb.COMPILE else manage)
    ]


def _standing(record: Record) -> Covered | None:
    if isinstance(record, Duty) or record.status is not RecordStatus.IN_USE:
        return None
    if record.excluded_reason:
        return Covered.EXCLUDED
    if not record.entries_published:
        return Covered.NO
    is_whole = isinstance(record, System) or record.lines_due == 0
    return Covered.YES if is_whole else Covered.PARTLY
