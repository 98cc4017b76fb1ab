"""Workbooks (xls, xlsx, ods): every sheet a table, its heading found, merged cells filled."""

import datetime as dt
import itertools
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from python_calamine import CalamineError as WorkbookError
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from tongbase.base.connectors.errors import BrokenFileError, EmptyFileError
from tongbase.base.connectors.files.formulas import Unsaved, unsaved_formulas
from tongbase.base.connectors.files.layout import LOOKED_AT_ROWS, Layout, find_layout, used_width
from tongbase.base.connectors.files.sniff import encrypted
from tongbase.base.connectors.files.terms import TITLE_SHARE, Field, Options, Record

WORKBOOK_BYTES_MAX = 200 << 20
RAW_CHARACTERS_MAX = 2000

Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class WorkSheet:
    """The table on a sheet; ``unsaved`` are its formulas whose values the file does not hold."""

    name: str
    sheet: CalamineSheet
    layout: Layout
    unsaved: Unsaved

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns."""
        return self.layout.fields

    def records(self) -> Iterator[Record]:
        """The rows below the heading; blank rows are none."""
        rows = _rows(self.sheet, self.unsaved)
        for number, cells in itertools.islice(rows, self.layout.first, None):
            yield self._record(number, cells)

    def _record(self, number: int, cells: list[str]) -> Record:
        width = self.layout.width
        if used_width(cells) > width:
            fault = (
                f"第 {number} 行在第 {width} 列之外还有内容。",
                f"Row {number} goes on beyond column {width}.",
            )
            return Record(number, (None,) * width, fault, "\t".join(cells)[:RAW_CHARACTERS_MAX])
        full = [*cells[:width], *[""] * (width - len(cells))]
        values = tuple([cell or None for cell in full])
        if number in self.unsaved and (unsaved := self._unsaved(number)):
            raw = "\t".join(cells)[:RAW_CHARACTERS_MAX]
            return Record(number, values, _without_value(unsaved), raw)
        return Record(number, values)

    def _unsaved(self, number: int) -> Sequence[str]:
        """Name the columns in which a row has a formula without its value."""
        _, left = self.sheet.start or (0, 0)
        places = [column - left for column in self.unsaved[number]]
        fields = [self.fields[place] for place in places if 0 <= place < self.layout.width]
        return [field.heading or field.name for field in fields]


def open_sheets(path: Path, shown: str, options: Options) -> tuple[WorkSheet, ...]:
    """Open a workbook; sheets without a cell are left out."""
    if path.stat().st_size > WORKBOOK_BYTES_MAX:
        raise BrokenFileError(
            f"工作簿“{shown}”超过 {WORKBOOK_BYTES_MAX >> 20} MB,请拆分或另存为 CSV。",
            f"The workbook {shown} is larger than {WORKBOOK_BYTES_MAX >> 20} MB; split it.",
        )
    workbook = _open(path, shown)
    unsaved = dict(enumerate(_unsaved(path, shown)))
    found = []
    for place, told in enumerate(workbook.sheets_metadata):
        if told.visible is not SheetVisibleEnum.Visible:
            continue
        sheet = _sheet(workbook, told.name)
        if sheet is None:
            continue
        lacking = unsaved.get(place, {})
        sample = [cells for _, cells in itertools.islice(_rows(sheet, lacking), LOOKED_AT_ROWS)]
        if sample:
            layout = find_layout(sample, header=options.header)
            found.append(WorkSheet(told.name, sheet, layout, lacking))
    if not found:
        raise EmptyFileError(
            f"工作簿“{shown}”的各个工作表都是空的。", f"All sheets of {shown} are empty."
        )
    return tuple(found)


def _open(path: Path, shown: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as locked:
        raise encrypted(shown) from locked
    except (WorkbookError, ValueError, OSError) as broken:
        if "password" in str(broken).lower() or "encrypt" in str(broken).lower():
            raise encrypted(shown) from broken
        raise _damaged(shown, broken) from broken


def _unsaved(path: Path, shown: str) -> Sequence[Unsaved]:
    try:
        return unsaved_formulas(path)
    except (BadZipFile, zlib.error, NotImplementedError) as broken:
        raise _damaged(shown, broken) from broken


def _damaged(shown: str, broken: Exception) -> BrokenFileError:
    return BrokenFileError(
        f"文件“{shown}”不是可读的工作簿或已损坏({broken}),请用表格软件打开后另存。",
        f"The file {shown} is no workbook or is damaged ({broken}); save it again.",
    )


def _sheet(workbook: CalamineWorkbook, name: str) -> CalamineSheet | None:
    """Return a sheet; charts and macros have no cells."""
    try:
        sheet = workbook.get_sheet_by_name(name)
    except (WorkbookError, ValueError):
        return None
    return sheet if sheet.start is not None else None


def _without_value(columns: Sequence[str]) -> tuple[str, str]:
    return (
        f"“{'”“'.join(columns)}”列的公式没有保存计算结果,请在表格软件里打开并保存后再导入。",
        f"The formula in {', '.join(columns)} has no value in the file; open it in a table program "
        "and save it, then hand it in again.",
    )


def _rows(sheet: CalamineSheet, kept: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with their number on the sheet, merged cells filled.

    Blank rows are left out, unless they are to be ``kept``.
    """
    top, left = sheet.start or (0, 0)
    merges = sorted(sheet.merged_cell_ranges or [])
    open_merges: list[tuple[Merge, str]] = []
    for index, values in enumerate(sheet.iter_rows()):
        cells = [_text(value) for value in values]
        number = index + top
        while merges and merges[0][0][0] <= number:
            merge = merges.pop(0)
            open_merges.append((merge, _at(cells, merge[0][1] - left)))
        open_merges = [each for each in open_merges if each[0][1][0] >= number]
        for merge, value in open_merges:
            _fill(cells, merge, value, left)
        if any(cell.strip() for cell in cells) or number + 1 in kept:
            yield number + 1, cells
    last = top + sheet.height
    yield from ((number, []) for number in sorted(kept) if number > last)


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""


def _fill(cells: list[str], merge: Merge, value: str, left: int) -> None:
    """Write the value of a merged cell into the cells that it covers; a title stands alone."""
    (top, first), (bottom, last) = merge
    if top == bottom and last - first + 1 > len(cells) * TITLE_SHARE:
        return
    for place in range(merge[0][1] - left, min(merge[1][1] - left + 1, len(cells))):
        if place >= 0 and not cells[place]:
            cells[place] = value


def _text(value: Any) -> str:
    """Write a cell as the text that a person would export."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
