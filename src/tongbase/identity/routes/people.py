"""People and roles over HTTP."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, KnownPermissions, PageOut, TimelineLine, Wanted, timeline
from tongbase.identity.actions import people as actions
from tongbase.identity.actions import roles as role_actions
from tongbase.identity.models import Person, Role
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.queries import organisations as queries
from tongbase.identity.schemas import (
    FirstPasswordOut,
    NewPersonIn,
    PersonDetailOut,
    PersonOut,
    RoleCode,
    RoleIn,
    RoleOut,
    RolesIn,
)
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

router = APIRouter(prefix="/identity", tags=["identity"])


@router.get("/people")
def list_people(
    work: InHand,
    wanted: Wanted,
    q: Annotated[str, Query(max_length=100)] = "",
    organisation: Annotated[str, Query(max_length=64)] = "",
) -> PageOut[PersonOut]:
    """List the people whom one manages."""
    work.require(IdentityPermission.PERSON_MANAGE, work.actor.reach)
    home = queries.get_organisation(work.db, organisation).id if organisation else ""
    page = queries.list_people(
        work.db, q.strip(), wanted, reach=work.actor.reach, organisation=home
    )
    rows = [PersonOut.model_validate(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("/people", status_code=201)
def add(work: InHand, body: NewPersonIn) -> FirstPasswordOut:
    """Give a person an account; the first password is shown this once."""
    made = actions.add_person(
        work,
        account=body.account,
        name=body.name,
        organisation=body.organisation,
        roles=body.roles,
    )
    account = queries.get_person(work.db, made.id, reach=work.actor.reach).account
    return FirstPasswordOut(id=made.id, account=account, password=made.value)


@router.get("/people/{person_id}")
def show(work: InHand, person_id: str) -> PersonDetailOut:
    """Show a person whom one manages."""
    return _shown(work, _managed(work, person_id))


@router.put("/people/{person_id}/roles")
def set_roles(work: InHand, person_id: str, body: RolesIn) -> PersonDetailOut:
    """Say which roles a person holds."""
    return _shown(work, actions.set_roles(work, person_id, body.roles))


@router.post("/people/{person_id}/close")
def close(work: InHand, person_id: str) -> PersonDetailOut:
    """Shut an account."""
    return _shown(work, actions.close_person(work, person_id))


@router.post("/people/{person_id}/reopen")
def reopen(work: InHand, person_id: str) -> PersonDetailOut:
    """Open an account again."""
    return _shown(work, actions.reopen_person(work, person_id))


@router.post("/people/{person_id}/reset-password")
def reset_password(work: InHand, person_id: str) -> FirstPasswordOut:
    """Give a person a new first password; it is shown this once."""
    made = actions.reset_password(work, person_id)
    account = queries.get_person(work.db, person_id, reach=work.actor.reach).account
    return FirstPasswordOut(id=made.id, account=account, password=made.value)


@router.get("/people/{person_id}/timeline")
def show_timeline(work: InHand, person_id: str) -> list[TimelineLine]:
    """What was done to a person's account."""
    return timeline(history_of(work.db, _managed(work, person_id).id))


@router.get("/roles", response_model=list[RoleOut])
def list_roles(work: InHand) -> Sequence[Role]:
    """List the roles and what they permit."""
    return queries.list_roles(work.db)


@router.put("/roles/{code}", response_model=RoleOut)
def define_role(work: InHand, code: RoleCode, body: RoleIn, known: KnownPermissions) -> Role:
    """Make a role of one's own, or change it."""
    details = role_actions.RoleDetails(body.zh, body.en, tuple(body.permissions))
    return role_actions.define_role(work, code, details, known=known)


def _managed(work: Work, person_id: str) -> Person:
    person = queries.get_person(work.db, person_id, reach=work.actor.reach)
    work.require(IdentityPermission.PERSON_MANAGE, _place_of(person))
    return person


def _place_of(person: Person) -> OrgPath:
    return OrgPath(person.organisation.path) if person.organisation else EVERYWHERE


def _shown(work: Work, person: Person) -> PersonDetailOut:
    may = work.actor.may(IdentityPermission.PERSON_MANAGE, _place_of(person))
    others = ["set_roles", "reset_password", "close" if person.active else "reopen"]
    verbs = others if may and person.id != work.actor.id else []
    told = PersonOut.model_validate(person).model_dump()
    return PersonDetailOut.model_validate({**told, "verbs": verbs})
