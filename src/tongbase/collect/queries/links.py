"""What collection adds to the graph: sources, flows, and the lake tables that these fill."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_, select, true

from tongbase.base.many import among, from_each
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
from tongbase.collect.models import FlowRow, Source
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.queries.flows import list_flows
from tongbase.collect.queries.sources import list_sources
from tongbase.collect.terms import ODS
from tongbase.identity import api as identity
from tongbase.kernel.work import Work

NO_STATUS = ""


def links(
    work: Work,
    nodes: Sequence[Node],
    scope: Scope = EVERYTHING,
) -> Sequence[Link]:
    """Link sources with their flows, and flows with the tables they fill, from either end.

    They are told to those who have to do with collection there, as far as they were defined at a
    moment. A flow fills one table, so that each flow tells at most two links.
    """
    if not sees_some(work):
        return []
    asked = frozenset(nodes)
    told = dict.fromkeys(link for row in _flows(work, nodes, scope.at) for link in _links(*row))
    return [
        link
        for link in told
        if (link.source in asked or link.target in asked)
        and all(end in asked or end.kind in scope.only for end in (link.source, link.target))
    ]


def faces(work: Work, nodes: Iterable[Node]) -> Mapping[Node, NodeFace]:
    """Name sources, flows and the tables that these fill, as far as the actor may see them."""
    told = list(nodes) if sees_some(work) else []
    found: list[tuple[Node, str, str]] = []
    for kind, ids in (
        (NodeKind.SOURCE, _ids(told, NodeKind.SOURCE)),
        (NodeKind.FLOW, _ids(told, NodeKind.FLOW)),
        (NodeKind.TABLE, _targets(told)),
    ):
        if ids:
            found += _named(work, kind, ids)
    owners = identity.names_of_organisations(work, {owner for _, _, owner in found})
    return {
        node: NodeFace(node, name, NO_STATUS, owners.get(owner, "")) for node, name, owner in found
    }


def find_things(work: Work, kind: NodeKind, words: str, most: int) -> Sequence[NodeFace]:
    """Find sources and flows by words, the newest first."""
    page, ids, here = PageRequest(size=most), list[str](), work.actor.place
    if kind is NodeKind.SOURCE and work.actor.may(CollectPermission.SOURCE_MANAGE, here):
        ids = [row.id for row in list_sources(work, words, page).rows]
    elif kind is NodeKind.FLOW and work.actor.may(CollectPermission.FLOW_MANAGE, here):
        ids = [row.id for row in list_flows(work, words, "", page).rows]
    nodes = [Node(kind, one) for one in ids]
    seen = faces(work, nodes)
    return [seen[node] for node in nodes if node in seen]


def sees_some(work: Work) -> bool:
    """Say whether the actor has to do with collection at all: who manages may also see."""
    return any(map(work.actor.may_somewhere, CollectPermission))


def _flows(work: Work, nodes: Sequence[Node], at: datetime | None) -> Iterator[Any]:
    """Read what is asked for of flows, as values."""
    columns = (FlowRow.id, FlowRow.source_id, FlowRow.target, FlowRow.created_at)
    begun = true() if at is None else FlowRow.created_at <= at
    seen = select(*columns).where(begun, _within(work, FlowRow.owner)).limit(LINKS_MAX)
    sought = (
        (FlowRow.source_id, _ids(nodes, NodeKind.SOURCE)),
        (FlowRow.id, _ids(nodes, NodeKind.FLOW)),
        (FlowRow.target, _targets(nodes)),
    )
    return from_each(work.db, seen, [(ids, among(column, ids)) for column, ids in sought])


def _links(flow: str, source: str, target: str, since: datetime) -> Iterator[Link]:
    """Tell both links of a flow; a source stands where its flows do."""
    filling, table = Node(NodeKind.FLOW, flow), Node(NodeKind.TABLE, f"{ODS}.{target}")
    feeding = Node(NodeKind.SOURCE, source)
    yield Link(LinkKind.FEEDS, feeding, filling, LINK_LABELS[LinkKind.FEEDS], since)
    yield Link(LinkKind.FILLS, filling, table, LINK_LABELS[LinkKind.FILLS], since)


def _named(work: Work, kind: NodeKind, ids: Sequence[str]) -> Iterator[tuple[Node, str, str]]:
    """Tell of each what it is called and whose it is; a table goes by the flow that fills it."""
    key: Any = {NodeKind.SOURCE: Source.id, NodeKind.FLOW: FlowRow.id}.get(kind, FlowRow.target)
    title = func.coalesce(func.nullif(FlowRow.title, ""), FlowRow.source_table)
    if kind is NodeKind.SOURCE:
        statement = select(key, Source.name, Source.owner_code).where(_within(work, Source.owner))
    else:
        flows = select(key, title, Source.owner_code).join(Source, Source.id == FlowRow.source_id)
        statement = flows.where(_within(work, FlowRow.owner))
    space = f"{ODS}." if kind is NodeKind.TABLE else ""
    for one, name, owner in work.db.execute(statement.where(among(key, ids))):
        yield Node(kind, space + one), name, owner


def _within(work: Work, owner: Any) -> ColumnElement[bool]:
    if not sees_some(work):
        return false()
    reach = work.actor.reach.value
    return or_(owner == reach, owner.startswith(f"{reach}/", autoescape=True))


def _ids(nodes: Iterable[Node], kind: NodeKind) -> list[str]:
    return [node.id for node in nodes if node.kind is kind]


def _targets(nodes: Iterable[Node]) -> list[str]:
    """Return those tables that a flow may fill, as flows call them."""
    tables = (one.partition(".") for one in _ids(nodes, NodeKind.TABLE))
    return [name for space, _, name in tables if space == ODS]
