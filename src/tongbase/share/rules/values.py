"""Values of rows as JSON can hold them."""

import math
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any


def as_json(value: Any) -> Any:
    """Write a value of a row: decimals as text (no digit is lost), bytes in hex, NaN as nothing."""
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    if isinstance(value, dict):
        return {str(key): as_json(each) for key, each in value.items()}
    for kinds, written in WRITTEN:
        if isinstance(value, kinds):
            return written(value)
    return value


WRITTEN: tuple[tuple[type[Any] | tuple[type[Any], ...], Callable[[Any], Any]], ...] = (
    (float, lambda number: number if math.isfinite(number) else None),
    ((Decimal, timedelta), str),
    ((datetime, date, time), lambda moment: moment.isoformat()),
    (bytes, bytes.hex),
)
