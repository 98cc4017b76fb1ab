"""From people and keys to actors: who acts, with which permissions, over which part."""

from datetime import datetime

from sqlalchemy.orm import Session

from tongbase.identity.errors import (
    KeyExpiredError,
    KeyRevokedError,
    PersonInactiveError,
    PersonNotFoundError,
)
from tongbase.identity.models import Key, Organisation, Person, SignOnSession
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.terms import (
    VIA_KEY,
    VIA_SIGNATURE,
    KeyState,
    OrganisationKind,
    SignInProof,
)
from tongbase.identity.terms.roles import APPLICATION_PERMISSIONS
from tongbase.kernel.actor import EVERYWHERE, Actor, OrgPath

SESSION_ONLY = frozenset({IdentityPermission.KEY_OWN, IdentityPermission.KEY_MANAGE})
"""A key makes no keys: what leaks once must not multiply."""


def actor_of_person(db: Session, person_id: str, via: str) -> Actor:
    """Return a person as actor; refused if the account or the organisation is shut."""
    person = db.get(Person, person_id)
    if person is None:
        raise PersonNotFoundError("没有此人员。", "There is no such person.")
    return as_actor(person, via)


def as_actor(person: Person, via: str) -> Actor:
    """Return a person as actor. A bureau's people reach its whole region, others themselves."""
    check_active(person)
    permissions = frozenset(word for role in person.roles for word in role.permissions)
    organisation = person.organisation
    return Actor(
        id=person.id,
        name=person.name,
        organisation=organisation.uscc if organisation else "",
        place=OrgPath(organisation.path) if organisation else EVERYWHERE,
        reach=reach_of(organisation) if organisation else EVERYWHERE,
        permissions=permissions - SESSION_ONLY if via == VIA_KEY else permissions,
        via=via,
    )


def actor_of_key(key: Key, now: datetime) -> Actor:
    """Return whom a key stands for; refused if it was revoked, ran out or its holder is shut."""
    check_key(key, now)
    if key.person is not None:
        return as_actor(key.person, VIA_KEY)
    application = key.application
    if application is None or not (application.active and application.organisation.active):
        raise PersonInactiveError(
            "该应用系统或其所属机构已停用,请联系数据局管理员。",
            "The application system or its organisation has been shut; ask the data bureau.",
        )
    place = OrgPath(application.organisation.path)
    return Actor(
        id=application.id,
        name=application.name,
        organisation=application.organisation.uscc,
        place=place,
        reach=place,
        permissions=APPLICATION_PERMISSIONS,
        via=VIA_SIGNATURE,
    )


def reach_of(organisation: Organisation) -> OrgPath:
    """Say over which part of the tree an organisation's people hold their permissions."""
    if organisation.kind == OrganisationKind.AUTHORITY:
        return OrgPath(organisation.region.path)
    return OrgPath(organisation.path)


def must_change_password(session: SignOnSession) -> bool:
    """Say whether a person must first choose a password; who came by the provider has none."""
    return session.proof == SignInProof.PASSWORD and session.person.must_change_password


def check_active(person: Person) -> None:
    """Refuse a person whose account or organisation has been shut."""
    shut = not person.active or (person.organisation is not None and not person.organisation.active)
    if shut:
        raise PersonInactiveError(
            "该账号或其所属机构已停用,请联系管理员。",
            "The account or its organisation has been shut; ask an administrator.",
        )


def check_key(key: Key, now: datetime) -> None:
    """Refuse a key that was revoked or ran out."""
    state = state_of_key(key, now)
    if state is KeyState.REVOKED:
        raise KeyRevokedError(
            f"密钥“{key.name}”已被吊销,请申请新的密钥。",
            f"The key {key.name!r} was revoked; ask for a new one.",
            key=key.id,
        )
    if state is KeyState.EXPIRED:
        raise KeyExpiredError(
            f"密钥“{key.name}”已过期,请申请新的密钥。",
            f"The key {key.name!r} has run out; ask for a new one.",
            key=key.id,
            expired_at=key.expires_at.isoformat(),
        )


def state_of_key(key: Key, now: datetime) -> KeyState:
    """Say where a key stands in its life."""
    if key.revoked_at is not None:
        return KeyState.REVOKED
    return KeyState.EXPIRED if key.expires_at <= now else KeyState.ACTIVE
