"""Tables of files as a stream of Arrow batches."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from tongbase.base.connectors.errors import FileRefusedError
from tongbase.base.connectors.files.parts import Part
from tongbase.base.connectors.files.terms import Record
from tongbase.base.connectors.terms import FAULTS, FILE, LINE

BATCH_ROWS = 20_000


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
