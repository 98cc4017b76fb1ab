"""What a password must be, and how long people wait after guessing."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from tongbase.identity.errors import AccountInvalidError, PasswordWeakError

LENGTH_MIN = 12
LENGTH_MIN_MIXED = 10
CLASSES_MIN = 3
LENGTH_MAX = 256
ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]")
CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


@dataclass(frozen=True)
class Rule:
    """One thing that is asked of a new password."""

    zh: str
    en: str


LONG = Rule(
    f"至少 {LENGTH_MIN} 位;或至少 {LENGTH_MIN_MIXED} 位并包含大写、小写、数字、符号中的三类",
    f"{LENGTH_MIN} characters, or {LENGTH_MIN_MIXED} of three kinds: capital letters, small "
    "letters, digits, signs",
)
BOUNDED = Rule(f"不超过 {LENGTH_MAX} 位", f"{LENGTH_MAX} characters at most")
HARD_TO_GUESS = Rule(
    "不包含账号,也不只由一两种字符重复组成",
    "without the account, and of three different characters at least",
)
NEW = Rule("与原口令不同", "different from the old password")
RULES: tuple[Rule, ...] = (LONG, HARD_TO_GUESS, NEW, BOUNDED)
"""All that is asked of a new password, as people are told beforehand."""


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
        raise _weak(LONG)
    if len(password) > LENGTH_MAX:
        raise _weak(BOUNDED)
    if account in password.lower() or len(set(password)) < CLASSES_MIN:
        raise _weak(HARD_TO_GUESS)
    if password == old:
        raise _weak(NEW)


def is_locked(locked_until: datetime | None, now: datetime) -> bool:
    """Say whether the account still waits."""
    return locked_until is not None and now < locked_until


def lock_after(failures: int, *, failures_max: int, now: datetime, minutes: int) -> datetime | None:
    """Say until when an account is locked after so many failures in a row, if at all."""
    return now + timedelta(minutes=minutes) if failures >= failures_max else None


def _weak(rule: Rule) -> PasswordWeakError:
    return PasswordWeakError(
        f"新口令不符合要求:应{rule.zh}。",
        f"The new password does not keep the rule: {rule.en}.",
        field="new_password",
    )
