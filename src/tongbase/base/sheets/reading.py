"""Read a sheet by its headings: CSV in any encoding, xls, xlsx, ods, in archives too."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tongbase.base.connectors.files.parts import Part, parts_of
from tongbase.base.connectors.files.terms import Options
from tongbase.base.sheets.errors import HeadingMissingError
from tongbase.base.sheets.headings import missing_of, places_of
from tongbase.base.sheets.terms import FORMULA_SIGNS, GUARD, Column, Line


@dataclass(frozen=True)
class Table:
    """A sheet whose headings are known: ``headings`` as they stand, ``places`` by field."""

    shown: str
    headings: tuple[str, ...]
    places: Mapping[str, int]
    part: Part

    def lines(self) -> Iterator[Line]:
        """Read line by line what the known columns hold; blank cells are left out."""
        wanted = tuple(self.places.items())
        for record in self.part.sheet.records():
            values = record.values
            cells = {
                field: _bare(told) for field, place in wanted if (told := values[place]) is not None
            }
            yield Line(record.line, cells, record.fault)

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Read every line whole, as it stands, with its number."""
        for record in self.part.sheet.records():
            yield record.line, tuple(value or "" for value in record.values)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that mean nothing here."""
        meant = set(self.places.values())
        return tuple(h for place, h in enumerate(self.headings) if h and place not in meant)


@contextmanager
def open_table(path: Path, shown: str, columns: Sequence[Column]) -> Iterator[Table]:
    """Open the first sheet of a file that has the needed headings."""
    with parts_of(path, shown, Options()) as parts:
        tables = [_table(part, columns) for part in parts]
        for table in tables:
            if not missing_of(table.places, columns):
                yield table
                return
        raise _missing(max(tables, key=lambda table: len(table.places)), columns)


def _table(part: Part, columns: Sequence[Column]) -> Table:
    headings = tuple(field.heading for field in part.sheet.fields)
    return Table(part.shown, headings, places_of(headings, columns), part)


def _missing(table: Table, columns: Sequence[Column]) -> HeadingMissingError:
    missing = missing_of(table.places, columns)
    return HeadingMissingError(
        f"“{table.shown}”缺少必需的列:{'、'.join(column.zh for column in missing)}。"
        "请下载模板,保留表头后填写。",
        f"{table.shown} lacks the columns {', '.join(column.en for column in missing)}; take the "
        "template and keep its headings.",
        missing=[column.zh for column in missing],
    )


def _bare(told: str) -> str:
    text = told.strip()
    return text[1:] if text[:1] == GUARD and text[1:2] in FORMULA_SIGNS else text
