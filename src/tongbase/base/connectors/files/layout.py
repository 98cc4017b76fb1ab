"""Where the table is on a sheet: which row is the heading, how wide it is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tongbase.base.connectors.files.terms import Field
from tongbase.base.connectors.names import clean_names
from tongbase.base.connectors.terms import TECHNICAL

LOOKED_AT_ROWS = 100
WIDE_ENOUGH = 0.6
FULL_ENOUGH = 0.6
YEARS = range(1800, 2200)
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+%?")
_DATE = re.compile(r"\d{4}[-/年.]\d{1,2}([-/月.]\d{1,2}日?)?.*")

Cells = Sequence[str]


@dataclass(frozen=True)
class Layout:
    """``heading`` is the index of the heading among the rows, or None; ``first`` of the rows."""

    first: int
    heading: int | None
    fields: tuple[Field, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.fields)


def find_layout(rows: Sequence[Cells], *, header: int | None = None) -> Layout:
    """Find heading and width in the first rows. ``header`` is what a person says: 0 means none."""
    sizes = [used_width(row) for row in rows]
    if header is not None:
        index = None if header == 0 else min(header, len(rows)) - 1
        return _layout(rows, sizes, 0 if index is None else index, index)
    start = _first_full(rows, sizes)
    heading = start if _is_heading(rows, start) else None
    return _layout(rows, sizes, start, heading)


def used_width(row: Cells) -> int:
    """Count the cells up to the last one that is not blank."""
    return max((place for place, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _layout(rows: Sequence[Cells], sizes: Sequence[int], start: int, heading: int | None) -> Layout:
    told = rows[heading] if heading is not None else ()
    below = rows[start if heading is None else start + 1 :]
    below_sizes = [used_width(row) for row in below]
    width = max(used_width(told), _typical(below_sizes))
    names = [*told[:width], *[""] * (width - len(told))]
    clean = clean_names(names, taken=TECHNICAL)
    first = start if heading is None else heading + 1
    return Layout(first, heading, tuple(map(Field, clean, names)))


def _typical(sizes: Sequence[int]) -> int:
    """The width that most rows have; of two equally frequent the greater."""
    counts = Counter(size for size in sizes if size)
    return max(counts, key=lambda size: (counts[size], size), default=0)


def _first_full(rows: Sequence[Cells], sizes: Sequence[int]) -> int:
    typical = _typical(sizes)
    for index, (row, size) in enumerate(zip(rows, sizes, strict=True)):
        filled = sum(1 for cell in row if cell.strip())
        if size >= typical * WIDE_ENOUGH and filled >= max(1, typical * FULL_ENOUGH):
            return index
    return next((index for index, size in enumerate(sizes) if size), 0)


def _is_heading(rows: Sequence[Cells], start: int) -> bool:
    """A heading is made of words (or of years), and is not said again below."""
    if start >= len(rows):
        return False
    cells = [cell.strip() for cell in rows[start] if cell.strip()]
    if not cells or any([cell.strip() for cell in row] == [c.strip() for c in rows[start]]
                        for row in rows[start + 1 :]):  # fmt: skip
        return False
    figures = [cell for cell in cells if _NUMBER.fullmatch(cell) or _DATE.fullmatch(cell)]
    years = [cell for cell in figures if cell.isdigit() and int(cell) in YEARS]
    has_corner = len(figures) < len(cells) or not rows[start][0].strip()
    return not figures or (has_corner and len(set(years)) == len(figures))
