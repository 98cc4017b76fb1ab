"""Finding services, grants and calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, not_, or_, select

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.clock import CHINA
from tongbase.kernel.db import held
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_naming, history_of
from tongbase.kernel.work import Work
from tongbase.share.errors import CallNotFoundError, GrantNotFoundError, ServiceUnknownError
from tongbase.share.models import Call, Grant, Service
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.reach import in_reach
from tongbase.share.rules.states import GRANT_VERBS
from tongbase.share.terms.calls import CallState
from tongbase.share.terms.grants import GrantStatus, GrantVerb

LAPSED_MAX = 1000

NEEDED: dict[GrantVerb, SharePermission] = {
    GrantVerb.SUSPEND: SharePermission.GRANT_REVOKE,
    GrantVerb.RESTORE: SharePermission.GRANT_REVOKE,
    GrantVerb.REVOKE: SharePermission.GRANT_REVOKE,
    GrantVerb.SET_QUOTA: SharePermission.SERVICE_MANAGE,
}


@dataclass(frozen=True)
class GrantFilter:
    """What a list of grants is narrowed to."""

    q: str = ""
    status: GrantStatus | None = None
    entry_id: str = ""
    mine: bool = False


@dataclass(frozen=True)
class CallFilter:
    """What a list of calls is narrowed to; a day is one in China."""

    service: str = ""
    grant_id: str = ""
    state: CallState | None = None
    day: date | None = None


def get_grant(work: Work, grant_id: str, *, lock: bool = False) -> Grant:
    """Find a grant that the actor may see; ``lock`` it against others who would change it."""
    work.require(SharePermission.GRANT_READ, work.actor.reach)
    statement = select(Grant).where(
        Grant.id == grant_id, in_reach(work, Grant.consumer_path, Grant.provider_path)
    )
    if lock:
        statement = held(statement, Grant)
    grant = work.db.scalars(statement).first()
    if grant is None:
        raise GrantNotFoundError(
            f"授权 {grant_id} 不存在或您无权查看。",
            f"There is no grant {grant_id} that you may see.",
            field="grant_id",
        )
    return grant


def list_grants(work: Work, sought: GrantFilter, wanted: PageRequest) -> Page[Grant]:
    """List grants given to or by those in the actor's reach, newest first."""
    work.require(SharePermission.GRANT_READ, work.actor.reach)
    statement = select(Grant).where(in_reach(work, Grant.consumer_path, Grant.provider_path))
    if sought.mine:
        statement = statement.where(Grant.organisation == work.actor.organisation)
    if sought.status is not None:
        statement = statement.where(_stands(work, sought.status))
    if sought.entry_id:
        statement = statement.where(Grant.entry_id == sought.entry_id)
    texts = (Grant.entry_name, Grant.system_name, Grant.organisation_name)
    statement = statement.where(*worded(sought.q, *texts))
    return paginate(work.db, statement.order_by(Grant.given_at.desc(), Grant.id.desc()), wanted)


def _stands(work: Work, status: GrantStatus) -> ColumnElement[bool]:
    """A grant whose time is over has expired, whatever its books say yet."""
    over = Grant.until <= work.now
    if status is GrantStatus.REVOKED:
        return Grant.status == status
    if status is GrantStatus.EXPIRED:
        return or_(Grant.status == status, and_(over, Grant.status != GrantStatus.REVOKED))
    return and_(Grant.status == status, not_(over))


