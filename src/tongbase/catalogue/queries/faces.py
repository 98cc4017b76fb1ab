"""What things are called and whose they are, for many nodes at once, each only if visible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    literal,
    select,
    type_coerce,
    union_all,
)

from tongbase.base.many import among, keyed_by
from tongbase.catalogue.models import MODELS, Entry, Item, Resource
from tongbase.catalogue.queries.entries import visible
from tongbase.catalogue.queries.registers import visible_record
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import Node, NodeFace, NodeKind
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

KINDS: Mapping[str, NodeKind] = {kind.value: kind for kind in NodeKind}
OF_REGISTERS = frozenset(NodeKind(register.value) for register in Register)


def faces(work: Work, nodes: Iterable[Node]) -> Mapping[Node, NodeFace]:
    """Name those of the nodes that the catalogue knows and the actor may see."""
    by_kind = _by_kind(dict.fromkeys(nodes))
    arms = [
        statement.add_columns(literal(kind.value, String)).where(
            among(statement.selected_columns[0], ids)
        )
        for kind, ids in by_kind.items()
        if (statement := _statement(work, kind)) is not None
    ]
    found = (
        [
            NodeFace(Node(KINDS[word], one), name, str(status), organisation)
            for one, name, status, organisation, word in work.db.execute(union_all(*arms)).all()
        ]
        if arms
        else []
    )
    found += _tables(work, by_kind.get(NodeKind.TABLE, []))
    found += _columns(work, by_kind.get(NodeKind.COLUMN, []))
    return {face.node: face for face in found}


def visible_nodes(work: Work, nodes: Iterable[Node]) -> Iterator[Node]:
    """Tell which of some entries and records the actor may see, without their names, at once."""
    arms = list[Select[Any]]()
    for kind, ids in _by_kind(nodes).items():
        model, seen = _seen(work, kind)
        arms.append(select(literal(kind.value, String), model.id).where(among(model.id, ids), seen))
    for word, one in work.db.execute(union_all(*arms)).all() if arms else ():
        yield Node(KINDS[word], one)


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
