"""What a service item and a system should have entries for, and what they have."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from tongbase.catalogue.errors import MaterialNotFoundError
from tongbase.catalogue.models import Entry, Material, Relation, ServiceItem, System
from tongbase.catalogue.queries.entries import visible
from tongbase.catalogue.queries.faces import faces
from tongbase.catalogue.queries.named_systems import only_naming
from tongbase.catalogue.queries.registers import load_materials
from tongbase.catalogue.rules.guide import counts, names_for, standing_of
from tongbase.catalogue.terms.guide import Standing, SystemGuide
from tongbase.catalogue.terms.registers import MaterialDraft
from tongbase.catalogue.terms.relations import Node, NodeFace, NodeKind, RelationKind
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

CANDIDATES_MAX = 3
NAMING_MAX = 200


@dataclass(frozen=True)
class GuideLine:
    """One material, how it stands, its entry, and entries that may hold it already.

    ``counts``: without a published entry for it, the item is not covered.
    """

    material: Material
    standing: Standing
    counts: bool
    entry: NodeFace | None
    candidates: Sequence[NodeFace]


def guide_of_item(work: Work, item: ServiceItem) -> Sequence[GuideLine]:
    """List the materials of an item with what should be done about each."""
    load_materials(work, [item])
    held = [Node(NodeKind.ENTRY, one.entry_id) for one in item.materials if one.entry_id]
    known = faces(work, held)
    said = {one.id: draft_of(one) for one in item.materials}
    lines = [(one, _face(known, one), _status(work, one)) for one in item.materials]
    wanted = [one for one, _, status in lines if status is None]
    candidates = _candidates(work, wanted)
    return [
        GuideLine(
            material=one,
            standing=standing_of(said[one.id], entry=status, excluded=one.excluded_reason != ""),
            counts=one.excluded_reason == "" and counts(said[one.id], item.organisation_name),
            entry=face,
            candidates=candidates.get(one.id, ()),
        )
        for one, face, status in lines
    ]


def guide_of_system(work: Work, system: System) -> SystemGuide:
    """List the entries that come from a system, and its department's that only name it."""
    from_it = (
        Relation.target_id == system.id,
        Relation.kind == RelationKind.FROM_SYSTEM,
        Relation.until.is_(None),
    )
    related = select(Entry.id).join(Relation, Relation.source_id == Entry.id).where(*from_it)
    shown = work.db.scalars(related.order_by(Entry.name, Entry.id).limit(NAMING_MAX)).all()
    naming = only_naming(work, system)
    return SystemGuide(
        _entries(work, shown),
        _entries(work, naming[:NAMING_MAX]),
        entries_total=work.db.scalar(select(func.count()).select_from(related.subquery())) or 0,
        naming_total=len(naming),
    )


def get_material(item: ServiceItem, material_id: str) -> Material:
    """Find a material of an item."""
    for material in item.materials:
        if material.id == material_id:
            return material
    raise MaterialNotFoundError(
        f"事项“{item.name}”没有编号为 {material_id} 的材料,请刷新后重试。",
        f"Item “{item.name}” has no material {material_id}; reload and try again.",
        field="material_id",
    )


def draft_of(one: Material) -> MaterialDraft:
    """Read what a material is, as the rules take it."""
    return MaterialDraft(name=one.name, use=one.use, source=one.source, issuer=one.issuer)


def _face(known: Mapping[Node, NodeFace], material: Material) -> NodeFace | None:
    entry_id = material.entry_id
    return known.get(Node(NodeKind.ENTRY, entry_id)) if entry_id else None


def _status(work: Work, material: Material) -> Status | None:
    """Return the state of a material's entry, whoever may see it; what was withdrawn is gone."""
    entry = work.db.get(Entry, material.entry_id) if material.entry_id else None
    return None if entry is None or entry.status is Status.WITHDRAWN else entry.status


def _candidates(work: Work, materials: Sequence[Material]) -> Mapping[str, Sequence[NodeFace]]:
    """Find entries that have the name of a material, the published ones first."""
    keys = {name: one.id for one in materials for name in names_for(one.name)}
    statement = (
        select(Entry.id, Entry.name_key)
        .where(Entry.name_key.in_(keys), visible(work), Entry.status != Status.MERGED)
        .order_by((Entry.status == Status.PUBLISHED).desc(), Entry.published_at.desc())
        .limit(NAMING_MAX)
    )
    rows = work.db.execute(statement).all()
    seen = faces(work, [Node(NodeKind.ENTRY, entry_id) for entry_id, _ in rows])
    found: defaultdict[str, list[NodeFace]] = defaultdict(list)
    for entry_id, key in rows:
        face = seen.get(Node(NodeKind.ENTRY, entry_id))
        if face is not None and len(found[keys[key]]) < CANDIDATES_MAX:
            found[keys[key]].append(face)
    return found


def _entries(work: Work, ids: Sequence[str]) -> Sequence[NodeFace]:
    nodes = [Node(NodeKind.ENTRY, entry_id) for entry_id in ids]
    seen = faces(work, nodes)
    return [seen[node] for node in nodes if node in seen]
