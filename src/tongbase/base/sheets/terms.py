"""What a sheet is made of: columns by their headings, lines by their fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

FORMULA_SIGNS = frozenset("=+-@")
GUARD = "'"
"""Stands in a CSV file before a cell that a table program would take for a formula."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: the field that it fills, its heading, other headings that mean it.

    ``needed`` headings must be there. ``choices`` are the words a cell may hold, for the list
    that a template offers; ``hint`` says what belongs there, ``hint_en`` the same in English.
    """

    field: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    needed: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    hint_en: str = ""


class Line(NamedTuple):
    """A line of a sheet: its number, what its cells hold by field, what is wrong with it."""

    number: int
    cells: Mapping[str, str]
    fault: tuple[str, str] | None = None
