"""What services, grants, applications and calling systems are called, each only if visible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, literal, select

from tongbase.base.paging import PageRequest
from tongbase.catalogue.terms.relations import Node, NodeFace, NodeKind
from tongbase.kernel.work import Work
from tongbase.share.models import Application, Grant, Service
from tongbase.share.queries.applications import ApplicationFilter, list_applications
from tongbase.share.queries.grants import list_services
from tongbase.share.queries.links import sees_applications, sees_grants

NO_STATUS = literal("")


def faces(work: Work, nodes: Iterable[Node]) -> Mapping[Node, NodeFace]:
    """Name those of the nodes that sharing knows and the actor may see: one query a kind.

    A system is named after the grants and applications in which it stands, so that also such are
    named that stand in no register.
    """
    told = list(dict.fromkeys(nodes))
    found: dict[Node, NodeFace] = {}
    for kind in {node.kind for node in told}:
        ids = [node.id for node in told if node.kind is kind]
        for statement in _statements(work, kind):
            named = statement.where(statement.selected_columns[0].in_(ids))
            for one, name, status, organisation in work.db.execute(named):
                node = Node(kind, one)
                found.setdefault(node, NodeFace(node, name, str(status), organisation))
    return found


def find_things(work: Work, kind: NodeKind, words: str, most: int) -> Sequence[NodeFace]:
    """Find services and applications by words, the newest first."""
    page, ids = PageRequest(size=most), list[str]()
    if kind is NodeKind.SERVICE:
        ids = [row.code for row in list_services(work, words, page).rows]
    elif kind is NodeKind.APPLICATION:
        ids = [row.id for row in list_applications(work, ApplicationFilter(q=words), page).rows]
    nodes = [Node(kind, one) for one in ids]
    seen = faces(work, nodes)
    return [seen[node] for node in nodes if node in seen]


def _statements(work: Work, kind: NodeKind) -> Iterator[Select[Any, Any, Any, Any]]:
    if kind is NodeKind.SERVICE:
        yield select(Service.code, Service.name, NO_STATUS, Service.provider_name)
    elif kind is NodeKind.GRANT:
        name = Grant.entry_name + " · " + Grant.system_name
        of_grants = select(Grant.id, name, Grant.status, Grant.organisation_name)
        yield of_grants.where(sees_grants(work))
    elif kind is NodeKind.CALL:
        of_calls = select(Grant.id, Grant.system_name, NO_STATUS, Grant.organisation_name)
        yield of_calls.where(sees_grants(work))
    elif kind is NodeKind.APPLICATION:
        columns = (Application.id, Application.entry_name, Application.state)
        yield select(*columns, Application.organisation_name).where(sees_applications(work))
    elif kind is NodeKind.SYSTEM:
        by_grants = select(Grant.system_id, Grant.system_name, NO_STATUS, Grant.organisation_name)
        yield by_grants.where(sees_grants(work)).distinct()
        names = (Application.system_id, Application.system_name)
        by_asking = select(*names, NO_STATUS, Application.organisation_name)
        yield by_asking.where(sees_applications(work)).distinct()
