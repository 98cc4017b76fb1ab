"""What tables a file holds: opened by kind, an archive by all that is in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tongbase.base.connectors.files.html import open_page
from tongbase.base.connectors.files.json import open_json
from tongbase.base.connectors.files.sheets import open_sheets
from tongbase.base.connectors.files.sniff import sniff
from tongbase.base.connectors.files.terms import FileKind, Options, Sheet
from tongbase.base.connectors.files.text import open_text
from tongbase.base.connectors.files.unpack import Opened, opened
from tongbase.base.connectors.terms import Remark


@dataclass(frozen=True)
class Part:
    """One table in a file: the name by which people know it, and how to read it."""

    shown: str
    sheet: Sheet
    named: str = ""
    """The name with the sheet in it: a workbook of one sheet is known by both."""
    remarks: tuple[Remark, ...] = ()


@contextmanager
def parts_of(path: Path, shown: str, options: Options) -> Iterator[tuple[Part, ...]]:
    """Open a file (or all that is in an archive) and list its tables."""
    with opened(path, shown, options.room) as found:
        yield tuple(part for each in found for part in _parts(each, options))


def _parts(file: Opened, options: Options) -> Iterator[Part]:
    kind = sniff(file.path, file.shown)
    if kind is FileKind.SHEETS:
        sheets = open_sheets(file.path, file.shown, options)
        for sheet in sheets:
            named = f"{file.shown}#{sheet.name}"
            yield Part(file.shown if len(sheets) == 1 else named, sheet, named)
    elif kind is FileKind.PAGE:
        tables = open_page(file.path, file.shown, options)
        for number, table in enumerate(tables, start=1):
            yield Part(file.shown if len(tables) == 1 else f"{file.shown}#{number}", table)
    elif kind is FileKind.JSON:
        found = open_json(file.path, file.shown, options)
        yield Part(file.shown, found, remarks=found.remarks)
    elif kind is FileKind.PARQUET:
        from tongbase.base.connectors.files.parquet import (  # noqa: PLC0415 - takes half a second
            open_parquet,
        )

        yield Part(file.shown, open_parquet(file.path, file.shown))
    else:
        yield Part(file.shown, open_text(file.path, file.shown, options))
