"""What things are called and whose they are, for many nodes at once, each only if visible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    and_,
    case,
    literal,
    select,
    true,
    type_coerce,
    union_all,
)

from tongbase.base.many import Kept, among_slot, filled, keyed_by
from tongbase.catalogue.models import MODELS, Entry, Item, Resource
from tongbase.catalogue.queries.entries import sight, visible
from tongbase.catalogue.queries.registers import visible_record
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import Node, NodeFace, NodeKind
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

KINDS: Mapping[str, NodeKind] = {kind.value: kind for kind in NodeKind}
OF_REGISTERS = frozenset(NodeKind(register.value) for register in Register)
ON_THEIR_OWN = OF_REGISTERS | {NodeKind.ENTRY}
"""Kinds that are seen or not seen by themselves; all else hangs on an entry."""
NAMED = ON_THEIR_OWN | {NodeKind.ITEM}
NAMING, TELLING = Kept[CompoundSelect[Any] | None](), Kept[CompoundSelect[Any] | None]()


def faces(work: Work, nodes: Iterable[Node]) -> Mapping[Node, NodeFace]:
    """Name those of the nodes that the catalogue knows and the actor may see."""
    by_kind = _by_kind(dict.fromkeys(nodes))
    kinds = tuple(kind for kind in by_kind if kind in NAMED)
    naming = NAMING.get((kinds, sight(work)), lambda: _naming(work, kinds))
    found = (
        [
            NodeFace(Node(KINDS[word], one), name, str(status), organisation)
            for one, name, status, organisation, word in work.db.execute(
                naming, _values(by_kind)
            ).all()
        ]
        if naming is not None
        else []
    )
    found += _tables(work, by_kind.get(NodeKind.TABLE, []))
    found += _columns(work, by_kind.get(NodeKind.COLUMN, []))
    return {face.node: face for face in found}


def visible_nodes(work: Work, nodes: Iterable[Node]) -> Iterator[Node]:
    """Tell which of some entries and records the actor may see, without their names, at once."""
    by_kind = _by_kind(nodes)
    kinds = tuple(by_kind)
    telling = TELLING.get((kinds, sight(work)), lambda: _telling(work, kinds))
    for word, one in work.db.execute(telling, _values(by_kind)) if telling is not None else ():
        yield Node(KINDS[word], one)


def _naming(work: Work, kinds: Sequence[NodeKind]) -> CompoundSelect[Any] | None:
    arms = [
        statement.add_columns(literal(kind.value, String)).where(
            among_slot(statement.selected_columns[0], kind.value)
        )
        for kind in kinds
        if (statement := _statement(work, kind)) is not None
    ]
    return union_all(*arms) if arms else None


def _telling(work: Work, kinds: Sequence[NodeKind]) -> CompoundSelect[Any] | None:
    arms = list[Select[Any]]()
    for kind in kinds:
        model, seen = _seen(work, kind)
        held = among_slot(model.id, kind.value)
        arms.append(select(literal(kind.value, String), model.id).where(held, seen))
    return union_all(*arms) if arms else None


def _values(by_kind: Mapping[NodeKind, Sequence[str]]) -> Mapping[str, str]:
    return {
        name: text
        for kind, ids in by_kind.items()
        for name, text in filled(kind.value, ids).items()
    }


def not_yet(work: Work, nodes: Iterable[Node], at: datetime) -> frozenset[Node]:
    """Tell which of some entries and records were registered after a moment."""
    found = set[Node]()
    for kind, ids in _by_kind(node for node in nodes if node.kind in ON_THEIR_OWN).items():
        model, _ = _seen(work, kind)
        statement = select(model.id).where(among_slot(model.id, kind.value), model.created_at > at)
        found |= {Node(kind, one) for one in work.db.scalars(statement, filled(kind.value, ids))}
    return frozenset(found)


def is_seen(work: Work, kind: Any, one: Any) -> ColumnElement[bool]:
    """Say of rows of links whether the actor may see the thing at one end: its kind and its id.

    What hangs on an entry is seen with that. A scalar question in each branch is always answered
    by the key; an “exists” might read the whole table for the sake of a few rows.
    """
    seen = {}
    for each in sorted(ON_THEIR_OWN):
        model, allowed = _seen(work, each)
        seen[each.value] = select(true()).where(model.id == one, allowed).scalar_subquery()
    whole: ColumnElement[bool] = case(seen, value=kind, else_=true())
    return whole


def _statement(work: Work, kind: NodeKind) -> Select[Any, Any, Any, Any] | None:
    if kind is NodeKind.ENTRY or kind in OF_REGISTERS:
        model, seen = _seen(work, kind)
        owner = Entry.provider_name if kind is NodeKind.ENTRY else model.organisation_name
        status = type_coerce(model.status, String)
        return select(model.id, model.name, status, owner).where(seen)
    if kind is NodeKind.ITEM:
        items: Select[Any, Any, Any, Any] = select(
            Item.id, Item.name, type_coerce(Entry.status, String), Entry.provider_name
        )
        return items.join(Entry, Entry.id == Item.entry_id).where(visible(work))
    return None


def _by_kind(nodes: Iterable[Node]) -> Mapping[NodeKind, list[str]]:
    """Sort nodes by kind, always in the same order: the same question is planned once."""
    by_kind: dict[NodeKind, list[str]] = {kind: [] for kind in NodeKind}
    for kind, one in nodes:
        by_kind[kind].append(one)
    return {kind: ids for kind, ids in by_kind.items() if ids}


def _seen(work: Work, kind: NodeKind) -> tuple[Any, ColumnElement[bool]]:
    """Return where things of a kind are kept, and which of them the actor may see."""
    if kind is NodeKind.ENTRY:
        return Entry, and_(visible(work), Entry.status != Status.MERGED)
    model = MODELS[Register(kind.value)]
    return model, visible_record(work, model)


def _tables(work: Work, ids: Sequence[str]) -> Sequence[NodeFace]:
    """Name lake tables after the resource that is bound; others are unknown here."""
    keys = [tuple(one.partition(".")[::2]) for one in ids]
    if not keys:
        return []
    statement = (
        select(
            Resource.namespace,
            Resource.table_name,
            Resource.name,
            Entry.status,
            Entry.provider_name,
        )
        .join(Entry, Entry.id == Resource.entry_id)
        .where(keyed_by((Resource.namespace, Resource.table_name), keys), visible(work))
    )
    return [
        NodeFace(Node(NodeKind.TABLE, f"{namespace}.{table}"), name, str(status), organisation)
        for namespace, table, name, status, organisation in work.db.execute(statement)
    ]


def _columns(work: Work, ids: Sequence[str]) -> Sequence[NodeFace]:
    """Name columns of lake tables that items of visible entries name; others are unknown here."""
    keys = [tuple(one.split(".", 2)) for one in ids]
    if not keys:
        return []
    columns = (Resource.namespace, Resource.table_name, Item.field_name)
    statement = (
        select(*columns, Entry.status, Entry.provider_name)
        .join(Item, Item.entry_id == Resource.entry_id)
        .join(Entry, Entry.id == Resource.entry_id)
        .where(keyed_by(columns, [key for key in keys if len(key) == len(columns)]))
        .where(visible(work))
    )
    return [
        NodeFace(
            Node(NodeKind.COLUMN, f"{namespace}.{table}.{column}"), column, str(status), provider
        )
        for namespace, table, column, status, provider in work.db.execute(statement)
    ]
