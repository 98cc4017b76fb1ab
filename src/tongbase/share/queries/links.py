"""What sharing adds to the graph: services, applications, grants, and how often they are used."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, false, func, select, true
from sqlalchemy.orm import InstrumentedAttribute

from tongbase.base.many import End, among, from_each
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.relations import (
    EVERY_KIND,
    LINK_LABELS,
    LINKS_MAX,
    Link,
    LinkKind,
    Node,
    NodeKind,
)
from tongbase.kernel.work import Work
from tongbase.share.models import Application, Call, Grant, Service
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.reach import in_reach, visible
from tongbase.standards.terms.labels import Label

CALL_DAYS = 30
SHARED_KINDS = frozenset({NodeKind.SERVICE, NodeKind.GRANT, NodeKind.APPLICATION, NodeKind.CALL})


@dataclass(frozen=True)
class Sought:
    """Whose links are wanted, by kind: all that sharing can be asked from."""

    entries: tuple[str, ...]
    services: tuple[str, ...]
    grants: tuple[str, ...]
    calls: tuple[str, ...]
    applications: tuple[str, ...]
    systems: tuple[str, ...]


def links(
    work: Work,
    nodes: Sequence[Node],
    *,
    at: datetime | None = None,
    only: Collection[NodeKind] = EVERY_KIND,
) -> Sequence[Link]:
    """Return what sharing knows of these things, as far as it had begun at a moment.

    Services stand in the open catalogue; grants, applications and calls are told to both sides of
    the sharing and to the bureaus above them. Calls are those of the month before.
    """
    asked = frozenset(nodes)
    if not asked_of(asked, only):
        return []
    pairs = catalogue.callers(work, systems=_ids(nodes, NodeKind.SYSTEM))
    sought = _sought(nodes, {application for _, application in pairs})
    found = [
        *_services(work, sought, at),
        *_grants(work, sought, at),
        *_applications(work, sought, at),
        *_calls(work, sought, at),
    ]
    registered = _registered(work, found)
    whole = [_with_register(link, registered) for link in found]
    kept = [
        link
        for link in whole
        if (link.source in asked or link.target in asked)
        and all(end in asked or end.kind in only for end in (link.source, link.target))
    ]
    return _seen(work, list(dict.fromkeys(kept)))[:LINKS_MAX]


def asked_of(asked: Collection[Node], only: Collection[NodeKind]) -> bool:
    """Say whether sharing has anything to say: one end of all its links is its own."""
    return bool(SHARED_KINDS & {*only, *(node.kind for node in asked)})


def _services(work: Work, of: Sought, at: datetime | None) -> Iterator[Link]:
    columns = (Service.entry_id, Service.code, Service.opened_at)
    statement = select(*columns).where(_begun(Service.opened_at, at)).limit(LINKS_MAX)
    ends = _ends((Service.entry_id, of.entries), (Service.code, of.services))
    for entry_id, code, since in from_each(work.db, statement, ends):
        yield _link(LinkKind.SERVED_BY, (NodeKind.ENTRY, entry_id), (NodeKind.SERVICE, code), since)


def _grants(work: Work, of: Sought, at: datetime | None) -> Iterator[Link]:
    columns = (Grant.id, Grant.application_id, Grant.system_id, Grant.given_at, Service.code)
    statement = (
        select(*columns)
        .join(Service, Service.id == Grant.service_id)
        .where(sees_grants(work), _begun(Grant.given_at, at))
        .limit(LINKS_MAX)
    )
    ends = _ends(
        (Service.code, of.services),
        (Grant.id, (*of.grants, *of.calls)),
        (Grant.application_id, of.applications),
        (Grant.system_id, of.systems),
    )
    for grant, application, system, since, code in from_each(work.db, statement, ends):
        given = (NodeKind.GRANT, grant)
        yield _link(LinkKind.GRANTED, (NodeKind.SERVICE, code), given, since)
        yield _link(LinkKind.BECAME, (NodeKind.APPLICATION, application), given, since)
        yield _link(LinkKind.HELD_BY, given, (NodeKind.SYSTEM, system), since)


def _applications(work: Work, of: Sought, at: datetime | None) -> Iterator[Link]:
    columns = (Application.id, Application.entry_id, Application.system_id, Application.created_at)
    seen = (sees_applications(work), _begun(Application.created_at, at))
    statement = select(*columns).where(*seen).limit(LINKS_MAX)
    ends = _ends(
        (Application.entry_id, of.entries),
        (Application.id, of.applications),
        (Application.system_id, of.systems),
    )
    for application, entry, system, since in from_each(work.db, statement, ends):
        asking = (NodeKind.APPLICATION, application)
        yield _link(LinkKind.ASKS_FOR, asking, (NodeKind.ENTRY, entry), since)
        yield _link(LinkKind.ASKED_BY, asking, (NodeKind.SYSTEM, system), since)


def _calls(work: Work, of: Sought, at: datetime | None) -> Iterator[Link]:
    """Count the calls under each grant; a grant without calls has no such node."""
    if not of.grants and not of.calls:
        return
    until = work.now if at is None else at
    statement = (
        select(Grant.id, func.count())
        .join(Call, Call.grant_id == Grant.id)
        .where(
            among(Grant.id, (*of.grants, *of.calls)),
            Call.at.between(until - timedelta(days=CALL_DAYS), until),
            sees_calls(work),
        )
        .group_by(Grant.id)
    )
    for grant, count in work.db.execute(statement.limit(LINKS_MAX)):
        ends = Node(NodeKind.GRANT, grant), Node(NodeKind.CALL, grant)
        label = Label(f"近{CALL_DAYS}天调用 {count} 次", f"{count} calls in {CALL_DAYS} days")
        yield Link(LinkKind.CALLED, *ends, label)


def sees_grants(work: Work) -> ColumnElement[bool]:
    """Grants are told to who may read them in a reach that holds one of both sides."""
    if not work.actor.may_somewhere(SharePermission.GRANT_READ):
        return false()
    return in_reach(work, Grant.consumer_path, Grant.provider_path)


def sees_calls(work: Work) -> ColumnElement[bool]:
    """Calls are told to those to whom their grants are."""
    if not work.actor.may_somewhere(SharePermission.GRANT_READ):
        return false()
    return in_reach(work, Call.consumer_path, Call.provider_path)


def sees_applications(work: Work) -> ColumnElement[bool]:
    """Applications are told to both sides, if they have to do with sharing at all."""
    return visible(work, Application.consumer_path, Application.provider_path)


def _begun(since: InstrumentedAttribute[datetime], at: datetime | None) -> ColumnElement[bool]:
    return true() if at is None else since <= at


def _registered(work: Work, found: Sequence[Link]) -> Mapping[str, str]:
    """Return the registered systems of calling applications, by the id of the application."""
    ids = {link.target.id for link in found if link.target.kind is NodeKind.SYSTEM}
    return {app: system for system, app in catalogue.callers(work, applications=ids)}


def _with_register(link: Link, registered: Mapping[str, str]) -> Link:
    """Let a link end at the registered system, where there is one."""
    if link.target.kind is not NodeKind.SYSTEM or link.target.id not in registered:
        return link
    target = Node(NodeKind.SYSTEM, registered[link.target.id])
    return Link(link.kind, link.source, target, link.label, link.since)


def _seen(work: Work, found: Sequence[Link]) -> list[Link]:
    """Leave out links to entries that the actor may not see; systems are told with the grant."""
    entries = {
        end for link in found for end in (link.source, link.target) if end.kind is NodeKind.ENTRY
    }
    seen = catalogue.faces(work, list(entries))
    return [
        link
        for link in found
        if all(end not in entries or end in seen for end in (link.source, link.target))
    ]


def _sought(nodes: Iterable[Node], calling: Iterable[str]) -> Sought:
    told = list(nodes)
    systems = _ids(told, NodeKind.SYSTEM)
    return Sought(
        entries=_ids(told, NodeKind.ENTRY),
        services=_ids(told, NodeKind.SERVICE),
        grants=_ids(told, NodeKind.GRANT),
        calls=_ids(told, NodeKind.CALL),
        applications=_ids(told, NodeKind.APPLICATION),
        systems=(*systems, *calling),
    )


def _ends(*sought: tuple[Any, Sequence[str]]) -> Sequence[End]:
    return [(ids, among(column, ids)) for column, ids in sought]


def _ids(nodes: Iterable[Node], kind: NodeKind) -> tuple[str, ...]:
    return tuple(node.id for node in nodes if node.kind is kind)


def _link(
    kind: LinkKind, source: tuple[NodeKind, str], target: tuple[NodeKind, str], since: datetime
) -> Link:
    return Link(kind, Node(*source), Node(*target), LINK_LABELS[kind], since)
