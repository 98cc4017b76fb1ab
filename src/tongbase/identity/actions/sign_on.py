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
    SALT_BYTES,
    TOKEN_BYTES,
    fits_password,
    hash_password,
    hash_token,
    token_of,
)
from tongbase.identity.rules.passwords import check_password, is_locked, lock_after
from tongbase.identity.terms import VIA_SESSION, SignInProof
from tongbase.kernel.chance import some_bytes
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
    """Let a person in by password.

    An unknown account, a wrong password and a locked account take as long and answer alike: whoever
    guesses learns neither which accounts there are nor when a guess was right.
    """
    person = find_person_by_account(work.db, account, lock=True)
    fits = fits_password(password, person.password_hash if person else None)
    if person is not None and is_locked(person.locked_until, work.now):
        why = LockedOutError.code
        return refuse(work, _refused(settings), person=person, address=address, reason=why)
    if person is None or not fits:
        if person is not None:
            _count_failure(work, settings, person, address)
        return refuse(work, _refused(settings), person=person, address=address)
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
    token = token_of(some_bytes(TOKEN_BYTES))
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


def refuse(
    work: Work, error: TongBaseError, *, person: Person | None, address: str, reason: str = ""
) -> Admission:
    """Write down that somebody did not get in; the ledger may know more than who is refused."""
    subject = person.id if person else UNKNOWN
    work.emit(SignInFailed(subject, address=address, reason=reason or error.code))
    return Admission(refusal=error)


def sign_out(work: Work, token: str) -> None:
    """End a session. One that has ended already is no error."""
    ended = delete(SignOnSession).where(SignOnSession.token_hash == hash_token(token))
    person = work.db.scalar(ended.returning(SignOnSession.person_id))
    if person is not None:
        work.emit(SignedOut(person))


def change_password(
    work: Work, settings: Settings, *, old: str, new: str, token: str, address: str
) -> PasswordWrongError | None:
    """Choose a new password; the person's other sessions end.

    A wrong old password counts like one at the sign-in and is returned, so that the count is kept.
    Who guesses too often is locked out, and the session in which they guess ends.
    """
    person = work.db.get(Person, work.actor.id, with_for_update={"of": Person})
    fits = person is not None and fits_password(old, person.password_hash)
    was_locked = person is not None and is_locked(person.locked_until, work.now)
    if person is None or was_locked or not fits:
        if person is not None and not fits:
            _count_guess(work, settings, person, address, token)
        return PasswordWrongError(
            "原口令不正确;多次输错后账号将被锁定,并须重新登录。",
            "The old password is wrong; too many guesses lock the account and end the session.",
            field="old_password",
        )
    person.failures, person.locked_until = 0, None
    check_password(new, account=person.account, old=old)
    person.password_hash = hash_password(new, some_bytes(SALT_BYTES))
    person.must_change_password = False
    work.db.execute(
        delete(SignOnSession).where(
            SignOnSession.person_id == person.id, SignOnSession.token_hash != hash_token(token)
        )
    )
    work.emit(PasswordChanged(person.id))
    return None


def _refused(settings: Settings) -> SignInRefusedError:
    """Refuse a sign-in without saying what was wrong; who is locked out finds the reason in it."""
    count, minutes = settings.sign_in_failures_max, settings.lock_out_minutes
    return SignInRefusedError(
        f"账号或口令不正确。连续输错 {count} 次后,该账号 {minutes} 分钟内不能登录,口令正确也不行。",
        f"The account or the password is wrong. After {count} failures in a row nobody signs in "
        f"with the account for {minutes} minutes, not even with the right password.",
        field="password",
    )


def _count_guess(work: Work, settings: Settings, person: Person, address: str, token: str) -> None:
    """Count a guess made in a session, which ends when the account is locked."""
    if not is_locked(person.locked_until, work.now):
        _count_failure(work, settings, person, address)
    if is_locked(person.locked_until, work.now):
        sign_out(work, token)


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
