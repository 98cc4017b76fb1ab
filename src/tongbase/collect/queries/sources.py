"""Reading sources: a department sees its own, the bureau those of its region."""

from sqlalchemy import exists, func, select

from tongbase.base.connectors.guard import guard_for
from tongbase.base.connectors.kinds import open_connector
from tongbase.base.connectors.port import Connection, Connector
from tongbase.base.machines import Machines
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.collect.errors import SourceNotFoundError
from tongbase.collect.models import FlowRow, Source
from tongbase.collect.permissions import CollectPermission
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def get_source(work: Work, source_id: str) -> Source:
    """Return a source that the actor may see."""
    source = work.db.get(Source, source_id)
    if source is None or not may_see(work, source.owner):
        raise SourceNotFoundError(
            f"没有编号为 {source_id} 的数据源,或您无权查看。",
            f"There is no source {source_id} that you may see.",
            field="source_id",
        )
    return source


def may_see(work: Work, owner: str) -> bool:
    """Say whether the actor has to do with collection at that place: who manages may also see."""
    return any(work.actor.may(word, OrgPath(owner)) for word in CollectPermission)


def list_sources(work: Work, q: str, wanted: PageRequest) -> Page[Source]:
    """List the sources of the actor's reach, the newest first."""
    work.require(CollectPermission.SOURCE_MANAGE, work.actor.place)
    reach = work.actor.reach.value
    inside = Source.owner.startswith(f"{reach}/", autoescape=True)
    statement = select(Source).where((Source.owner == reach) | inside, *worded(q, Source.name))
    return paginate(work.db, statement.order_by(Source.created_at.desc(), Source.id), wanted)


def name_is_taken(work: Work, owner: str, name: str, *, but: str = "") -> bool:
    """Say whether the organisation has another source of that name."""
    statement = select(Source.id).where(Source.owner == owner, Source.name == name)
    return work.db.scalar(statement.where(Source.id != but)) is not None


def has_sources(work: Work) -> bool:
    """Say whether anybody in the whole house has registered a source."""
    return bool(work.db.scalar(select(exists().select_from(Source))))


def flows_of(work: Work, source: Source) -> int:
    """Count the flows that read a source."""
    statement = select(func.count()).where(FlowRow.source_id == source.id)
    return work.db.scalar(statement) or 0


def connector_of(source: Source, machines: Machines) -> Connector:
    """Open a source for reading; nothing is called yet."""
    secret = ""
    if source.secret is not None:
        secret = machines.vault.open(source.secret, context=secret_context(source.id))
    guard = guard_for(machines.settings, source.owner_code)
    return open_connector(source.kind, Connection(source.settings, guard, secret))


def secret_context(source_id: str) -> str:
    """Return what a sealed secret belongs to."""
    return f"collect.source:{source_id}"


def verbs_for(work: Work, source: Source) -> tuple[str, ...]:
    """List what the actor may do to a source now."""
    place = OrgPath(source.owner)
    verbs = []
    if work.actor.may(CollectPermission.SOURCE_MANAGE, place):
        verbs += ["update"] if flows_of(work, source) else ["update", "delete"]
    if work.actor.may(CollectPermission.SOURCE_TEST, place):
        verbs.append("test")
    if work.actor.may(CollectPermission.FLOW_MANAGE, place):
        verbs.append("add_flow")
    return tuple(verbs)
