"""Write sheets: CSV as a stream, a workbook row by row; nothing in them acts as a formula."""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

import xlsxwriter

from tongbase.base.sheets.terms import FORMULA_SIGNS, GUARD, Column

BATCH_ROWS = 500
CHUNK_BYTES = 1 << 16
MARK = b"\xef\xbb\xbf"  # table programs read UTF-8 by it
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
COLUMN_WIDTH = 18
DROP_DOWN_CHARACTERS_MAX = 255  # what a workbook holds of a list of choices
TEMPLATE_ROWS = 5000
"""So many rows of a template offer their choices."""

Cells = Sequence[str | int]
"""Texts, and numbers that table programs sort as such."""


class SheetFormat(StrEnum):
    """As what a sheet is written."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    SheetFormat.CSV: "text/csv; charset=utf-8",
    SheetFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
A_SHEET: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in MEDIA_TYPES.values()}}
}
"""How a route that answers with a sheet describes its answer."""


def write_sheet(form: SheetFormat, headings: Cells, rows: Iterable[Cells]) -> Iterator[bytes]:
    """Write headings and rows, chunk by chunk."""
    if form is SheetFormat.CSV:
        return write_csv(headings, rows)
    return write_workbook(headings, rows)


def write_csv(headings: Cells, rows: Iterable[Cells]) -> Iterator[bytes]:
    """Write CSV in UTF-8; a cell that looks like a formula is guarded."""
    yield MARK
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(headings)
    for number, row in enumerate(rows, start=1):
        writer.writerow([_guarded(cell) for cell in row])
        if number % BATCH_ROWS == 0:
            yield _taken(page)
    yield _taken(page)


def write_workbook(
    headings: Cells, rows: Iterable[Cells], *, columns: Sequence[Column] = ()
) -> Iterator[bytes]:
    """Write a workbook; ``columns`` bring their hints and choices (a template)."""
    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "bg_color": "#E8F0FE", "border": 1})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(headings) - 1, 0), COLUMN_WIDTH)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, str(heading), head)
        for place, column in enumerate(columns):
            _explain(sheet, place, column)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell)
                elif cell:
                    sheet.write_string(number, place, cell)
        book.close()
        file.seek(0)
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def template_of(columns: Sequence[Column], form: SheetFormat = SheetFormat.XLSX) -> Iterator[bytes]:
    """Write an empty sheet with the headings, those that are needed starred.

    A workbook says as well what belongs below them and what may be chosen.
    """
    headings = [f"{column.zh}*" if column.needed else column.zh for column in columns]
    if form is SheetFormat.CSV:
        return write_csv(headings, ())
    return write_workbook(headings, (), columns=columns)


def _explain(sheet: xlsxwriter.worksheet.Worksheet, place: int, column: Column) -> None:
    if column.hint:
        sheet.write_comment(0, place, column.hint)
    fits = len(",".join(column.choices)) <= DROP_DOWN_CHARACTERS_MAX
    if column.choices and fits:
        offered = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
        sheet.data_validation(1, place, TEMPLATE_ROWS, place, offered)


def _guarded(cell: str | int) -> str | int:
    """Guard what a table program would run: it is text to us, and comes back as it was."""
    if isinstance(cell, int):
        return cell
    is_formula = cell[:1] in FORMULA_SIGNS and not NUMBER.fullmatch(cell)
    return f"{GUARD}{cell}" if cell and is_formula else cell


def _taken(page: io.StringIO) -> bytes:
    written = page.getvalue().encode()
    page.seek(0)
    page.truncate()
    return written
