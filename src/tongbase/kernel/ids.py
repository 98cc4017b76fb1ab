"""Identifiers: sortable by time, without meaning, safe in an address."""

import re
import secrets
import threading
import time
from collections.abc import Iterator

_RANDOM_BITS = 74
_RANDOM_MASK = (1 << _RANDOM_BITS) - 1
_RANDOM_BYTES = 10
_STEP_MASK = (1 << 64) - 1
_VERSION = 7
_VARIANT = 0b10
_ID = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """Return a UUID version 7 as 32 hex digits (RFC 9562 §5.7), above all that this process made.

    So what was made in one go, a thousand lines of an import, stands in its order where it is
    sorted by its ids.
    """
    return next(new_ids(1))


def new_ids(count: int) -> Iterator[str]:
    """Yield as many identifiers; the machine is asked for chance once, not for each."""
    chance = secrets.token_bytes(_RANDOM_BYTES * count)
    for start in range(0, len(chance), _RANDOM_BYTES):
        yield _written(_LAST.above(int.from_bytes(chance[start : start + _RANDOM_BYTES])))


def is_id(text: str) -> bool:
    """Say whether a text could be such an identifier."""
    return _ID.fullmatch(text) is not None


class _Last:
    """The last number given: within a millisecond the next is it and chance (RFC 9562 §6.2)."""

    def __init__(self) -> None:
        self._lock, self._value = threading.Lock(), 0

    def above(self, chance: int) -> int:
        """Return milliseconds and chance, 122 bits, above every number returned before."""
        milliseconds = time.time_ns() // 1_000_000
        fresh = (milliseconds << _RANDOM_BITS) | (chance & _RANDOM_MASK)
        with self._lock:
            is_above = fresh > self._value
            self._value = fresh if is_above else self._value + 1 + (chance & _STEP_MASK)
            return self._value


_LAST = _Last()


def _written(number: int) -> str:
    milliseconds, chance = number >> _RANDOM_BITS, number & _RANDOM_MASK
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    value = (milliseconds << 80) | (_VERSION << 76) | (high << 64) | (_VARIANT << 62) | low
    return f"{value:032x}"
