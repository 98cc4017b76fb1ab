"""Organisations over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, timeline
from tongbase.identity.actions import organisations as actions
from tongbase.identity.models import Organisation
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.queries import organisations
from tongbase.identity.queries.regions import get_region
from tongbase.identity.schemas import (
    NewOrganisationIn,
    OrganisationDetailOut,
    OrganisationIn,
    OrganisationOut,
)
from tongbase.identity.terms import OrganisationKind
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

router = APIRouter(prefix="/identity/organisations", tags=["identity"])


@router.get("")
def list_organisations(
    work: InHand,
    wanted: Wanted,
    q: Annotated[str, Query(max_length=100)] = "",
    kind: OrganisationKind | None = None,
    region: Annotated[str, Query(max_length=12)] = "",
    *,
    active: bool | None = None,
) -> PageOut[OrganisationOut]:
    """List organisations; ``region`` keeps those that stand in it."""
    within = OrgPath(get_region(work.db, region).path) if region else EVERYWHERE
    sought = organisations.OrganisationFilter(q.strip(), kind, within, active)
    page = organisations.list_organisations(work.db, sought, wanted)
    rows = [OrganisationOut.of(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def register(work: InHand, body: NewOrganisationIn) -> OrganisationDetailOut:
    """Register an organisation."""
    made = actions.register_organisation(
        work, uscc=body.uscc, region_code=body.region_code, details=_details(body)
    )
    return _shown(work, made)


@router.get("/{key}")
def show(work: InHand, key: str) -> OrganisationDetailOut:
    """Show an organisation by its id or unified credit code."""
    return _shown(work, organisations.get_organisation(work.db, key))


@router.put("/{key}")
def change(work: InHand, key: str, body: OrganisationIn) -> OrganisationDetailOut:
    """Change an organisation."""
    return _shown(work, actions.change_organisation(work, key, _details(body)))


@router.post("/{key}/close")
def close(work: InHand, key: str) -> OrganisationDetailOut:
    """Shut an organisation."""
    return _shown(work, actions.close_organisation(work, key))


@router.post("/{key}/reopen")
def reopen(work: InHand, key: str) -> OrganisationDetailOut:
    """Open an organisation again."""
    return _shown(work, actions.reopen_organisation(work, key))


@router.get("/{key}/timeline")
def show_timeline(work: InHand, key: str) -> list[TimelineLine]:
    """What was done to an organisation."""
    row = organisations.get_organisation(work.db, key)
    work.require(IdentityPermission.ORGANISATION_MANAGE, OrgPath(row.path))
    return timeline(history_of(work.db, row.id))


def _details(body: OrganisationIn) -> actions.OrganisationDetails:
    return actions.OrganisationDetails(body.name, body.kind, body.short_name, body.parent)


def _shown(work: Work, row: Organisation) -> OrganisationDetailOut:
    may = work.actor.may(IdentityPermission.ORGANISATION_MANAGE, OrgPath(row.path))
    verbs = ["change", "close" if row.active else "reopen"] if may else []
    told = OrganisationOut.of(row).model_dump()
    return OrganisationDetailOut.model_validate({**told, "verbs": verbs})
