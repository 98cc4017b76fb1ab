"""Chance that nobody can guess, for those who make secrets: rules take it as an argument."""

import secrets


def some_bytes(count: int) -> bytes:
    """Return so many bytes from the system's source."""
    return secrets.token_bytes(count)
