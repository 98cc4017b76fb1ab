"""Identifiers: sortable by time, without meaning, safe in an address."""

import re
import secrets
import time
from collections.abc import Iterator

_RANDOM_BITS = 74
_RANDOM_MASK = (1 << _RANDOM_BITS) - 1
_RANDOM_BYTES = 10
_VERSION = 7
_VARIANT = 0b10
_ID = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """Return a UUID version 7 as 32 hex digits (RFC 9562 §5.7), ascending by millisecond."""
    return next(new_ids(1))


def new_ids(count: int) -> Iterator[str]:
    """Yield as many identifiers; the machine is asked for chance once, not for each."""
    chance = secrets.token_bytes(_RANDOM_BYTES * count)
    for start in range(0, len(chance), _RANDOM_BYTES):
        yield _written(int.from_bytes(chance[start : start + _RANDOM_BYTES]) & _RANDOM_MASK)


def is_id(text: str) -> bool:
    """Say whether a text could be such an identifier."""
    return _ID.fullmatch(text) is not None


def _written(chance: int) -> str:
    milliseconds = time.time_ns() // 1_000_000
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    value = (milliseconds << 80) | (_VERSION << 76) | (high << 64) | (_VARIANT << 62) | low
    return f"{value:032x}"
