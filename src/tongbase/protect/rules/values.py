"""Values of a request as parameters: always text, so that the engine casts them, never a column.

A comparison of a number column with a text parameter makes DuckDB cast the parameter; with a number
parameter a text column would be cast, row by row, and a failing cast prints a row that the policy
hides. Text parameters close that door for every type (see ``tests/protect/test_attacks.py``).
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tongbase.protect.errors import BadRequestError
from tongbase.protect.terms.policies import VALUE_CHARACTERS_MAX, VALUES_MAX


def as_text(value: Any, field: str) -> str:
    """Write one value as the text that the engine reads back in the column's type."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if not isinstance(value, str | int | float | Decimal):
        raise BadRequestError(
            f"“{field}”的值须是文本、数字、日期或真假值。",
            f"A value for {field} must be text, a number, a date or true/false.",
            field=field,
        )
    text = str(value)
    if len(text) > VALUE_CHARACTERS_MAX or "\x00" in text or not _is_unicode(text):
        raise BadRequestError(
            f"“{field}”的值超过 {VALUE_CHARACTERS_MAX} 个字符或含非法字符。",
            f"A value for {field} is longer than {VALUE_CHARACTERS_MAX} characters, or broken.",
            field=field,
        )
    return text


def as_texts(value: Any, field: str) -> tuple[str, ...]:
    """Write a list of values."""
    is_list = isinstance(value, Sequence) and not isinstance(value, str | bytes)
    if not is_list or not 0 < len(value) <= VALUES_MAX:
        raise BadRequestError(
            f"“{field}”的值须是 1 至 {VALUES_MAX} 个值的列表。",
            f"The value for {field} must be a list of 1 to {VALUES_MAX} values.",
            field=field,
        )
    return tuple(as_text(each, field) for each in value)


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