def history_of_grant(work: Work, grant_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a grant and under it, newest first."""
    return history_of(work.db, get_grant(work, grant_id).id)


def lapsed_grants(work: Work, service_id: str = "", system_id: str = "") -> Sequence[Grant]:
    """Find and lock grants whose time is over though they are still held: all, or one holder's."""
    statement = select(Grant).where(
        Grant.status.in_((GrantStatus.ACTIVE, GrantStatus.SUSPENDED)), Grant.until <= work.now
    )
    if service_id:
        statement = statement.where(Grant.service_id == service_id, Grant.system_id == system_id)
    locked = held(statement.order_by(Grant.id).limit(LAPSED_MAX), Grant)
    return work.db.scalars(locked).all()


def get_service(work: Work, code: str) -> Service:
    """Find a service by its code. Services stand in the open catalogue: all may know of them."""
    service = work.db.scalars(select(Service).where(Service.code == code)).first()
    if service is None:
        raise ServiceUnknownError(
            f"没有编码为“{code}”的服务,请核对服务编码。",
            f"There is no service {code}; check its code.",
            field="service",
        )
    return service


def find_service_of(work: Work, entry_id: str) -> Service | None:
    """Find the service of an entry."""
    return work.db.scalars(select(Service).where(Service.entry_id == entry_id)).first()


def history_of_service(work: Work, code: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a service, newest first; its calls are told to their parties."""
    return history_of(work.db, get_service(work, code).id)


def list_services(work: Work, q: str, wanted: PageRequest) -> Page[Service]:
    """List services, newest first."""
    named = worded(q, Service.code, Service.name, Service.provider_name)
    statement = select(Service).where(*named)
    return paginate(work.db, statement.order_by(Service.opened_at.desc(), Service.id), wanted)


def find_grant_for(work: Work, service_id: str) -> Grant | None:
    """Find the newest grant that the calling system of this organisation has on a service."""
    statement = (
        select(Grant)
        .where(
            Grant.service_id == service_id,
            Grant.system_id == work.actor.id,
            Grant.organisation == work.actor.organisation,
        )
        .order_by(Grant.given_at.desc(), Grant.id.desc())
        .limit(1)
    )
    return work.db.scalars(statement).first()


def find_grant_of_organisation(work: Work, service_id: str) -> Grant | None:
    """Find the newest active grant that the actor's organisation has on a service."""
    statement = (
        select(Grant)
        .where(
            Grant.service_id == service_id,
            Grant.organisation == work.actor.organisation,
            Grant.status == GrantStatus.ACTIVE,
        )
        .order_by(Grant.given_at.desc(), Grant.id.desc())
        .limit(1)
    )
    return work.db.scalars(statement).first()


def get_call(work: Work, call_id: str) -> Call:
    """Find the record of a call that the actor may see."""
    work.require(SharePermission.GRANT_READ, work.actor.reach)
    statement = select(Call).where(
        Call.id == call_id, in_reach(work, Call.consumer_path, Call.provider_path)
    )
    call = work.db.scalars(statement).first()
    if call is None:
        raise CallNotFoundError(
            f"调用记录 {call_id} 不存在或您无权查看。",
            f"There is no call {call_id} that you may see.",
        )
    return call


def history_of_call(work: Work, call_id: str) -> Sequence[LedgerEntry]:
    """Find what the ledger tells of a call: under its grant, or under the service without one."""
    call = get_call(work, call_id)
    return history_naming(work.db, call.grant_id or call.service_code, "call", call.id)


def list_calls(work: Work, sought: CallFilter, wanted: PageRequest) -> Page[Call]:
    """List calls by or to those in the actor's reach, newest first."""
    work.require(SharePermission.GRANT_READ, work.actor.reach)
    statement = select(Call).where(in_reach(work, Call.consumer_path, Call.provider_path))
    if sought.service:
        statement = statement.where(Call.service_code == sought.service)
    if sought.grant_id:
        statement = statement.where(Call.grant_id == sought.grant_id)
    if sought.state is not None:
        statement = statement.where(Call.state == sought.state)
    if sought.day is not None:
        began = datetime.combine(sought.day, time.min, CHINA)
        statement = statement.where(Call.at >= began, Call.at < began + timedelta(days=1))
    return paginate(work.db, statement.order_by(Call.at.desc(), Call.id.desc()), wanted)


def grant_verbs_of(work: Work, grant: Grant) -> list[GrantVerb]:
    """List what the actor may do to a grant in its present status."""
    if grant.until <= work.now:
        return []
    place = OrgPath(grant.provider_path)
    return [verb for verb in GRANT_VERBS[grant.status] if work.actor.may(NEEDED[verb], place)]
