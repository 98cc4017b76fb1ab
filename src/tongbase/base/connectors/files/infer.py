"""Types of columns that come as text. What is not surely a number or a date stays text."""

import re
from collections.abc import Iterable, Sequence

from tongbase.base.connectors.terms import NULL_WORDS

_LONG = re.compile(r"-?(0|[1-9]\d{0,17})")
_DOUBLE = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?([eE][-+]?\d{1,3})?")
_DATE = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d")
_MOMENT = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d[ T][0-2]\d:[0-5]\d(:[0-5]\d(\.\d{1,6})?)?")
_TRUTH = re.compile(r"true|false", re.IGNORECASE)
CANDIDATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("boolean", _TRUTH),
    ("long", _LONG),
    ("double", _DOUBLE),
    ("date", _DATE),
    ("timestamp", _MOMENT),
)
LONG_DIGITS_MAX = 15
"""Longer numbers are codes (identity numbers, account numbers): arithmetic on them is a mistake."""


def infer_types(rows: Iterable[Sequence[str | None]], width: int) -> tuple[str, ...]:
    """Return the Iceberg type that fits every value of each column."""
    fitting = [dict(CANDIDATES) for _ in range(width)]
    seen = [0] * width
    for row in rows:
        for place, value in enumerate(row):
            if value is None or not fitting[place]:
                continue
            text = value.strip()
            if text.lower() in NULL_WORDS:
                continue
            seen[place] += 1
            _narrow(fitting[place], text)
    return tuple(
        next(iter(left), "string") if count else "string"
        for left, count in zip(fitting, seen, strict=True)
    )


def _narrow(fitting: dict[str, re.Pattern[str]], text: str) -> None:
    if len(text.lstrip("-")) > LONG_DIGITS_MAX and text.lstrip("-").isdigit():
        fitting.clear()
        return
    for name in [name for name, pattern in fitting.items() if not pattern.fullmatch(text)]:
        del fitting[name]
