"""Parquet: typed already; here as text like every other file, its types told beforehand."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tongbase.base.connectors.errors import BrokenFileError
from tongbase.base.connectors.files.terms import Field, Record
from tongbase.base.connectors.names import clean_names
from tongbase.base.connectors.terms import TECHNICAL
from tongbase.base.lake.types import column_of_arrow

BATCH_ROWS = 20_000


@dataclass(frozen=True)
class ParquetSheet:
    """The table in a Parquet file."""

    path: Path
    shown: str
    fields: tuple[Field, ...]

    def records(self) -> Iterator[Record]:
        """The rows, values as text that casts back exactly."""
        try:
            with pq.ParquetFile(self.path) as file:
                lines = itertools.count(1)
                for batch in file.iter_batches(BATCH_ROWS):
                    columns = [_texts(column) for column in batch.columns]
                    for values in zip(*columns, strict=True):
                        yield Record(next(lines), values)
        except (pa.ArrowException, OSError) as broken:
            raise _broken(self.shown) from broken


def open_parquet(path: Path, shown: str) -> ParquetSheet:
    """Read the schema of a Parquet file."""
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError) as broken:
        raise _broken(shown) from broken
    names = clean_names(schema.names, taken=TECHNICAL)
    fields = [
        Field(name, field.name, _type(field)) for name, field in zip(names, schema, strict=True)
    ]
    return ParquetSheet(path, shown, tuple(fields))


def _type(field: Any) -> str:
    told = column_of_arrow(field).type
    return "string" if told.startswith("list") or told == "binary" else told


def _texts(column: Any) -> list[str | None]:
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return list(column.to_pylist())
    if pa.types.is_nested(column.type) or pa.types.is_binary(column.type):
        return [_text(value) for value in column.to_pylist()]
    if pa.types.is_dictionary(column.type):
        return _texts(column.dictionary_decode())
    return list(pc.cast(column, pa.string()).to_pylist())


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bytes):
        return value.hex()
    return json.dumps(value, ensure_ascii=False, default=str)


def _broken(shown: str) -> BrokenFileError:
    return BrokenFileError(
        f"Parquet 文件“{shown}”已损坏或不完整,请重新提供。",
        f"The Parquet file {shown} is damaged or cut short; provide it again.",
    )
