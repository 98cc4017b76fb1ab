"""Register application systems; issue and revoke keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tongbase.base.vault import Vault
from tongbase.identity.errors import ExpiryInvalidError, KeyAlreadyRevokedError
from tongbase.identity.events import ApplicationRegistered, KeyIssued, KeyRevoked
from tongbase.identity.models import Application, Key
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.queries.keys import get_application, get_key
from tongbase.identity.queries.organisations import get_organisation
from tongbase.identity.rules.hashing import TOKEN_BYTES, hash_token, token_of
from tongbase.identity.rules.signature import normal_addresses
from tongbase.identity.terms import KeyKind, Secret
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.chance import some_bytes
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

KEY_DAYS_MAX = 1096  # three years, as long as Decree 809 keeps records of use


@dataclass(frozen=True)
class KeyDetails:
    """What a key is called, how long it lives, and from where it may be used (empty: anywhere)."""

    name: str
    expires_at: datetime
    addresses: Sequence[str] = ()


def register_application(work: Work, *, organisation: str, name: str) -> Application:
    """Let an application system of an organisation (id or credit code) have keys."""
    owner = get_organisation(work.db, organisation, field="organisation")
    work.require(IdentityPermission.KEY_MANAGE, OrgPath(owner.path))
    application = Application(
        id=new_id(), name=name, organisation=owner, active=True, created_at=work.now
    )
    application.organisation_id = owner.id
    work.db.add(application)
    work.emit(ApplicationRegistered(application.id, title=name, organisation=owner.uscc))
    return application


def issue_application_key(
    work: Work, vault: Vault, application_id: str, details: KeyDetails
) -> Secret:
    """Hand out a key that signs requests. The secret is shown this once and kept sealed."""
    application = get_application(work.db, application_id, reach=work.actor.reach)
    work.require(IdentityPermission.KEY_MANAGE, OrgPath(application.organisation.path))
    secret = token_of(some_bytes(TOKEN_BYTES))
    key = _new_key(work, KeyKind.APPLICATION, details)
    key.application_id = application.id
    key.secret_sealed = vault.seal(secret, context=sealing_context(key.id))
    work.db.add(key)
    work.emit(_issued(key, holder=application.id))
    return Secret(key.id, secret)


def issue_personal_key(work: Work, details: KeyDetails) -> Secret:
    """Hand the actor a bearer token that acts as they do. It is shown this once."""
    work.require(IdentityPermission.KEY_OWN, work.actor.place)
    key = _new_key(work, KeyKind.PERSONAL, details)
    token = f"tbp_{token_of(some_bytes(TOKEN_BYTES))}"
    key.person_id = work.actor.id
    key.token_hash = hash_token(token)
    work.db.add(key)
    work.emit(_issued(key, holder=work.actor.id))
    return Secret(key.id, token)


def revoke_key(work: Work, key_id: str) -> Key:
    """End a key at once: one's own, or one of an application or person that one manages."""
    key = get_key(work.db, key_id)
    if key.person_id == work.actor.id:
        work.require(IdentityPermission.KEY_OWN, work.actor.place)
    else:
        work.require(IdentityPermission.KEY_MANAGE, place_of_key(key))
    if key.revoked_at is not None:
        raise KeyAlreadyRevokedError(
            f"密钥“{key.name}”已被吊销。", f"The key {key.name!r} was revoked already."
        )
    key.revoked_at = work.now
    work.emit(KeyRevoked(key.id))
    return key


def place_of_key(key: Key) -> OrgPath:
    """Say where the holder of a key stands."""
    holder = key.application or key.person
    organisation = holder.organisation if holder else None
    return OrgPath(organisation.path) if organisation else EVERYWHERE


def sealing_context(key_id: str) -> str:
    """Say what a sealed secret belongs to."""
    return f"identity.key/{key_id}"


def _new_key(work: Work, kind: KeyKind, details: KeyDetails) -> Key:
    _check_expiry(details.expires_at, work.now)
    return Key(
        id=new_id(),
        kind=kind,
        name=details.name,
        addresses=normal_addresses(list(details.addresses)),
        created_at=work.now,
        created_by=work.actor.id,
        expires_at=details.expires_at,
    )


def _issued(key: Key, *, holder: str) -> KeyIssued:
    return KeyIssued(
        key.id,
        kind=key.kind,
        title=key.name,
        holder=holder,
        expires_at=key.expires_at.isoformat(),
    )


def _check_expiry(expires_at: datetime, now: datetime) -> None:
    if not now < expires_at <= now + timedelta(days=KEY_DAYS_MAX):
        raise ExpiryInvalidError(
            f"有效期必须晚于现在,且不超过 {KEY_DAYS_MAX} 天。",
            f"The end must lie ahead, and not more than {KEY_DAYS_MAX} days.",
            field="expires_at",
        )
