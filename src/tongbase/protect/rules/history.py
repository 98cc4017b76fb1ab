"""Grades as they stood: what the ledger tells of a table, told again up to a moment."""

from collections.abc import Iterable, Mapping
from typing import Any

from tongbase.protect.events import ColumnRegraded, GradeMoved, TableRecognised
from tongbase.standards.terms.grading import Level

Line = tuple[str, Mapping[str, Any]]


def levels_after(lines: Iterable[Line]) -> dict[str, Level]:
    """Return the grade of each column after these lines, ``(event, detail)``, the oldest first.

    A recognition tells all columns that the table has then; a person grades one, a rename moves
    the grade along.
    """
    levels: dict[str, Level] = {}
    for event, detail in lines:
        if event == TableRecognised.name:
            levels = {column: Level(level) for column, level in detail["columns"].items()}
        elif event == ColumnRegraded.name:
            levels[detail["column"]] = Level(detail["after"])
        elif event == GradeMoved.name and detail["column"] in levels:
            levels[detail["to"]] = levels.pop(detail["column"])
    return levels
