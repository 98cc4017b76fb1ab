"""Application systems and keys over HTTP."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, WithMachines, timeline
from tongbase.identity.actions import keys as actions
from tongbase.identity.models import Application, Key
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.queries import keys as queries
from tongbase.identity.schemas import (
    ApplicationDetailOut,
    ApplicationOut,
    KeyOut,
    NewApplicationIn,
    NewKeyIn,
    SecretOut,
)
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

router = APIRouter(prefix="/identity", tags=["identity"])


@router.get("/me/keys")
def list_own_keys(work: InHand) -> list[KeyOut]:
    """List one's own keys, newest first."""
    return _keys(work, queries.keys_of_person(work.db, work.actor.id))


@router.post("/me/keys", status_code=201)
def issue_personal_key(work: InHand, body: NewKeyIn) -> SecretOut:
    """Get a bearer token that acts as oneself; it is shown this once."""
    made = actions.issue_personal_key(work, _details(body))
    return SecretOut(id=made.id, secret=made.value, expires_at=body.expires_at)


@router.post("/keys/{key_id}/revoke")
def revoke(work: InHand, key_id: str) -> KeyOut:
    """Revoke a key at once."""
    return _keys(work, [actions.revoke_key(work, key_id)])[0]


@router.get("/applications")
def list_applications(
    work: InHand, wanted: Wanted, q: Annotated[str, Query(max_length=100)] = ""
) -> PageOut[ApplicationOut]:
    """List the application systems within one's reach, newest first."""
    page = queries.list_applications(work.db, q.strip(), wanted, reach=work.actor.reach)
    rows = [ApplicationOut.model_validate(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("/applications", status_code=201)
def register(work: InHand, body: NewApplicationIn) -> ApplicationDetailOut:
    """Register an application system."""
    made = actions.register_application(work, organisation=body.organisation, name=body.name)
    return _shown(work, made)


@router.get("/applications/{application_id}")
def show(work: InHand, application_id: str) -> ApplicationDetailOut:
    """Show an application system and its keys."""
    return _shown(work, queries.get_application(work.db, application_id, reach=work.actor.reach))


@router.post("/applications/{application_id}/keys", status_code=201)
def issue_application_key(
    work: InHand, machines: WithMachines, application_id: str, body: NewKeyIn
) -> SecretOut:
    """Issue a key that signs requests; the secret is shown this once."""
    made = actions.issue_application_key(work, machines.vault, application_id, _details(body))
    return SecretOut(id=made.id, secret=made.value, expires_at=body.expires_at)


@router.get("/applications/{application_id}/timeline")
def show_timeline(work: InHand, application_id: str) -> list[TimelineLine]:
    """What was done to an application system and its keys."""
    row = queries.get_application(work.db, application_id, reach=work.actor.reach)
    keys = queries.keys_of_application(work.db, row.id)
    return timeline(history_of(work.db, row.id, *(key.id for key in keys)))


def _details(body: NewKeyIn) -> actions.KeyDetails:
    return actions.KeyDetails(body.name, body.expires_at, tuple(body.addresses))


def _shown(work: Work, row: Application) -> ApplicationDetailOut:
    may = work.actor.may(IdentityPermission.KEY_MANAGE, OrgPath(row.organisation.path))
    told = ApplicationOut.model_validate(row).model_dump()
    keys = _keys(work, queries.keys_of_application(work.db, row.id))
    verbs = ["issue_key"] if may else []
    return ApplicationDetailOut.model_validate({**told, "keys": keys, "verbs": verbs})


def _keys(work: Work, rows: Sequence[Key]) -> list[KeyOut]:
    return [KeyOut.of(row, now=work.now, may_revoke=_may_revoke(work, row)) for row in rows]


def _may_revoke(work: Work, key: Key) -> bool:
    if key.person_id == work.actor.id:
        return work.actor.may(IdentityPermission.KEY_OWN, work.actor.place)
    return work.actor.may(IdentityPermission.KEY_MANAGE, actions.place_of_key(key))
