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
    columns = list(zip(*rows, strict=True)) or [()] * width
    return tuple(_infer(set(column)) for column in columns)


def _infer(values: set[str | None]) -> str:
    texts = {value.strip() for value in values if value is not None}
    told = {text for text in texts if text.lower() not in NULL_WORDS}
    if not told or any(_is_code(text) for text in told):
        return "string"
    for name, pattern in CANDIDATES:
        if all(map(pattern.fullmatch, told)):
            return name
    return "string"


def _is_code(text: str) -> bool:
    digits = text.lstrip("-")
    return len(digits) > LONG_DIGITS_MAX and digits.isdigit()
