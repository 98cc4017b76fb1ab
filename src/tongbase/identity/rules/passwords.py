"""What a password must be, and how long people wait after guessing."""

import re
from datetime import datetime, timedelta

from tongbase.identity.errors import AccountInvalidError, PasswordWeakError

LENGTH_MIN = 12
LENGTH_MIN_MIXED = 10
CLASSES_MIN = 3
LENGTH_MAX = 256
ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]")
CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


def normal_account(value: str) -> str:
    """Return an account name in small letters, or refuse it."""
    account = value.strip().lower()
    if ACCOUNT.fullmatch(account) is None:
        raise AccountInvalidError(
            "账号应为 3 至 64 位的小写字母、数字或 . _ @ - ,且首尾为字母或数字。",
            "An account has 3 to 64 small letters, digits or . _ @ -, and begins and ends with "
            "a letter or digit.",
            field="account",
        )
    return account


def check_password(password: str, *, account: str, old: str) -> None:
    """Refuse a new password that is short, plain, long beyond reason, or one people guess."""
    classes = sum(re.search(pattern, password) is not None for pattern in CLASSES)
    long_enough = len(password) >= LENGTH_MIN or (
        len(password) >= LENGTH_MIN_MIXED and classes >= CLASSES_MIN
    )
    if not long_enough:
        raise _weak(
            "新口令至少 12 位;或至少 10 位并包含大写、小写、数字、符号中的三类。",
            "The new password needs 12 characters, or 10 of three kinds: capital and small "
            "letters, digits, signs.",
        )
    if len(password) > LENGTH_MAX:
        raise _weak("新口令不能超过 256 位。", "The new password may have 256 characters at most.")
    if account in password.lower() or len(set(password)) < CLASSES_MIN:
        raise _weak(
            "新口令不能包含账号,也不能只由一两种字符重复组成。",
            "The new password may neither hold the account nor repeat one or two characters.",
        )
    if password == old:
        raise _weak("新口令不能与原口令相同。", "The new password must differ from the old one.")


def is_locked(locked_until: datetime | None, now: datetime) -> bool:
    """Say whether the account still waits."""
    return locked_until is not None and now < locked_until


def lock_after(failures: int, *, failures_max: int, now: datetime, minutes: int) -> datetime | None:
    """Say until when an account is locked after so many failures in a row, if at all."""
    return now + timedelta(minutes=minutes) if failures >= failures_max else None


def _weak(zh: str, en: str) -> PasswordWeakError:
    return PasswordWeakError(zh, en, field="new_password")
