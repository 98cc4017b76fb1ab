"""Which characters a text may hold: those that can be stored, shown and hashed the same everywhere.

Refused are control characters (PostgreSQL holds no NUL, logs break at the others), halves of
surrogate pairs (no encoding holds them) and the marks that turn the direction of writing, by which
a name can look like another (Unicode Technical Report 36, §2.8).
"""

import re
from collections.abc import Iterator
from typing import Any

STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def strange_character(value: Any) -> str | None:
    """Find the first character that no text may hold, in a text or in all texts of a JSON value.

    Returns how it is written: ``U+0000``.
    """
    for text in _texts(value):
        found = STRANGE.search(text)
        if found is not None:
            return f"U+{ord(found.group()):04X}"
    return None


def depth_of(value: Any) -> int:
    """Count how deep a JSON value is nested; a plain value is 0 deep."""
    depth, level = 0, [value]
    while level := [part for each in level for part in _parts(each)]:
        depth += 1
    return depth


def _texts(value: Any) -> Iterator[str]:
    """Walk without recursion: who sends a deep value must not choose how deep we call."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting.extend(each)
            waiting.extend(each.values())
        elif isinstance(each, list | tuple):
            waiting.extend(each)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
