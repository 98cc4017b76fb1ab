"""CSV and its like: any encoding, any separator; rows of the wrong width keep their line number."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tongbase.base.connectors.errors import EmptyFileError
from tongbase.base.connectors.files.encoding import encoding_of
from tongbase.base.connectors.files.layout import LOOKED_AT_ROWS, Layout, find_layout, used_width
from tongbase.base.connectors.files.terms import Field, Options, Record

DELIMITERS = (",", "\t", ";", "|", "\x01", "^")
FIELD_CHARACTERS_MAX = 16 << 20
RAW_CHARACTERS_MAX = 2000
SAMPLE_CHARACTERS = 256 * 1024

Line = tuple[int, list[str]]


@dataclass(frozen=True)
class TextSheet:
    """The table in a text file."""

    path: Path
    encoding: str
    delimiter: str
    layout: Layout

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns."""
        return self.layout.fields

    def records(self) -> Iterator[Record]:
        """The rows below the heading; blank lines are none."""
        lines = _lines(self.path, self.encoding, self.delimiter)
        for line, cells in itertools.islice(lines, self.layout.first, None):
            yield self._record(line, cells)

    def _record(self, line: int, cells: list[str]) -> Record:
        width = self.layout.width
        if len(cells) > width and used_width(cells) <= width:
            cells = cells[:width]  # separators at the end of the line
        if len(cells) == width:
            return Record(line, tuple([cell or None for cell in cells]))
        raw = self.delimiter.join(cells)[:RAW_CHARACTERS_MAX]
        fault = (
            f"第 {line} 行有 {len(cells)} 列,应为 {width} 列。",
            f"Line {line} has {len(cells)} fields instead of {width}.",
        )
        return Record(line, (None,) * width, fault, raw)


def open_text(path: Path, shown: str, options: Options) -> TextSheet:
    """Find encoding, separator and heading of a text file."""
    encoding = encoding_of(path, shown, told=options.encoding)
    delimiter = options.delimiter or _delimiter(path, encoding)
    lines = _lines(path, encoding, delimiter)
    sample = [cells for _, cells in itertools.islice(lines, LOOKED_AT_ROWS)]
    if not sample:
        raise EmptyFileError(f"文件“{shown}”没有内容。", f"There is nothing in the file {shown}.")
    return TextSheet(path, encoding, delimiter, find_layout(sample, header=options.header))


def _lines(path: Path, encoding: str, delimiter: str) -> Iterator[Line]:
    """Yield each row that is not blank with the number of the line on which it begins."""
    csv.field_size_limit(FIELD_CHARACTERS_MAX)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(_showing_nul(file), delimiter=delimiter, skipinitialspace=True)
        begins = 1
        for cells in reader:
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1


def _showing_nul(file: io.TextIOWrapper) -> Iterator[str]:
    return (line.replace("\x00", "\ufffd") for line in file)


def _delimiter(path: Path, encoding: str) -> str:
    """The separator that divides most lines into the same number of fields, more than one."""
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(SAMPLE_CHARACTERS)
    lines = sample.splitlines()[:LOOKED_AT_ROWS]
    return max(DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    rows = list(csv.reader(lines, delimiter=delimiter))
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return (0, 0)
    width, often = max(counts.items(), key=lambda each: (each[1], each[0]))
    return (often, width)
