"""Identifiers: sortable by time, without meaning, safe in an address."""

import re
import secrets
import time

_RANDOM_BITS = 74
_VERSION = 7
_VARIANT = 0b10
_ID = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """Return a UUID version 7 as 32 hex digits (RFC 9562 §5.7), ascending by millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    chance = secrets.randbits(_RANDOM_BITS)
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    value = (milliseconds << 80) | (_VERSION << 76) | (high << 64) | (_VARIANT << 62) | low
    return f"{value:032x}"


def is_id(text: str) -> bool:
    """Say whether a text could be such an identifier."""
    return _ID.fullmatch(text) is not None
