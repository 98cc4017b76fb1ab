"""From the credentials of a request to the actor behind it."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tongbase.base.vault import Vault
from tongbase.identity.actions.keys import sealing_context
from tongbase.identity.errors import (
    NonceReplayedError,
    NotSignedInError,
    PasswordChangeRequiredError,
    PersonNotFoundError,
)
from tongbase.identity.models import Key, Nonce, Person, SignOnSession
from tongbase.identity.queries import actors
from tongbase.identity.queries.keys import (
    get_key,
    key_of_signature,
    key_of_token,
    session_of_token,
)
from tongbase.identity.queries.organisations import find_person_by_account
from tongbase.identity.rules.credentials import Credentials, check_same_site
from tongbase.identity.rules.signature import (
    NONCE_HEADER,
    Signature,
    check_address,
    check_signature,
    check_timestamp,
)
from tongbase.identity.terms import VIA_SESSION
from tongbase.kernel.actor import Actor
from tongbase.kernel.settings import Settings


def identify(
    db: Session, credentials: Credentials, now: datetime, *, vault: Vault, settings: Settings
) -> Actor:
    """Say who sends a request: by signature, by personal key, or by session; or refuse it.

    A used nonce is written: commit it before the request's own work, which may fail.
    """
    if credentials.signature is not None:
        return _by_signature(db, credentials, credentials.signature, now, vault, settings)
    if credentials.bearer is not None:
        return _by_token(db, credentials, credentials.bearer, now)
    session = session_of(db, credentials, now)
    if actors.must_change_password(session):
        raise _password_due()
    return actors.as_actor(session.person, VIA_SESSION)


def session_of(db: Session, credentials: Credentials, now: datetime) -> SignOnSession:
    """Find the session of a request, even of one who has to change the password first."""
    if credentials.session_token is None:
        raise NotSignedInError("请先登录。", "Please sign in.")
    check_same_site(credentials)
    return session_of_token(db, credentials.session_token, now)


def actor_of_person(db: Session, person_id: str, now: datetime, via: str) -> Actor:
    """Return a person as actor, for work done on their behalf by a job."""
    del now  # people do not run out; keys do
    return actors.actor_of_person(db, person_id, via)


def has_people(db: Session) -> bool:
    """Say whether anybody has an account: a new house has none until it is installed."""
    return bool(db.scalar(select(exists(select(Person.id)))))


def actor_of_account(db: Session, account: str, via: str) -> Actor:
    """Return the person of an account as actor, for the command line."""
    person = find_person_by_account(db, account)
    if person is None:
        raise PersonNotFoundError(
            f"没有账号“{account}”。", f"There is no account {account!r}.", field="account"
        )
    return actors.as_actor(person, via)


def actor_of_key(db: Session, key_id: str, now: datetime) -> Actor:
    """Return whom a key stands for."""
    return actors.actor_of_key(get_key(db, key_id), now)


def _by_token(db: Session, credentials: Credentials, token: str, now: datetime) -> Actor:
    key = key_of_token(db, token)
    actor = actors.actor_of_key(key, now)
    check_address(credentials.address, key.addresses)
    person = key.person
    if person is not None and person.must_change_password and person.oidc_subject is None:
        raise _password_due()
    return actor


def _by_signature(
    db: Session,
    credentials: Credentials,
    signature: Signature,
    now: datetime,
    vault: Vault,
    settings: Settings,
) -> Actor:
    key = key_of_signature(db, signature.key)
    actor = actors.actor_of_key(key, now)
    check_address(credentials.address, key.addresses)
    seconds_max = settings.signature_age_seconds_max
    check_timestamp(signature, now, seconds_max=seconds_max)
    check_signature(credentials.call, signature, _secret_of(key, vault))
    _use_nonce(db, signature, now + timedelta(seconds=2 * seconds_max))
    return actor


def _secret_of(key: Key, vault: Vault) -> str:
    return vault.open(key.secret_sealed or b"", context=sealing_context(key.id))


def _use_nonce(db: Session, signature: Signature, expires_at: datetime) -> None:
    """Write a nonce down; the primary key decides between two requests at once."""
    used = (
        insert(Nonce)
        .values(key_id=signature.key, nonce=signature.nonce, expires_at=expires_at)
        .on_conflict_do_nothing()
        .returning(Nonce.nonce)
    )
    if db.scalar(used) is None:
        raise NonceReplayedError(
            "该请求已经提交过(随机数重复),请换一个随机数重新签名。",
            "The request was made already (its nonce was used); sign it with another nonce.",
            field=NONCE_HEADER,
        )


def _password_due() -> PasswordChangeRequiredError:
    return PasswordChangeRequiredError(
        "首次登录或口令被重置后,请先修改口令。",
        "Please change the first password before anything else.",
    )
