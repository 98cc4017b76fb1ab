"""Reading relations: those of one thing, for its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from tongbase.catalogue.errors import RelationInvalidError, RelationNotFoundError
from tongbase.catalogue.models import Material, Relation, System
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import get_entry
from tongbase.catalogue.queries.faces import OF_REGISTERS, faces
from tongbase.catalogue.queries.registers import get_record
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import (
    Node,
    NodeFace,
    NodeKind,
    RelationKind,
)
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.db import held
from tongbase.kernel.work import Work

RELATIONS_MAX = 500
OFFERS_MAX = 5


@dataclass(frozen=True)
class RelationLine:
    """A relation as the page of one of its ends shows it: ``other`` is the other end."""

    relation: Relation
    outward: bool
    other: NodeFace


@dataclass(frozen=True)
class End:
    """One end of a relation that is to be made, and whose it is."""

    node: Node
    name: str
    place: OrgPath


def get_relation(work: Work, relation_id: str) -> Relation:
    """Find a relation that holds, locked."""
    statement = select(Relation).where(Relation.id == relation_id, Relation.until.is_(None))
    found = work.db.scalars(held(statement)).first()
    if found is None:
        raise RelationNotFoundError(
            f"没有编号为 {relation_id} 的有效关联,可能已经解除,请刷新后重试。",
            f"There is no relation {relation_id} that holds; reload and try again.",
            field="relation_id",
        )
    return found


def get_end(work: Work, node: Node) -> End:
    """Find a thing that can be related: an entry, or a record of a register."""
    if node.kind in OF_REGISTERS:
        record = get_record(work, Register(node.kind.value), node.id)
        return End(node, record.name, OrgPath(record.organisation_path))
    if node.kind is NodeKind.ENTRY:
        entry = get_entry(work, node.id)
        return End(node, entry.name, OrgPath(entry.provider_path))
    raise RelationInvalidError(
        "只有目录、权责事项、政务服务事项和应用系统可以手工关联,请重新选择。",
        "Only entries, duties, service items and systems are related by hand; choose again.",
        field="kind",
    )


def find_relation(
    work: Work, kind: RelationKind, source_id: str, target_id: str
) -> Relation | None:
    """Find the relation of two things that holds."""
    statement = select(Relation).where(
        Relation.kind == kind,
        Relation.source_id == source_id,
        Relation.target_id == target_id,
        Relation.until.is_(None),
    )
    return work.db.scalars(statement).first()


def relations_of(
    work: Work, node: Node, *, past: bool = False, at: datetime | None = None
) -> Sequence[RelationLine]:
    """List what is related to a thing that the actor may see; ``past`` with what has ended.

    ``at`` asks for what held just before a moment.
    """
    get_end(work, node)
    either = or_(Relation.source_id == node.id, Relation.target_id == node.id)
    statement = select(Relation).where(either)
    if at is not None:
        still = or_(Relation.until.is_(None), Relation.until >= at)
        statement = statement.where(Relation.since < at, still)
    elif not past:
        statement = statement.where(Relation.until.is_(None))
    newest = statement.order_by(Relation.kind, Relation.since.desc(), Relation.id)
    rows = work.db.scalars(newest.limit(RELATIONS_MAX)).all()
    seen = faces(work, (_other(row, node) for row in rows))
    return [
        RelationLine(row, row.source_id == node.id, seen[other])
        for row in rows
        if (other := _other(row, node)) in seen
    ]


def may_relate(work: Work, node: Node) -> bool:
    """Say whether the actor may relate a thing to others."""
    return work.actor.may(CataloguePermission.RELATION_MANAGE, get_end(work, node).place)


def offers_of(work: Work, node: Node) -> Sequence[NodeFace]:
    """Find registered systems of the name that an entry gives its source system.

    One of the provider's own comes first; none is offered once the entry has a source system.
    """
    if node.kind is not NodeKind.ENTRY:
        return []
    entry = get_entry(work, node.id)
    if not entry.system_name:
        return []
    related = select(Relation.id).where(
        Relation.source_id == entry.id,
        Relation.kind == RelationKind.FROM_SYSTEM,
        Relation.until.is_(None),
    )
    own = System.organisation_code == entry.provider_code
    statement = (
        select(System.id)
        .where(System.name_key == normalise(entry.system_name), ~related.exists())
        .order_by(own.desc(), System.id)
        .limit(OFFERS_MAX)
    )
    nodes = [Node(NodeKind.SYSTEM, found) for found in work.db.scalars(statement)]
    seen = faces(work, nodes)
    return [seen[node] for node in nodes if node in seen]


def open_relations(work: Work, thing_id: str) -> Sequence[Relation]:
    """Return the relations of a thing that hold."""
    either = or_(Relation.source_id == thing_id, Relation.target_id == thing_id)
    return work.db.scalars(select(Relation).where(either, Relation.until.is_(None))).all()


def materials_waived_by(work: Work, entry_id: str) -> Sequence[Material]:
    """Return the materials that an entry makes needless."""
    return work.db.scalars(select(Material).where(Material.entry_id == entry_id)).all()


def _other(row: Relation, node: Node) -> Node:
    if row.source_id == node.id:
        return Node(row.target_kind, row.target_id)
    return Node(row.source_kind, row.source_id)
