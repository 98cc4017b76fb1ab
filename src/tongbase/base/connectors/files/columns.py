"""The columns of a table that one file has, or several together."""

import itertools
from dataclasses import dataclass

from tongbase.base.connectors.files.infer import Judged, Tally, judge, tally_rows
from tongbase.base.connectors.files.parts import Part
from tongbase.base.connectors.files.terms import SAMPLE_ROWS_MAX, Field, Sheet
from tongbase.base.connectors.terms import Remark, SourceColumn

NUMBERS = {"long", "double"}
MOMENTS = {"date", "timestamp"}


@dataclass
class Column:
    """A column as the files so far have it: typed by those that know types, counted in others."""

    name: str
    heading: str
    typed: str | None = None
    tally: Tally | None = None

    def judged(self) -> Judged:
        """The type that holds the values of all files."""
        if self.tally is None:
            return self.typed or "string", ()
        kind, remarks = judge(self.name, self.heading, self.tally)
        return (kind, remarks) if self.typed is None else (wider(self.typed, kind), ())


class Columns:
    """The columns of all files of a table, in the order in which they are met."""

    def __init__(self) -> None:
        self._known: dict[str, Column] = {}
        self._remarks: dict[Remark, None] = {}

    def add(self, part: Part) -> None:
        """Look at another file: at its head, and at its first rows if it knows no types."""
        self._remarks |= dict.fromkeys(part.remarks)
        sheet = part.sheet
        tallies = _tallies(sheet)
        for place, field in enumerate(sheet.fields):
            column = self._known.setdefault(field.name, Column(field.name, field.heading))
            if field.type is not None:
                column.typed = wider(column.typed or field.type, field.type)
            elif column.tally is None:
                column.tally = tallies[place]
            else:
                column.tally.join(tallies[place])

    def described(self) -> tuple[tuple[SourceColumn, ...], tuple[Remark, ...]]:
        """Return the columns, and what a person should know of them."""
        columns: list[SourceColumn] = []
        told = [*self._remarks]
        for column in self._known.values():
            kind, remarks = column.judged()
            columns.append(SourceColumn(column.name, column.heading, kind, kind))
            told += remarks
        return tuple(columns), tuple(told)


def wider(one: str, other: str) -> str:
    """Return the type that holds the values of both."""
    if one == other:
        return one
    if {one, other} == NUMBERS:
        return "double"
    return "timestamp" if {one, other} == MOMENTS else "string"


def _tallies(sheet: Sheet) -> tuple[Tally, ...]:
    if all(_is_typed(field) for field in sheet.fields):
        return ()
    sample = itertools.islice(sheet.records(), SAMPLE_ROWS_MAX)
    rows = (row.values for row in sample if row.fault is None)
    return tally_rows(rows, len(sheet.fields))


def _is_typed(field: Field) -> bool:
    return field.type is not None
