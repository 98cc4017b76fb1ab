"""A table as PyIceberg knows it, rows and all: for the files of the lake alone.

A contract keeps everybody else out, and out of the engine and the catalogue; :mod:`.read` tells
them what they may know, :mod:`.raw` lets in those who guard, judge or load.
"""

from pyiceberg.table import Table

from tongbase.base.lake.errors import TableNotFoundError
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName


def load_table(lake: Lake, table: TableName) -> Table:
    """Load a table."""
    found = lake.catalogue.find_table(table.identifier)
    if found is None:
        raise TableNotFoundError(
            f"数据湖中没有表“{table}”,请检查名称。",
            f"The lake has no table {table}; check the name.",
            table=str(table),
        )
    return found
