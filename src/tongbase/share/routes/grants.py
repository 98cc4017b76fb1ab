"""Grants, services and the records of calls over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import Day, InHand, PageOut, TimelineLine, Wanted, timeline
from tongbase.catalogue import api as catalogue
from tongbase.share.actions import grants as actions
from tongbase.share.queries import grants as queries
from tongbase.share.queries.grants import CallFilter, GrantFilter
from tongbase.share.schemas.examples import service_detail
from tongbase.share.schemas.grants import (
    CallOut,
    GrantDetailOut,
    GrantOut,
    QuotaIn,
    ReasonIn,
    ServiceDetailOut,
    ServiceOut,
)
from tongbase.share.terms.calls import CallState
from tongbase.share.terms.grants import GrantStatus

router = APIRouter(prefix="/share", tags=["share"])
Words = Annotated[str, Query(max_length=100)]
Code = Annotated[str, Query(max_length=64)]


@router.get("/grants")
def list_grants(
    work: InHand,
    wanted: Wanted,
    q: Words = "",
    status: GrantStatus | None = None,
    entry_id: Code = "",
    *,
    mine: bool = False,
) -> PageOut[GrantOut]:
    """List grants; ``mine`` keeps those of one's own organisation."""
    sought = GrantFilter(q.strip(), status, entry_id, mine)
    page = queries.list_grants(work, sought, wanted)
    rows = [GrantOut.of(row, work.now) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/grants/{grant_id}")
def show_grant(work: InHand, grant_id: str) -> GrantDetailOut:
    """Show a grant."""
    return GrantDetailOut.shown(work, queries.get_grant(work, grant_id))


@router.post("/grants/{grant_id}/suspend")
def suspend(work: InHand, grant_id: str, body: ReasonIn) -> GrantDetailOut:
    """Let a grant rest."""
    row = actions.suspend_grant(work, grant_id, reason=body.reason)
    return GrantDetailOut.shown(work, row)


@router.post("/grants/{grant_id}/restore")
def restore(work: InHand, grant_id: str, body: ReasonIn) -> GrantDetailOut:
    """Let a suspended grant hold again."""
    row = actions.restore_grant(work, grant_id, reason=body.reason)
    return GrantDetailOut.shown(work, row)


@router.post("/grants/{grant_id}/revoke")
def revoke(work: InHand, grant_id: str, body: ReasonIn) -> GrantDetailOut:
    """End a grant before its time."""
    row = actions.revoke_grant(work, grant_id, reason=body.reason)
    return GrantDetailOut.shown(work, row)


@router.post("/grants/{grant_id}/set_quota")
def set_quota(work: InHand, grant_id: str, body: QuotaIn) -> GrantDetailOut:
    """Change how often and how much a grant allows."""
    row = actions.set_quota(work, grant_id, body.quota(), reason=body.reason)
    return GrantDetailOut.shown(work, row)


@router.get("/grants/{grant_id}/timeline")
def show_grant_timeline(work: InHand, grant_id: str) -> list[TimelineLine]:
    """What was done to a grant and under it, newest first."""
    return timeline(queries.history_of_grant(work, grant_id))


@router.get("/services")
def list_services(work: InHand, wanted: Wanted, q: Words = "") -> PageOut[ServiceOut]:
    """List services."""
    page = queries.list_services(work, q.strip(), wanted)
    gone = catalogue.withdrawals_of(work, [row.entry_id for row in page.rows])
    rows = [ServiceOut.of(row, gone.get(row.entry_id)) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/services/{service}")
def show_service(work: InHand, service: str) -> ServiceDetailOut:
    """Show a service: its items, examples, and how to sign."""
    return service_detail(work, queries.get_service(work, service))


@router.get("/services/{service}/timeline")
def show_service_timeline(work: InHand, service: str) -> list[TimelineLine]:
    """What was done to a service, newest first."""
    return timeline(queries.history_of_service(work, service))


@router.get("/calls")
def list_calls(
    work: InHand,
    wanted: Wanted,
    service: Code = "",
    grant_id: Code = "",
    state: CallState | None = None,
    day: Day | None = None,
) -> PageOut[CallOut]:
    """List the records of calls, answered and refused; those of a day in China."""
    page = queries.list_calls(work, CallFilter(service, grant_id, state, day), wanted)
    rows = [CallOut.of(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/calls/{call_id}")
def show_call(work: InHand, call_id: str) -> CallOut:
    """Show the record of a call."""
    return CallOut.of(queries.get_call(work, call_id))


@router.get("/calls/{call_id}/timeline")
def show_call_timeline(work: InHand, call_id: str) -> list[TimelineLine]:
    """What the ledger tells of a call."""
    return timeline(queries.history_of_call(work, call_id))
