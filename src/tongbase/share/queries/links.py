"""What sharing adds to the graph: services, applications, grants, and how often they are used."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    DateTime,
    bindparam,
    false,
    func,
    literal,
    select,
    true,
    union_all,
)

from tongbase.base.many import Kept, among, among_slot, filled
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.relations import (
    EVERYTHING,
    LINK_LABELS,
    LINKS_MAX,
    Link,
    LinkKind,
    Node,
    NodeKind,
    Scope,
)
from tongbase.kernel.work import Work
from tongbase.share.models import Application, Call, Grant, Service
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.reach import has_to_do, in_reach, visible
from tongbase.standards.terms.labels import Label

CALL_DAYS = 30
AT = "at"
MOMENT = bindparam(AT, type_=DateTime(timezone=True))
QUESTIONS = Kept[CompoundSelect[Any] | None]()
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
    scope: Scope = EVERYTHING,
) -> Sequence[Link]:
    """Return what sharing knows of these things, as far as it had begun at a moment.

    Services stand in the open catalogue; grants, applications and calls are told to both sides of
    the sharing and to the bureaus above them. Calls are those of the month before.
    """
    asked = frozenset(nodes)
    if not asked_of(asked, scope.only):
        return []
    pairs = catalogue.callers(work, systems=_ids(nodes, NodeKind.SYSTEM))
    sought = _sought(nodes, {application for _, application in pairs})
    found = [*_found(work, sought, scope.at), *_calls(work, sought, scope.at)]
    registered = _registered(work, found)
    whole = [_with_register(link, registered) for link in found]
    kept = [
        link
        for link in whole
        if (link.source in asked or link.target in asked)
        and all(end in asked or end.kind in scope.only for end in (link.source, link.target))
    ]
    return _seen(work, list(dict.fromkeys(kept)))[:LINKS_MAX]


def asked_of(asked: Collection[Node], only: Collection[NodeKind]) -> bool:
    """Say whether sharing has anything to say: one end of all its links is its own."""
    return bool(SHARED_KINDS & {*only, *(node.kind for node in asked)})


def _found(work: Work, of: Sought, at: datetime | None) -> Iterator[Link]:
    """Ask for services, grants and applications at once, and tell what each of them links."""
    ids = {name: told for name, told in vars(of).items() if told}
    values: dict[str, Any] = {} if at is None else {AT: at}
    for slot, told in ids.items():
        values |= filled(slot, told)
    slots, sees = frozenset(ids), (may_read_grants(work), has_to_do(work), work.actor.reach.value)
    asking = QUESTIONS.get(
        (slots, at is None, sees), lambda: _asking(work, slots, is_now=at is None)
    )
    for word, one, *ends, since in work.db.execute(asking, values) if asking is not None else ():
        yield from LINKING[word](one, *ends, since)


def _asking(work: Work, slots: Collection[str], *, is_now: bool) -> CompoundSelect[Any] | None:
    """Select services, grants and applications in one shape, each from every end by itself."""
    none = literal("")
    services = select(
        literal(SERVICES), Service.code, Service.entry_id, none, none, Service.opened_at
    )
    grants = select(
        *(literal(GRANTS), Grant.id, Service.code, Grant.application_id, Grant.system_id),
        Grant.given_at,
    )
    grants = grants.join(Service, Service.id == Grant.service_id).where(sees_grants(work))
    applications = select(
        *(literal(APPLICATIONS), Application.id, Application.entry_id, Application.system_id, none),
        Application.created_at,
    )
    applications = applications.where(sees_applications(work))
    ends = (
        (services, Service.opened_at, {"entries": Service.entry_id, "services": Service.code}),
        (
            grants,
            Grant.given_at,
            {
                "services": Service.code,
                "grants": Grant.id,
                "calls": Grant.id,
                "applications": Grant.application_id,
                "systems": Grant.system_id,
            },
        ),
        (
            applications,
            Application.created_at,
            {
                "entries": Application.entry_id,
                "applications": Application.id,
                "systems": Application.system_id,
            },
        ),
    )
    arms = [
        statement.where(true() if is_now else since <= MOMENT, among_slot(column, slot)).limit(
            LINKS_MAX
        )
        for statement, since, columns in ends
        for slot, column in columns.items()
        if slot in slots
    ]
    return union_all(*arms) if arms else None


def _of_service(code: str, entry: str, _: str, __: str, since: datetime) -> Iterator[Link]:
    yield _link(LinkKind.SERVED_BY, (NodeKind.ENTRY, entry), (NodeKind.SERVICE, code), since)


def _of_grant(
    grant: str, code: str, application: str, system: str, since: datetime
) -> Iterator[Link]:
    given = (NodeKind.GRANT, grant)
    yield _link(LinkKind.GRANTED, (NodeKind.SERVICE, code), given, since)
    yield _link(LinkKind.BECAME, (NodeKind.APPLICATION, application), given, since)
    yield _link(LinkKind.HELD_BY, given, (NodeKind.SYSTEM, system), since)


def _of_application(
    application: str, entry: str, system: str, _: str, since: datetime
) -> Iterator[Link]:
    asking = (NodeKind.APPLICATION, application)
    yield _link(LinkKind.ASKS_FOR, asking, (NodeKind.ENTRY, entry), since)
    yield _link(LinkKind.ASKED_BY, asking, (NodeKind.SYSTEM, system), since)


SERVICES, GRANTS, APPLICATIONS = "services", "grants", "applications"
LINKING: Mapping[str, Callable[..., Iterator[Link]]] = MappingProxyType(
    {SERVICES: _of_service, GRANTS: _of_grant, APPLICATIONS: _of_application}
)
"""What a row of each kind links."""


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


def may_read_grants(work: Work) -> bool:
    """Say whether the actor may read grants at all."""
    return work.actor.may_somewhere(SharePermission.GRANT_READ)


def sees_grants(work: Work) -> ColumnElement[bool]:
    """Grants are told to who may read them in a reach that holds one of both sides."""
    if not may_read_grants(work):
        return false()
    return in_reach(work, Grant.consumer_path, Grant.provider_path)


def sees_calls(work: Work) -> ColumnElement[bool]:
    """Calls are told to those to whom their grants are."""
    if not may_read_grants(work):
        return false()
    return in_reach(work, Call.consumer_path, Call.provider_path)


def sees_applications(work: Work) -> ColumnElement[bool]:
    """Applications are told to both sides, if they have to do with sharing at all."""
    return visible(work, Application.consumer_path, Application.provider_path)


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


def _ids(nodes: Iterable[Node], kind: NodeKind) -> tuple[str, ...]:
    return tuple(node.id for node in nodes if node.kind is kind)


def _link(
    kind: LinkKind, source: tuple[NodeKind, str], target: tuple[NodeKind, str], since: datetime
) -> Link:
    return Link(kind, Node(*source), Node(*target), LINK_LABELS[kind], since)
