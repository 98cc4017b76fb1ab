"""Turn an approved application into a grant; suspend, restore and end grants."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from tongbase.base.notices.post import Message, notify_person
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.ledger.entry import Event
from tongbase.kernel.work import Work
from tongbase.share.errors import NothingBoundError
from tongbase.share.events import (
    GrantExpired,
    GrantGiven,
    GrantRestored,
    GrantRevoked,
    GrantSuspended,
    QuotaSet,
    ServiceOpened,
)
from tongbase.share.models import Application, Grant, Service
from tongbase.share.models.books import next_number
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.contents import content_of, terms_of
from tongbase.share.queries.grants import find_service_of, get_grant, lapsed_grants
from tongbase.share.rules.contents import check_items_shared, ticked
from tongbase.share.rules.gate import Reviewer
from tongbase.share.rules.granting import (
    GrantPlan,
    bound_table,
    check_quota,
    gate_of,
    plan_grant,
)
from tongbase.share.rules.places import region_of
from tongbase.share.rules.states import check_grant_verb, check_reason
from tongbase.share.terms.grants import STATUS_LABELS, GrantStatus, GrantVerb, Quota

SERVICE = "service"

CARRIED_OVER = (
    "entry_id",
    "entry_name",
    "entry_version",
    "provider_path",
    "provider_name",
    "organisation",
    "organisation_name",
    "consumer_path",
    "applicant_id",
    "system_id",
    "system_name",
)

AFTER: Mapping[GrantVerb, tuple[GrantStatus, Callable[[str, str], Event]]] = {
    GrantVerb.SUSPEND: (GrantStatus.SUSPENDED, GrantSuspended),
    GrantVerb.RESTORE: (GrantStatus.ACTIVE, GrantRestored),
    GrantVerb.REVOKE: (GrantStatus.REVOKED, GrantRevoked),
}


def give_grant(work: Work, application: Application) -> Grant:
    """Make the grant of an approved application, in the transaction of the last decision."""
    entry = catalogue.published_entry(work, application.entry_id)
    work.require(*_leave_for(application, entry))
    content = content_of(application)
    check_items_shared(ticked(content, entry), entry)
    plan = plan_grant(content, entry, terms_of(application))
    service = _service_for(work, entry)
    _expire(work, lapsed_grants(work, service.id, application.system_id))
    grant = _new_grant(work, application, service, plan)
    work.db.add(grant)
    work.db.flush()
    catalogue.note_grant(work, entry.id, 1)
    work.emit(_given(grant, service, plan))
    return grant


def suspend_grant(work: Work, grant_id: str, *, reason: str) -> Grant:
    """Let a grant rest, with a reason (misuse: Decree 809, Art. 27)."""
    return _change(work, grant_id, GrantVerb.SUSPEND, reason)


def restore_grant(work: Work, grant_id: str, *, reason: str) -> Grant:
    """Let a suspended grant hold again."""
    return _change(work, grant_id, GrantVerb.RESTORE, reason)


def revoke_grant(work: Work, grant_id: str, *, reason: str) -> Grant:
    """End a grant before its time, with a reason (Decree 809, Art. 27)."""
    grant = _change(work, grant_id, GrantVerb.REVOKE, reason)
    catalogue.note_grant(work, grant.entry_id, -1)
    return grant


def set_quota(work: Work, grant_id: str, quota: Quota, *, reason: str) -> Grant:
    """Change how often and how much a grant allows."""
    grant = get_grant(work, grant_id, lock=True)
    work.require(SharePermission.SERVICE_MANAGE, OrgPath(grant.provider_path))
    check_grant_verb(grant.status, GrantVerb.SET_QUOTA)
    check_quota(quota.calls_per_minute, quota.rows_max)
    said = check_reason(reason)
    grant.calls_per_minute, grant.rows_max = quota.calls_per_minute, quota.rows_max
    grant.changed_at = work.now
    work.emit(QuotaSet(grant.id, quota.calls_per_minute, quota.rows_max, said))
    return grant


def expire_grants(work: Work) -> int:
    """Close the books of grants whose time is over; calls have judged by the clock already."""
    work.require(SharePermission.GRANT_REVOKE, EVERYWHERE)
    lapsed = lapsed_grants(work)
    _expire(work, lapsed)
    return len(lapsed)


def _leave_for(application: Application, entry: EntryRef) -> tuple[SharePermission, OrgPath]:
    """Say whose word makes the grant: the last reviewer's; the applicant's where nobody decides."""
    reviewers = gate_of(content_of(application), entry).reviewers
    if not reviewers:
        return SharePermission.APPLICATION_SUBMIT, OrgPath(application.consumer_path)
    if reviewers[-1] is Reviewer.PROVIDER:
        return SharePermission.APPLICATION_REVIEW_PROVIDER, entry.provider_path
    return SharePermission.APPLICATION_REVIEW_BUREAU, region_of(entry.provider_path)


def _service_for(work: Work, entry: EntryRef) -> Service:
    """Return the service of an entry, in step with the entry; open it if it is the first time."""
    table = bound_table(entry)
    if table is None:
        raise NothingBoundError(
            f"目录“{entry.name}”未挂接数据资源,无法提供服务,请先挂接。",
            f"No table is bound to “{entry.name}”; bind one first.",
            field="entry_id",
        )
    service = find_service_of(work, entry.id)
    is_new = service is None
    if service is None:
        code = f"FW{next_number(work.db, SERVICE):06d}"
        service = Service(id=new_id(), code=code, entry_id=entry.id, opened_at=work.now)
        work.db.add(service)
    service.entry_version, service.name = entry.version, entry.name
    service.provider_path, service.provider_name = entry.provider_path.value, entry.provider_name
    service.namespace, service.table_name = table.namespace, table.table
    work.db.flush()
    if is_new:
        work.emit(ServiceOpened(service.id, service.code, entry.id, table.namespace, table.table))
    return service


def _new_grant(work: Work, application: Application, service: Service, plan: GrantPlan) -> Grant:
    grant = Grant(
        id=new_id(),
        application_id=application.id,
        service=service,
        status=GrantStatus.ACTIVE,
        items=[asdict(item) for item in plan.items],
        region_column=plan.region_column,
        divisions=list(plan.divisions),
        modes=[mode.value for mode in plan.modes],
        purpose=plan.purpose,
        until=plan.until,
        calls_per_minute=plan.quota.calls_per_minute,
        rows_max=plan.quota.rows_max,
        given_at=work.now,
        given_by=work.actor.id,
        changed_at=work.now,
        reason="",
    )
    for name in CARRIED_OVER:
        setattr(grant, name, getattr(application, name))
    return grant


def _given(grant: Grant, service: Service, plan: GrantPlan) -> GrantGiven:
    return GrantGiven(
        grant.id,
        application=grant.application_id,
        service=service.code,
        organisation=grant.organisation,
        system=grant.system_id,
        items=tuple(item.name for item in plan.items),
        masks={item.name: item.mask.value for item in plan.items if item.mask},
        divisions=plan.divisions,
        modes=tuple(plan.modes),
        until=plan.until.isoformat(),
    )


def _change(work: Work, grant_id: str, verb: GrantVerb, reason: str) -> Grant:
    grant = get_grant(work, grant_id, lock=True)
    work.require(SharePermission.GRANT_REVOKE, OrgPath(grant.provider_path))
    check_grant_verb(grant.status, verb)
    said = check_reason(reason)
    status, event = AFTER[verb]
    grant.status, grant.reason, grant.changed_at = status, said, work.now
    work.emit(event(grant.id, said))
    _tell_holder(work, grant)
    return grant


def _expire(work: Work, lapsed: Sequence[Grant]) -> None:
    for grant in lapsed:
        grant.status, grant.changed_at = GrantStatus.EXPIRED, work.now
        work.db.flush()
        catalogue.note_grant(work, grant.entry_id, -1)
        work.emit(GrantExpired(grant.id, until=grant.until.isoformat()))


def _tell_holder(work: Work, grant: Grant) -> None:
    label = STATUS_LABELS[grant.status]
    message = Message(
        f"贵单位对“{grant.entry_name}”的授权{label.zh}:{grant.reason}",
        f"Your grant on “{grant.entry_name}” is now: {label.en}. {grant.reason}",
        f"/share/grants/{grant.id}",
    )
    notify_person(work, grant.applicant_id, message)
