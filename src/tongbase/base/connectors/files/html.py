"""Web pages with tables in them: what many systems export under the name of a workbook."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from typing_extensions import override

from tongbase.base.connectors.errors import BrokenFileError, NotATableError
from tongbase.base.connectors.files.encoding import encoding_of
from tongbase.base.connectors.files.layout import LOOKED_AT_ROWS, Layout, find_layout, used_width
from tongbase.base.connectors.files.terms import TITLE_SHARE, Field, Options, Record

PAGE_BYTES_MAX = 64 << 20
CELLS_MIN = 2
COLUMNS_MAX = 1000  # the norm of HTML allows no wider cell
SILENT = frozenset({"script", "style", "template", "noscript"})
VOID = frozenset({"br", "hr", "img", "input", "col", "wbr", "meta", "link"})
_HIDDEN = re.compile(r"display\s*:\s*none")
_SPACE = re.compile(r"\s+")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)

Rows = list[list[str]]


@dataclass(frozen=True)
class PageTable:
    """One table of a page."""

    rows: Rows
    layout: Layout

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns."""
        return self.layout.fields

    def records(self) -> Iterator[Record]:
        """The rows below the heading; blank rows are none."""
        width = self.layout.width
        for number, cells in enumerate(self.rows[self.layout.first :], self.layout.first + 1):
            if any(cells):
                full = [*cells[:width], *[""] * (width - len(cells))]
                yield Record(number, tuple([cell or None for cell in full]))


def open_page(path: Path, shown: str, options: Options) -> tuple[PageTable, ...]:
    """Find the tables of a page; one of a single cell is none."""
    if path.stat().st_size > PAGE_BYTES_MAX:
        raise BrokenFileError(
            f"网页“{shown}”超过 {PAGE_BYTES_MAX >> 20} MB,请另存为 xlsx 或 CSV。",
            f"The page {shown} is larger than {PAGE_BYTES_MAX >> 20} MB; save it as xlsx or CSV.",
        )
    reader = _Reader()
    reader.feed(path.read_text(_encoding(path, shown, options), errors="replace"))
    reader.close()
    grids = [grid for grid in map(_grid, reader.tables) if sum(map(used_width, grid)) >= CELLS_MIN]
    if not grids:
        raise NotATableError(
            f"文件“{shown}”是网页(HTML),其中没有表格,请从源系统另存为 xlsx 或 CSV。",
            f"The file {shown} is a web page (HTML) without a table; save it as xlsx or CSV.",
        )
    header = options.header
    return tuple(
        PageTable(grid, find_layout(grid[:LOOKED_AT_ROWS], header=header)) for grid in grids
    )


def _encoding(path: Path, shown: str, options: Options) -> str:
    """What the operator says, else what the page says of itself, else what its bytes tell."""
    with path.open("rb") as file:
        told = _CHARSET.search(file.read(4096))
    name = told[1].decode() if told else ""
    said = {"gb2312": "gb18030", "gbk": "gb18030"}.get(name.lower(), name)
    for wanted in (options.encoding, said):
        if wanted:
            return encoding_of(path, shown, told=wanted)
    return encoding_of(path, shown)


@dataclass
class _Cell:
    """A cell and how many rows and columns it covers."""

    down: int
    across: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _SPACE.sub(" ", "".join(self.words)).strip()


class _Reader(HTMLParser):
    """Collects the cells of every table; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[_Cell]]] = []
        self._open: list[list[list[_Cell]]] = []
        self._cells: list[_Cell | None] = []
        self._unseen: list[str] = []  # the tags that are open within one that is not shown

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        hides = tag in SILENT or _HIDDEN.search((told.get("style") or "").lower())
        if (self._unseen or hides) and tag not in VOID:
            self._unseen.append(tag)
        elif tag == "table":
            self._open.append([])
            self._cells.append(None)
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._open[-1].append([])
            self._cells[-1] = None
        elif tag in {"td", "th"} and self._open:
            self._begin_cell(told)
        elif tag in {"br", "p", "div", "li"}:
            self.handle_data(" ")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag == "table" and self._open:
            self._open.pop()
            self._cells.pop()
        elif tag in {"td", "th", "tr"} and self._cells:
            self._cells[-1] = None

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen and self._cells and (cell := self._cells[-1]) is not None:
            cell.words.append(data)

    def _begin_cell(self, told: dict[str, str | None]) -> None:
        if not self._open[-1]:
            self._open[-1].append([])
        cell = _Cell(_span(told.get("rowspan")), _span(told.get("colspan")))
        self._open[-1][-1].append(cell)
        self._cells[-1] = cell


def _span(told: str | None) -> int:
    number = re.match(r"\s*(\d{1,6})", told or "")
    return min(max(int(number[1]), 1), COLUMNS_MAX) if number else 1


def _grid(rows: Sequence[Sequence[_Cell]]) -> Rows:
    """Lay the cells out; a cell stands in all places that it covers, a title in its first alone."""
    wide = max((sum(cell.across for cell in row) for row in rows), default=0)
    above: dict[int, tuple[int, str]] = {}
    grid = []
    for row in rows:
        line, place = _carried(above), 0
        for cell in row:
            while place in line:
                place += 1
            is_title = cell.down == 1 and cell.across > max(1, wide * TITLE_SHARE)
            for column in range(place, min(place + cell.across, COLUMNS_MAX)):
                line[column] = "" if is_title and column > place else cell.text
                if cell.down > 1:
                    above[column] = (cell.down - 1, cell.text)
            place += cell.across
        grid.append([line.get(column, "") for column in range(max(line, default=-1) + 1)])
    return grid


def _carried(above: dict[int, tuple[int, str]]) -> dict[int, str]:
    """Take the cells that reach down from above into a row."""
    line = {column: text for column, (_, text) in above.items()}
    for column, (left, text) in list(above.items()):
        if left == 1:
            del above[column]
        else:
            above[column] = (left - 1, text)
    return line
