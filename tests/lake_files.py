"""The files of a lake table on this machine: those that it needs, and those that lie about."""

from pathlib import Path

from tongbase.base.lake.handle import Lake
from tongbase.base.lake.loading import load_table
from tongbase.base.lake.manifests import files_of
from tongbase.base.lake.names import TableName


def needed(lake: Lake, table: TableName) -> set[Path]:
    """What any state of the table refers to."""
    found = load_table(lake, table)
    told = files_of(found, found.snapshots()) | {found.metadata_location}
    told |= {entry.metadata_file for entry in found.metadata.metadata_log}
    return {Path(file.removeprefix("file://")) for file in told}


def strays(lake: Lake, table: TableName) -> set[Path]:
    """What lies in the table's folder and is not needed."""
    folder = Path(load_table(lake, table).location().removeprefix("file://"))
    return {file for file in folder.rglob("*") if file.is_file()} - needed(lake, table)
