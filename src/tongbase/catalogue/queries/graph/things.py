"""The things with which a walk through the graph begins, and under which ids systems call."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select

from tongbase.base.paging import PageRequest
from tongbase.catalogue.models import System
from tongbase.catalogue.queries.faces import OF_REGISTERS, faces
from tongbase.catalogue.queries.registers import RecordFilters, list_records, visible_record
from tongbase.catalogue.queries.search.answers import search
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import Node, NodeFace, NodeKind
from tongbase.catalogue.terms.searching import Filters, Scope
from tongbase.kernel.work import Work

SCOPES = (Scope.REACH, Scope.PUBLISHED)
"""What one works on oneself, drafts too, comes before what all may see."""


def find_things(work: Work, kind: NodeKind, words: str, most: int) -> Sequence[NodeFace]:
    """Find entries, and records of the registers, by words; of other kinds none are known here.

    Of entries there are up to twice as many: those of one's own reach, and published ones.
    """
    page = PageRequest(size=most)
    if kind is NodeKind.ENTRY:
        found = (search(work, words, Filters(scope=scope), page).hits for scope in SCOPES)
        ids = list(dict.fromkeys(hit.head.id for hits in found for hit in hits))
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
