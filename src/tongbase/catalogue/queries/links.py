"""The links of many things at once, for the graph; and the things to begin with."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    String,
    and_,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)

from tongbase.base.many import among, keyed_by
from tongbase.base.paging import PageRequest
from tongbase.catalogue.errors import RelationInvalidError
from tongbase.catalogue.models import Duty, Entry, Item, Relation, Resource, System
from tongbase.catalogue.queries.entries import visible
from tongbase.catalogue.queries.faces import OF_REGISTERS, faces, visible_nodes
from tongbase.catalogue.queries.registers import RecordFilters, list_records, visible_record
from tongbase.catalogue.queries.search import search
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import (
    EVERY_KIND,
    LINK_LABELS,
    LINKS_MAX,
    NODES_MAX,
    RELATION_LABELS,
    Link,
    LinkKind,
    Node,
    NodeFace,
    NodeKind,
    RelationKind,
)
from tongbase.catalogue.terms.searching import Filters
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

COLUMN_PARTS = 3  # namespace.table.column
ON_THEIR_OWN = OF_REGISTERS | {NodeKind.ENTRY}
"""Kinds that are seen or not seen by themselves; all else hangs on an entry."""
NEVER = cast(null(), DateTime(timezone=True))
"""Of parts it is not known since when they are so."""
NODES: Mapping[str, NodeKind] = {kind.value: kind for kind in NodeKind}
LABELS: Mapping[str, tuple[RelationKind | LinkKind, Label]] = {
    **{kind.value: (kind, label) for kind, label in RELATION_LABELS.items()},
    **{kind.value: (kind, label) for kind, label in LINK_LABELS.items()},
}

Arm = Any
"""A select of links of one kind: which, from what, to what, and since when."""
End = tuple[NodeKind, Any]


def links(
    work: Work,
    nodes: Sequence[Node],
    *,
    at: datetime | None = None,
    only: Collection[NodeKind] = EVERY_KIND,
    known: set[Node] | None = None,
) -> Sequence[Link]:
    """Return what has to do with these things, at most ``NODES_MAX``, as it was at a moment.

    Both ends of every link are the actor's to see; ``only`` such kinds stand at the other ends. A
    handful of indexed queries, and one for each kind of thing at the other ends, however many
    nodes are asked for. Items, columns and the places of duties are told as they are now.
    ``known`` remembers what was found to be seen, for who asks again and again in one walk.
    """
    if len(nodes) > NODES_MAX:
        raise RelationInvalidError(
            f"一次最多查询 {NODES_MAX} 个节点的关联,当前 {len(nodes)} 个。",
            f"Ask for the links of at most {NODES_MAX} nodes at once, not {len(nodes)}.",
            field="nodes",
        )
    asked, arms = frozenset(nodes), list(_arms(work, nodes, at, only))
    rows = work.db.execute(union_all(*arms)).all() if arms else ()
    found = [
        link
        for link in dict.fromkeys(_links(rows))
        if all(end in asked or end.kind in only for end in (link.source, link.target))
    ]
    return _seen(work, found, set() if known is None else known)[:LINKS_MAX]


def find_things(work: Work, kind: NodeKind, words: str, most: int) -> Sequence[NodeFace]:
    """Find entries, and records of the registers, by words; of other kinds none are known here."""
    page = PageRequest(size=most)
    if kind is NodeKind.ENTRY:
        ids = [hit.head.id for hit in search(work, words, Filters(), page).hits]
    elif kind in OF_REGISTERS:
        register = Register(kind.value)
        ids = [row.id for row in list_records(work, register, RecordFilters(q=words), page).rows]
    else:
        return []
    nodes = [Node(kind, one) for one in ids]
    seen = faces(work, nodes)
    return [seen[node] for node in nodes if node in seen]


def callers(
    work: Work, *, systems: Collection[str] = (), applications: Collection[str] = ()
) -> Sequence[tuple[str, str]]:
    """Pair registered systems with the ids under which they call services, asked from either end.

    Each pair is the id of the system and that of its calling application.
    """
    if not systems and not applications:
        return []
    either = or_(System.id.in_(systems), System.application.in_(applications))
    statement = select(System.id, System.application).where(
        System.application != "", either, visible_record(work, System)
    )
    return [(system, application) for system, application in work.db.execute(statement)]


def _seen(work: Work, found: Sequence[Link], known: set[Node]) -> list[Link]:
    """Leave out links of which the actor may not see both ends.

    Items and tables hang on entries, which are asked for; so do columns, which were read with them.
    """
    ends = {end for link in found for end in (link.source, link.target)} - known
    known |= {end for end in ends if end.kind not in ON_THEIR_OWN}
    known.update(visible_nodes(work, [end for end in ends if end.kind in ON_THEIR_OWN]))
    return [link for link in found if link.source in known and link.target in known]


def _arms(
    work: Work, nodes: Sequence[Node], at: datetime | None, only: Collection[NodeKind]
) -> Iterator[Arm]:
    """Ask for everything at once, from each end by itself.

    One question with an “or” across two tables would read them whole; many questions would take
    longer to be asked than to be answered. What nobody has to relate is asked as far as it is
    wanted, or was asked from its other end.
    """
    asked = {node.kind for node in nodes}
    wanted = asked | set(only)
    yield from _related(_ids(nodes, *ON_THEIR_OWN), at)
    if NodeKind.ITEM in wanted:
        yield from _items(nodes)
    if NodeKind.TABLE in wanted:
        yield from _bound(nodes, at)
    if NodeKind.COLUMN in wanted:
        yield from _columns(work, nodes)
    if NodeKind.DUTY in asked:
        yield from _above(_ids(nodes, NodeKind.DUTY))


def _related(ids: Sequence[str], at: datetime | None) -> Iterator[Arm]:
    kinds = (Relation.kind, Relation.source_kind, Relation.target_kind)
    kind, source_kind, target_kind = (type_coerce(column, String) for column in kinds)
    ends = (source_kind, Relation.source_id, target_kind, Relation.target_id)
    held = select(kind, *ends, Relation.since).where(_held(at))
    for side in (Relation.source_id, Relation.target_id) if ids else ():
        yield held.where(among(side, ids)).limit(LINKS_MAX)


def _held(at: datetime | None) -> ColumnElement[bool]:
    if at is None:
        return Relation.until.is_(None)
    return and_(Relation.since <= at, or_(Relation.until.is_(None), Relation.until > at))


def _items(nodes: Sequence[Node]) -> Iterator[Arm]:
    """Link entries with their items, from either end."""
    ends = (NodeKind.ENTRY, Item.entry_id), (NodeKind.ITEM, Item.id)
    statement = _arm(LinkKind.HAS_ITEM, *ends)
    for kind, column in ends:
        if ids := _ids(nodes, kind):
            yield statement.where(among(column, ids)).limit(LINKS_MAX)


def _bound(nodes: Sequence[Node], at: datetime | None) -> Iterator[Arm]:
    """Link entries with the tables that are bound to them, from either end."""
    table = (Resource.namespace, Resource.table_name)
    ends = (NodeKind.ENTRY, Resource.entry_id), (NodeKind.TABLE, _dotted(*table))
    statement = _arm(LinkKind.BOUND_TO, *ends, func.min(Resource.bound_at))
    statement = statement.where(true() if at is None else Resource.bound_at <= at)
    statement = statement.group_by(Resource.entry_id, *table)
    if entries := _ids(nodes, NodeKind.ENTRY):
        yield statement.where(among(Resource.entry_id, entries)).limit(LINKS_MAX)
    if tables := [tuple(one.partition(".")[::2]) for one in _ids(nodes, NodeKind.TABLE)]:
        yield statement.where(keyed_by(table, tables)).limit(LINKS_MAX)


def _columns(work: Work, nodes: Sequence[Node]) -> Iterator[Arm]:
    """Link items with the columns of the bound tables that they name, from either end."""
    named = [tuple(one.split(".", COLUMN_PARTS - 1)) for one in _ids(nodes, NodeKind.COLUMN)]
    columns = (Resource.namespace, Resource.table_name, Item.field_name)
    ends = (NodeKind.ITEM, Item.id), (NodeKind.COLUMN, _dotted(*columns))
    statement = (
        _arm(LinkKind.IN_COLUMN, *ends)
        .join(Resource, Resource.entry_id == Item.entry_id)
        .join(Entry, Entry.id == Item.entry_id)
        .where(Item.field_name != "", visible(work))
        .distinct()
        .limit(LINKS_MAX)
    )
    if items := _ids(nodes, NodeKind.ITEM):
        yield statement.where(among(Item.id, items))
    if wanted := [parts for parts in named if len(parts) == COLUMN_PARTS]:
        yield statement.where(keyed_by(columns, wanted))


def _above(ids: Sequence[str]) -> Iterator[Arm]:
    """Link duties with those above and below them."""
    upper, lower = Duty.__table__.alias("upper"), Duty.__table__.alias("lower")
    joined = and_(
        upper.c.organisation_code == lower.c.organisation_code, upper.c.code == lower.c.parent
    )
    ends = (NodeKind.DUTY, lower.c.id), (NodeKind.DUTY, upper.c.id)
    statement = _arm(LinkKind.PART_OF, *ends).join(upper, joined).where(lower.c.parent != "")
    for _, column in ends:
        yield statement.where(among(column, ids)).limit(LINKS_MAX)


def _arm(kind: LinkKind, source: End, target: End, since: Any = NEVER) -> Arm:
    """Select one kind of link in the shape that all have."""
    of, one, other = (literal(word.value, String) for word in (kind, source[0], target[0]))
    return select(of, one, source[1], other, target[1], since)


def _links(rows: Iterable[Any]) -> Iterator[Link]:
    for kind, source_kind, source, target_kind, target, since in rows:
        of, label = LABELS[kind]
        ends = Node(NODES[source_kind], source), Node(NODES[target_kind], target)
        yield Link(of, *ends, label, since)


def _dotted(*parts: Any) -> ColumnElement[str]:
    first, *rest = parts
    for part in rest:
        first = first + "." + part
    whole: ColumnElement[str] = first
    return whole


def _ids(nodes: Sequence[Node], *kinds: NodeKind) -> list[str]:
    return [node.id for node in nodes if node.kind in kinds]
