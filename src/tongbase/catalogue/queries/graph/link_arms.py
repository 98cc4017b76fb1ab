"""Where the links of things stand: one select for each kind of link and each of its ends."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
    type_coerce,
)

from tongbase.base.many import among_slot, filled, filled_by_keys, keyed_by_slot
from tongbase.catalogue.models import Duty, Entry, Item, Relation, Resource
from tongbase.catalogue.queries.entries import visible
from tongbase.catalogue.queries.faces import ON_THEIR_OWN
from tongbase.catalogue.terms.relations import LINKS_MAX, LinkKind, Node, NodeKind, Scope
from tongbase.kernel.work import Work

COLUMN_PARTS = 3  # namespace.table.column
NEVER = cast(null(), DateTime(timezone=True))
"""Of parts it is not known since when they are so."""

Arm = Any
"""A select of links from one of their ends: ``LINK_COLUMNS``."""
LINK_COLUMNS = ("kind", "near_kind", "near", "far_kind", "far", "since", "forward")
"""Which link, from what that was asked for, to what, since when; ``forward`` from its source."""
ENTRY, TABLE, COLUMN = (kind.value for kind in (NodeKind.ENTRY, NodeKind.TABLE, NodeKind.COLUMN))
RELATED, UNPLACED, AT = "related", "unplaced", "at"
"""Slots of what people relate, of items of which the entry is not known yet, and the moment."""
MOMENT = bindparam(AT, type_=DateTime(timezone=True))
End = tuple[NodeKind, Any]


@dataclass(frozen=True)
class Shape:
    """What a question for links depends on, beside who asks: what the question is built from.

    ``slots`` are those that will be filled; ``only`` such kinds stand at the other ends.
    """

    slots: frozenset[str]
    only: frozenset[NodeKind]
    relations: frozenset[str]
    is_past: bool


def slots_of(
    nodes: Iterable[Node], scope: Scope, *, but: Collection[Node] = ()
) -> tuple[Shape, Mapping[str, Any]]:
    """Sort things into slots: the shape of the question for their links, and its values.

    Of the items in ``but`` it is known already in which entry they are.
    """
    ids = defaultdict[str, list[str]](list)
    for node in nodes:
        ids[node.kind].append(node.id)
        if node.kind in ON_THEIR_OWN:
            ids[RELATED].append(node.id)
        elif node.kind is NodeKind.ITEM and node not in but:
            ids[UNPLACED].append(node.id)
    tables = [tuple(one.partition(".")[::2]) for one in ids.pop(TABLE, ())]
    parts = (tuple(one.split(".", COLUMN_PARTS - 1)) for one in ids.pop(COLUMN, ()))
    columns = [each for each in parts if len(each) == COLUMN_PARTS]
    keys = {slot: told for slot, told in ((TABLE, tables), (COLUMN, columns)) if told}
    values: dict[str, Any] = {} if scope.at is None else {AT: scope.at}
    for slot, one in ids.items():
        values |= filled(slot, one)
    for slot, several in keys.items():
        values |= filled_by_keys(slot, several)
    slots = frozenset(ids) | frozenset(keys)
    return Shape(slots, scope.only, scope.relations, scope.at is not None), values


def arms_of(work: Work, shape: Shape) -> Iterator[Arm]:
    """Ask for everything at once, from each end by itself.

    One question with an “or” across two tables would read them whole; many questions would take
    longer to be asked than to be answered. What nobody has to relate is asked as far as it is
    wanted, or was asked from its other end.
    """
    if RELATED in shape.slots:
        yield from _related(shape)
    if NodeKind.ITEM in shape.only or UNPLACED in shape.slots:
        yield from _items(shape)
    if NodeKind.TABLE in shape.only or TABLE in shape.slots:
        yield from _bound(shape)
    if NodeKind.COLUMN in shape.only or COLUMN in shape.slots:
        yield from _columns(work, shape)
    if NodeKind.DUTY.value in shape.slots:
        yield from _above()


def _related(shape: Shape) -> Iterator[Arm]:
    kinds = (Relation.kind, Relation.source_kind, Relation.target_kind)
    kind, source_kind, target_kind = (type_coerce(column, String) for column in kinds)
    source, target = (source_kind, Relation.source_id), (target_kind, Relation.target_id)
    for near, far in ((source, target), (target, source)):
        told = _shaped(kind, near, far, Relation.since, forward=near is source)
        yield told.where(_held(shape), among_slot(near[1], RELATED)).limit(LINKS_MAX)


def _held(shape: Shape) -> ColumnElement[bool]:
    if not shape.is_past:
        return Relation.until.is_(None)
    return and_(Relation.since <= MOMENT, or_(Relation.until.is_(None), Relation.until > MOMENT))


def _items(shape: Shape) -> Iterator[Arm]:
    """Link entries with their items, from either end."""
    ends = (NodeKind.ENTRY, Item.entry_id), (NodeKind.ITEM, Item.id)
    for near, arm in _both(LinkKind.HAS_ITEM, *ends):
        slot = ENTRY if near[0] is NodeKind.ENTRY else UNPLACED
        if slot in shape.slots:
            yield arm.where(among_slot(near[1], slot)).limit(LINKS_MAX)


def _bound(shape: Shape) -> Iterator[Arm]:
    """Link entries with the tables that are bound to them, from either end."""
    table = (Resource.namespace, Resource.table_name)
    ends = (NodeKind.ENTRY, Resource.entry_id), (NodeKind.TABLE, _dotted(*table))
    of_entries, of_tables = (
        arm.where(Resource.bound_at <= MOMENT if shape.is_past else true())
        .group_by(Resource.entry_id, *table)
        .limit(LINKS_MAX)
        for _, arm in _both(LinkKind.BOUND_TO, *ends, func.min(Resource.bound_at))
    )
    if ENTRY in shape.slots:
        yield of_entries.where(among_slot(Resource.entry_id, ENTRY))
    if TABLE in shape.slots:
        yield of_tables.where(keyed_by_slot(table, TABLE))


def _columns(work: Work, shape: Shape) -> Iterator[Arm]:
    """Link items with the columns of the bound tables that they name, from either end."""
    columns = (Resource.namespace, Resource.table_name, Item.field_name)
    ends = (NodeKind.ITEM, Item.id), (NodeKind.COLUMN, _dotted(*columns))
    of_items, of_columns = (
        arm.join(Resource, Resource.entry_id == Item.entry_id)
        .join(Entry, Entry.id == Item.entry_id)
        .where(Item.field_name != "", visible(work))
        .distinct()
        .limit(LINKS_MAX)
        for _, arm in _both(LinkKind.IN_COLUMN, *ends)
    )
    if NodeKind.ITEM.value in shape.slots:
        yield of_items.where(among_slot(Item.id, NodeKind.ITEM.value))
    if COLUMN in shape.slots:
        yield of_columns.where(keyed_by_slot(columns, COLUMN))


def _above() -> Iterator[Arm]:
    """Link duties with those above and below them."""
    upper, lower = Duty.__table__.alias("upper"), Duty.__table__.alias("lower")
    joined = and_(
        upper.c.organisation_code == lower.c.organisation_code, upper.c.code == lower.c.parent
    )
    ends = (NodeKind.DUTY, lower.c.id), (NodeKind.DUTY, upper.c.id)
    for near, arm in _both(LinkKind.PART_OF, *ends):
        of_duties = arm.join(upper, joined).where(lower.c.parent != "")
        yield of_duties.where(among_slot(near[1], NodeKind.DUTY.value)).limit(LINKS_MAX)


def _both(
    kind: LinkKind, source: End, target: End, since: Any = NEVER
) -> Iterator[tuple[End, Arm]]:
    """Select one kind of link from its source, and from its target."""
    of = literal(kind.value, String)
    one, other = ((literal(end.value, String), column) for end, column in (source, target))
    yield source, _shaped(of, one, other, since, forward=True)
    yield target, _shaped(of, other, one, since, forward=False)


def _shaped(
    kind: Any, near: tuple[Any, Any], far: tuple[Any, Any], since: Any, *, forward: bool
) -> Arm:
    """Select links in the shape that all have."""
    columns = (kind, *near, *far, since, literal(forward))
    return select(*(c.label(name) for c, name in zip(columns, LINK_COLUMNS, strict=True)))


def _dotted(*parts: Any) -> ColumnElement[str]:
    first, *rest = parts
    for part in rest:
        first = first + "." + part
    whole: ColumnElement[str] = first
    return whole
