"""What governance adds to the graph: columns of lake tables, and where rows are set aside."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Select, or_, select

from tongbase.base.lake.names import TableName
from tongbase.base.many import keyed_by
from tongbase.base.paging import PageRequest
from tongbase.catalogue.terms.relations import (
    EVERYTHING,
    LINK_LABELS,
    LINKS_MAX,
    Link,
    LinkKind,
    Node,
    NodeFace,
    NodeKind,
    Scope,
)
from tongbase.govern.models import Column, Table
from tongbase.govern.queries.quarantine import quarantine_of
from tongbase.govern.queries.tables import list_tables, visible_tables
from tongbase.govern.terms import QUARANTINE
from tongbase.identity import api as identity
from tongbase.kernel.work import Work

COLUMN_PARTS = 3  # namespace.table.column


def links(work: Work, nodes: Sequence[Node], scope: Scope = EVERYTHING) -> Sequence[Link]:
    """Link the tables whose metadata the actor may read with what belongs to them.

    From either end: their columns, and the table beside each in which its bad rows lie. They are
    told as they are now.
    """
    return [*_with_columns(work, nodes, scope.only), *_set_aside(work, nodes, scope.only)]


def _with_columns(work: Work, nodes: Sequence[Node], only: Collection[NodeKind]) -> Sequence[Link]:
    tables, columns = _keys(nodes)
    whole = tables if NodeKind.COLUMN in only else []
    ends = (
        (whole, (Table.namespace, Table.name)),
        (columns, (Table.namespace, Table.name, Column.name)),
    )
    asked = [
        _columns(work).where(keyed_by(names, keys)).limit(LINKS_MAX) for keys, names in ends if keys
    ]
    return [
        Link(
            LinkKind.HAS_COLUMN,
            Node(NodeKind.TABLE, f"{namespace}.{table}"),
            Node(NodeKind.COLUMN, f"{namespace}.{table}.{column}"),
            LINK_LABELS[LinkKind.HAS_COLUMN],
        )
        for statement in asked
        for namespace, table, column, _, _ in work.db.execute(statement)
    ]


def _set_aside(work: Work, nodes: Sequence[Node], only: Collection[NodeKind]) -> Iterator[Link]:
    """Link tables of which rows were set aside with the tables in which these lie."""
    tables, _ = _keys(nodes)
    if not tables or NodeKind.TABLE not in only:
        return
    for space, name, _, _ in work.db.execute(_with_aside(work, tables).limit(LINKS_MAX)):
        aside = quarantine_of(TableName(space, name))
        ends = Node(NodeKind.TABLE, f"{space}.{name}"), Node(NodeKind.TABLE, str(aside))
        yield Link(LinkKind.SET_ASIDE, *ends, LINK_LABELS[LinkKind.SET_ASIDE])


def faces(work: Work, nodes: Iterable[Node]) -> Mapping[Node, NodeFace]:
    """Name those of the tables and columns whose metadata the actor may read."""
    asked = frozenset(nodes)
    tables, columns = _keys(asked)
    found: list[tuple[Node, str, str]] = []
    if tables:
        statement = visible_tables(work).where(keyed_by((Table.namespace, Table.name), tables))
        for row in work.db.scalars(statement):
            node = Node(NodeKind.TABLE, f"{row.namespace}.{row.name}")
            found.append((node, row.title or row.name, row.owner_code))
        for space, name, title, owner in work.db.execute(_with_aside(work, tables)):
            node = Node(NodeKind.TABLE, str(quarantine_of(TableName(space, name))))
            if node in asked:
                found.append((node, f"{title or name}(隔离区)", owner))
    if columns:
        names = (Table.namespace, Table.name, Column.name)
        for namespace, table, column, title, owner in work.db.execute(
            _columns(work).where(keyed_by(names, columns))
        ):
            node = Node(NodeKind.COLUMN, f"{namespace}.{table}.{column}")
            found.append((node, title or column, owner))
    owners = identity.names_of_organisations(work, {owner for _, _, owner in found})
    return {node: NodeFace(node, name, "", owners.get(owner, "")) for node, name, owner in found}


def find_things(work: Work, kind: NodeKind, words: str, most: int) -> Sequence[NodeFace]:
    """Find lake tables by words, the last changed first."""
    if kind is not NodeKind.TABLE:
        return []
    rows = list_tables(work, words, PageRequest(size=most)).rows
    nodes = [Node(NodeKind.TABLE, f"{row.namespace}.{row.name}") for row in rows]
    seen = faces(work, nodes)
    return [seen[node] for node in nodes if node in seen]


def _columns(work: Work) -> Select[str, str, str, str, str]:
    visible = visible_tables(work).with_only_columns(Table.id)
    return (
        select(Table.namespace, Table.name, Column.name, Column.title, Table.owner_code)
        .join(Column, Column.table_id == Table.id)
        .where(Table.id.in_(visible))
        .order_by(Table.namespace, Table.name, Column.position)
    )


def _with_aside(work: Work, tables: Sequence[tuple[str, ...]]) -> Select[str, str, str, str]:
    """Select which of some tables have rows set aside, or are where such rows lie."""
    beside = [name for space, name in tables if space == QUARANTINE]
    either = or_(
        keyed_by((Table.namespace, Table.name), tables),
        (Table.namespace + "__" + Table.name).in_(beside),
    )
    columns = (Table.namespace, Table.name, Table.title, Table.owner_code)
    return visible_tables(work).with_only_columns(*columns).where(Table.aside > 0, either)


def _keys(nodes: Iterable[Node]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the names of tables, and those of columns, part by part."""
    told = list(nodes)
    tables = [tuple(node.id.partition(".")[::2]) for node in told if node.kind is NodeKind.TABLE]
    columns = [
        tuple(node.id.split(".", COLUMN_PARTS - 1)) for node in told if node.kind is NodeKind.COLUMN
    ]
    return tables, [parts for parts in columns if len(parts) == COLUMN_PARTS]
