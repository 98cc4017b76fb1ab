"""Secrets: made of chance that is given, kept as hashes."""

import hashlib
from base64 import urlsafe_b64encode
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

FIRST_PASSWORD_CHARACTERS = 16
READABLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no l, o, I, O, 0, 1
TOKEN_BYTES = 32
PASSWORD_BYTES = 32  # so many more than are needed that no sign is likelier than another
SALT_BYTES = 16


def password_of(chance: bytes) -> str:
    """Make a first password that can be read aloud (about 92 bits) of :data:`PASSWORD_BYTES`."""
    left, signs = int.from_bytes(chance), []
    for _ in range(FIRST_PASSWORD_CHARACTERS):
        left, place = divmod(left, len(READABLE))
        signs.append(READABLE[place])
    return "".join(signs)


def token_of(chance: bytes) -> str:
    """Make a token of :data:`TOKEN_BYTES`, safe in an address."""
    return urlsafe_b64encode(chance).rstrip(b"=").decode()


def hash_token(token: str) -> str:
    """Hash a token of 256 bits. It cannot be guessed, so it needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_password(password: str, salt: bytes) -> str:
    """Hash a password with argon2id, parameters of RFC 9106 §4 (64 MiB, 3 passes, 4 lanes)."""
    return _hasher().hash(password, salt=salt)


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
    return hash_password("", bytes(SALT_BYTES))
