"""Chance that nobody can guess, for those who make secrets: rules take it as an argument."""

import secrets


def some_bytes(count: int) -> bytes:
    """Return so many bytes from the system's source."""
    return secrets.token_bytes(count)


def some_fraction() -> float:
    """Return a number from 0 up to but not including 1."""
    return secrets.randbits(53) / (1 << 53)
