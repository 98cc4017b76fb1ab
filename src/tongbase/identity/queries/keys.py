"""Reading keys, application systems and sessions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.identity.errors import (
    ApplicationNotFoundError,
    KeyNotFoundError,
    KeyUnknownError,
    NotSignedInError,
    RefusalNotFoundError,
)
from tongbase.identity.models import Application, Key, OidcRefusal, Organisation, SignOnSession
from tongbase.identity.queries.organisations import lies_within
from tongbase.identity.rules.hashing import hash_token
from tongbase.kernel.actor import OrgPath


def get_key(db: Session, key_id: str) -> Key:
    """Find one key."""
    key = db.get(Key, key_id)
    if key is None:
        raise KeyNotFoundError("没有此密钥。", "There is no such key.")
    return key


def key_of_token(db: Session, token: str) -> Key:
    """Find a personal key by the token that a client sends."""
    key = db.scalar(select(Key).where(Key.token_hash == hash_token(token)))
    if key is None:
        raise KeyUnknownError(
            "个人密钥不正确,请在“我的密钥”中重新生成。",
            "The personal key is not known; make a new one under my keys.",
            field="Authorization",
        )
    return key


def key_of_signature(db: Session, key_id: str) -> Key:
    """Find an application key by the id that a client sends."""
    key = db.get(Key, key_id)
    if key is None or key.secret_sealed is None:
        raise KeyUnknownError(
            f"没有编号为“{key_id}”的应用密钥。",
            f"There is no application key {key_id!r}.",
            field="X-Tongbase-Key",
        )
    return key


def keys_of_person(db: Session, person_id: str) -> Sequence[Key]:
    """List a person's keys, newest first."""
    statement = select(Key).where(Key.person_id == person_id)
    return db.scalars(statement.order_by(Key.created_at.desc())).all()


def keys_of_application(db: Session, application_id: str) -> Sequence[Key]:
    """List the keys of an application system, newest first."""
    statement = select(Key).where(Key.application_id == application_id)
    return db.scalars(statement.order_by(Key.created_at.desc())).all()


def get_application(db: Session, application_id: str, *, reach: OrgPath) -> Application:
    """Find one application system whose organisation lies within a reach."""
    statement = select(Application).join(Application.organisation)
    application = db.scalar(
        statement.where(Application.id == application_id, lies_within(Organisation.path, reach))
    )
    if application is None:
        raise ApplicationNotFoundError(
            "没有此应用系统,或其不在您的范围内。",
            "There is no such application system, or not within your reach.",
        )
    return application


def list_applications(
    db: Session, words: str, wanted: PageRequest, *, reach: OrgPath
) -> Page[Application]:
    """List the application systems of the organisations within a reach, newest first."""
    statement = (
        select(Application)
        .join(Application.organisation)
        .where(lies_within(Organisation.path, reach), *worded(words, Application.name))
    )
    newest = statement.order_by(Application.created_at.desc(), Application.id.desc())
    return paginate(db, newest, wanted)


def session_of_token(db: Session, token: str, now: datetime) -> SignOnSession:
    """Find the session of a cookie."""
    session = db.get(SignOnSession, hash_token(token))
    if session is None or session.expires_at <= now:
        raise NotSignedInError(
            "登录已过期或尚未登录,请重新登录。",
            "You are not signed in, or your session has ended; please sign in.",
        )
    return session


def get_refusal(db: Session, refusal_id: str) -> OidcRefusal:
    """Find why a sign-in at the provider failed."""
    refusal = db.get(OidcRefusal, refusal_id)
    if refusal is None:
        raise RefusalNotFoundError(
            "没有此登录记录或其已过期,请重新登录。",
            "There is no such sign-in, or it has run out; sign in again.",
        )
    return refusal
