"""Narrowing a list to what has the words that somebody typed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_


def worded(typed: str, *places: Any, begins: Sequence[Any] = ()) -> list[ColumnElement[bool]]:
    """Say that every word stands in one of the places, or that one of ``begins`` begins with it.

    Capital letters and small ones are the same. Nothing typed narrows nothing.
    """
    return [
        or_(
            *(place.icontains(word, autoescape=True) for place in places),
            *(code.istartswith(word, autoescape=True) for code in begins),
        )
        for word in typed.split()
    ]
