"""Adopt: take a Parquet file that is written already as the rows of an empty table.

Nothing is read and written again. The file carries the numbers of the table's fields, as Iceberg
asks for; what it says of itself at its end becomes the statistics by which engines skip rows.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyarrow.parquet as pq
from pyiceberg.exceptions import CommitFailedException
from pyiceberg.io.pyarrow import (
    compute_statistics_plan,
    data_file_statistics_from_parquet_metadata,
    parquet_path_to_id_mapping,
    pyarrow_to_schema,
)
from pyiceberg.manifest import DataFile, DataFileContent, FileFormat
from pyiceberg.table import Table
from pyiceberg.typedef import Record

from tongbase.base.lake import read
from tongbase.base.lake.catalogue import TableChange, make_folders
from tongbase.base.lake.errors import lost_race
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.loading import load_table
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw.create import TABLE_PROPERTIES
from tongbase.base.lake.raw.session import Note, Session, noted
from tongbase.base.lake.terms import MergeCounts
from tongbase.kernel.ids import new_id
from tongbase.kernel.sql import quote

FIELD_NUMBER = b"PARQUET:field_id"  # as Arrow reads it
CODEC = TABLE_PROPERTIES["write.parquet.compression-codec"]


def adoptable_format(numbers: Mapping[str, int]) -> str:
    """Write the options of a ``COPY`` to a file that :func:`adopt` can take."""
    listed = ", ".join(f"{quote(name)}: {number}" for name, number in numbers.items())
    return f"(FORMAT parquet, COMPRESSION {CODEC}, FIELD_IDS {{{listed}}})"


def field_numbers(lake: Lake, table: TableName) -> Mapping[str, int]:
    """Return the numbers of a table's fields by their names."""
    return {field.name: field.field_id for field in load_table(lake, table).schema().fields}


def can_adopt(lake: Lake, table: TableName, file: Path) -> bool:
    """Say whether the table is empty, lies on this machine, and the file is made like it."""
    found = load_table(lake, table)
    is_first = read.row_count(lake, table) == 0 < pq.read_metadata(file).num_rows
    return is_first and _folder(found) is not None and _fields(found) == _fields_of(file)


def adopt(session: Session, table: TableName, file: Path, *, note: Note = None) -> MergeCounts:
    """Make the rows of a file those of an empty table, in one commit.

    Its keys have been checked. The file stays where it is; the table has a link to it, or a copy
    on another disk.
    """
    found = load_table(session.lake, table)
    place = Path(_folder(found) or "") / f"{new_id()}.parquet"
    make_folders(found.location())
    _link(file, place)
    may_be_committed = False
    try:
        described = _described(found, place)
        counts = MergeCounts(described.record_count, 0, 0, 0)
        told = {**noted(note), **noted(counts.as_note())}
        with session.lake.writing(table), session.unbroken():
            may_be_committed = True
            session.lake.catalogue.commit([_change(found, table, described, told)])
    except BaseException as failed:
        was_lost = isinstance(failed, CommitFailedException)
        if was_lost or not may_be_committed:
            place.unlink(missing_ok=True)
        if was_lost:
            raise lost_race(str(failed)) from failed
        raise
    return counts


def _change(found: Table, table: TableName, file: DataFile, told: dict[str, str]) -> TableChange:
    """Write the snapshot that has the file. It holds only while the table is as it was found.

    PyIceberg's own commit would try again on whatever others have made of the table.
    """
    added = found.transaction().update_snapshot(snapshot_properties=told).fast_append()
    added.append_data_file(file)
    updates, requirements = added._commit()
    return TableChange(table.identifier, requirements, updates)


def _folder(found: Table) -> str | None:
    parts = urlsplit(found.location())
    return f"{parts.path}/data" if parts.scheme in {"", "file"} else None


def _link(file: Path, place: Path) -> None:
    try:
        os.link(file, place)
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(file, place)


def _fields(found: Table) -> set[tuple[int, str, Any]]:
    return {(field.field_id, field.name, field.field_type) for field in found.schema().fields}


def _fields_of(file: Path) -> set[tuple[int, str, Any]]:
    """Return the fields of a file; none if it does not say their numbers."""
    written = pq.read_schema(file)
    if any(FIELD_NUMBER not in (field.metadata or {}) for field in written):
        return set()
    schema = pyarrow_to_schema(written)
    return {(field.field_id, field.name, field.field_type) for field in schema.fields}


def _described(found: Table, place: Path) -> DataFile:
    """Tell a manifest what it has to know of the file."""
    schema, metadata = found.schema(), pq.read_metadata(place)
    statistics = data_file_statistics_from_parquet_metadata(
        parquet_metadata=metadata,
        stats_columns=compute_statistics_plan(schema, found.properties),
        parquet_column_mapping=parquet_path_to_id_mapping(schema),
    )
    return DataFile.from_args(
        content=DataFileContent.DATA,
        file_path=f"{found.location()}/data/{place.name}",
        file_format=FileFormat.PARQUET,
        partition=Record(),
        file_size_in_bytes=place.stat().st_size,
        sort_order_id=None,
        spec_id=found.metadata.default_spec_id,
        equality_ids=None,
        key_metadata=None,
        **statistics.to_serialized_dict(),
    )
