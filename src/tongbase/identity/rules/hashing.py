"""Secrets: made by chance, kept as hashes."""

import hashlib
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

FIRST_PASSWORD_CHARACTERS = 16
READABLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no l, o, I, O, 0, 1
TOKEN_BYTES = 32


def make_password() -> str:
    """Make a first password that can be read aloud (about 92 bits)."""
    return "".join(secrets.choice(READABLE) for _ in range(FIRST_PASSWORD_CHARACTERS))


def make_token() -> str:
    """Make a token of 256 bits, safe in an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Hash a token of 256 bits. It cannot be guessed, so it needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_password(password: str) -> str:
    """Hash a password with argon2id, parameters of RFC 9106 §4 (64 MiB, 3 passes, 4 lanes)."""
    return _hasher().hash(password)


def fits_password(password: str, hashed: str | None) -> bool:
    """Say whether a password is the hashed one. Without a hash it takes as long, and says no."""
    try:
        _hasher().verify(hashed or _decoy(), password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return hashed is not None


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _decoy() -> str:
    return hash_password(make_token())
