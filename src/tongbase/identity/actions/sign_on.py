"""Sign in, sign out, change the password.

Nobody asks leave here: the password is the leave. A refusal is a value, not an exception, so that
the failure that was counted is committed although the request fails.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete

from tongbase.identity.errors import (
    LockedOutError,
    PasswordWrongError,
    PersonInactiveError,
    SignInRefusedError,
)
from tongbase.identity.events import (
    PasswordChanged,
    PersonLockedOut,
    SignedIn,
    SignedOut,
    SignInFailed,
)
from tongbase.identity.models import Person, SignOnSession
from tongbase.identity.queries.actors import as_actor, check_active
from tongbase.identity.queries.organisations import find_person_by_account
from tongbase.identity.rules.hashing import (
    fits_password,
    hash_password,
    hash_token,
    make_token,
)
from tongbase.identity.rules.passwords import check_password, is_locked, lock_after
from tongbase.identity.terms import VIA_SESSION, SignInProof
from tongbase.kernel.clock import CHINA
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Ticket:
    """What a person gets who signed in: the token of the session and its end."""

    token: str
    expires_at: datetime
    person: str
    must_change_password: bool


@dataclass(frozen=True)
class Admission:
    """How a sign-in ended: a ticket or the reason why there is none."""

    ticket: Ticket | None = None
    refusal: TongBaseError | None = None

    def admitted(self) -> Ticket:
        """Return the ticket or raise the refusal. Commit first."""
        if self.ticket is None:
            raise self.refusal or SignInRefusedError("登录被拒绝。", "The sign-in was refused.")
        return self.ticket


def sign_in(
    work: Work, settings: Settings, *, account: str, password: str, address: str
) -> Admission:
    """Let a person in by password. An unknown account takes as long as a wrong password."""
    person = find_person_by_account(work.db, account, lock=True)
    if person is not None and is_locked(person.locked_until, work.now):
        return refuse(work, locked_out(person, work.now), person=person, address=address)
    if not fits_password(password, person.password_hash if person else None) or person is None:
        if person is not None:
            _count_failure(work, settings, person, address)
        wrong = SignInRefusedError(
            "账号或口令不正确。", "The account or the password is wrong.", field="password"
        )
        return refuse(work, wrong, person=person, address=address)
    person.failures, person.locked_until = 0, None
    return admit(work, settings, person, address=address, by=SignInProof.PASSWORD)


def admit(
    work: Work, settings: Settings, person: Person, *, address: str, by: SignInProof
) -> Admission:
    """Open a session for a person who has proved who they are."""
    try:
        check_active(person)
    except PersonInactiveError as error:
        return refuse(work, error, person=person, address=address)
    token = make_token()
    expires_at = work.now + timedelta(hours=settings.session_hours)
    work.db.add(
        SignOnSession(
            token_hash=hash_token(token),
            person_id=person.id,
            created_at=work.now,
            expires_at=expires_at,
            address=address,
            proof=by,
        )
    )
    mine = replace(work, actor=as_actor(person, VIA_SESSION))
    mine.emit(SignedIn(person.id, address=address, by=by))
    must_change = by is SignInProof.PASSWORD and person.must_change_password
    return Admission(Ticket(token, expires_at, person.id, must_change_password=must_change))


def refuse(work: Work, error: TongBaseError, *, person: Person | None, address: str) -> Admission:
    """Write down that somebody did not get in."""
    subject = person.id if person else UNKNOWN
    work.emit(SignInFailed(subject, address=address, reason=error.code))
    return Admission(refusal=error)


def sign_out(work: Work, token: str) -> None:
    """End a session. One that has ended already is no error."""
    ended = delete(SignOnSession).where(SignOnSession.token_hash == hash_token(token))
    person = work.db.scalar(ended.returning(SignOnSession.person_id))
    if person is not None:
        work.emit(SignedOut(person))


def change_password(work: Work, *, old: str, new: str, token: str) -> None:
    """Choose a new password; the person's other sessions end."""
    person = work.db.get(Person, work.actor.id, with_for_update={"of": Person})
    if person is None or not fits_password(old, person.password_hash):
        raise PasswordWrongError(
            "原口令不正确。", "The old password is wrong.", field="old_password"
        )
    check_password(new, account=person.account, old=old)
    person.password_hash = hash_password(new)
    person.must_change_password = False
    work.db.execute(
        delete(SignOnSession).where(
            SignOnSession.person_id == person.id, SignOnSession.token_hash != hash_token(token)
        )
    )
    work.emit(PasswordChanged(person.id))


def locked_out(person: Person, now: datetime) -> LockedOutError:
    """Say until when an account is locked."""
    until = person.locked_until or now
    return LockedOutError(
        f"登录失败次数过多,账号已锁定至 {until.astimezone(CHINA):%H:%M},请稍后再试。",
        f"Too many failures: the account is locked until {until.astimezone(CHINA):%H:%M} (UTC+8).",
        locked_until=until.isoformat(),
    )


def _count_failure(work: Work, settings: Settings, person: Person, address: str) -> None:
    """Count one more failure in a row; a lock that has ended starts the count afresh."""
    person.failures = 1 if person.locked_until is not None else person.failures + 1
    person.locked_until = lock_after(
        person.failures,
        failures_max=settings.sign_in_failures_max,
        now=work.now,
        minutes=settings.lock_out_minutes,
    )
    if person.locked_until is not None:
        until = person.locked_until.isoformat()
        work.emit(PersonLockedOut(person.id, address=address, until=until))
