"""Files as tables: opened by kind, described, and read as a stream of Arrow batches."""

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from tongbase.base.connectors.errors import FileRefusedError
from tongbase.base.connectors.files.html import open_page
from tongbase.base.connectors.files.json import open_json
from tongbase.base.connectors.files.parquet import open_parquet
from tongbase.base.connectors.files.sheets import open_sheets
from tongbase.base.connectors.files.sniff import sniff
from tongbase.base.connectors.files.terms import FileKind, Options, Record, Sheet
from tongbase.base.connectors.files.text import open_text
from tongbase.base.connectors.files.unpack import Opened, opened
from tongbase.base.connectors.terms import FAULTS, FILE, LINE, Remark

BATCH_ROWS = 20_000


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


def schema_of(names: Sequence[str]) -> pa.Schema:
    """Return how rows of files arrive: text, and where each came from."""
    told: dict[str, Any] = {name: pa.string() for name in (*names, FILE)}
    faults = {name: pa.string() for name in FAULTS}
    return pa.schema({**told, LINE: pa.int64(), **faults})


def batches(part: Part, file: str, names: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Read a table as batches whose columns are ``names``; absent columns stay empty."""
    places = {field.name: place for place, field in enumerate(part.sheet.fields)}
    order = [places.get(name) for name in names]
    schema = schema_of(names)
    records = part.sheet.records()
    while chunk := list(itertools.islice(records, BATCH_ROWS)):
        yield _batch(chunk, file, order, schema)


def fault_batch(error: FileRefusedError, file: str, names: Sequence[str]) -> pa.RecordBatch:
    """Return the one row that stands for a file which could not be read (on)."""
    record = Record(0, (), (error.zh, error.en), file)
    return _batch([record], file, [None] * len(names), schema_of(names))


def _batch(
    chunk: Sequence[Record], file: str, order: Sequence[int | None], schema: pa.Schema
) -> pa.RecordBatch:
    empty: list[str | None] = [None] * len(chunk)
    width = max((len(record.values) for record in chunk), default=0)
    blank = (None,) * width
    columns = list(zip(*(record.values or blank for record in chunk), strict=True))
    arrays = [empty if place is None else columns[place] for place in order]
    faults = [record.fault or (None, None) for record in chunk]
    technical = [
        [file] * len(chunk),
        [record.line for record in chunk],
        [fault[0] for fault in faults],
        [fault[1] for fault in faults],
        [record.raw if record.fault else None for record in chunk],
    ]
    given: list[Any] = [*arrays, *technical]
    filled = [
        pa.array(values, type=field.type) for values, field in zip(given, schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(filled, schema=schema)


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
        yield Part(file.shown, open_parquet(file.path, file.shown))
    else:
        yield Part(file.shown, open_text(file.path, file.shown, options))
