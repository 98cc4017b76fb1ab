"""Change a table's columns and words. Only changes that lose no value are done."""

from collections.abc import Callable, Sequence

from pyiceberg.exceptions import CommitFailedException, ValidationError
from pyiceberg.table import Table
from pyiceberg.table.update.schema import UpdateSchema

from tongbase.base.lake import read
from tongbase.base.lake.errors import (
    ColumnNotFoundError,
    SchemaChangeError,
    lost_race,
)
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.loading import load_table
from tongbase.base.lake.names import TableName, check_column_name
from tongbase.base.lake.terms import Column
from tongbase.base.lake.types import iceberg_type


def add_columns(lake: Lake, table: TableName, columns: Sequence[Column]) -> None:
    """Add columns; rows that are there get empty values in them."""
    taken = {each.name.casefold() for each in read.columns(lake, table)}
    for each in columns:
        check_column_name(each.name)
        if each.name.casefold() in taken:
            raise SchemaChangeError(
                f"表“{table}”已有字段“{each.name}”。",
                f"The table {table} has a column {each.name} already.",
                field="columns",
            )

    def change(schema: UpdateSchema) -> None:
        for each in columns:
            schema.add_column((each.name,), iceberg_type(each.type), each.comment or None)

    _evolve(lake, table, change)


def widen_column(lake: Lake, table: TableName, column: str, to: str) -> None:
    """Give a column a wider type: int to long, float to double, a longer decimal."""
    _need_column(lake, table, column)
    wider = iceberg_type(to)
    _evolve(lake, table, lambda schema: schema.update_column((column,), wider))


def rename_column(lake: Lake, table: TableName, column: str, to: str) -> None:
    """Rename a column; its number stays, by which older snapshots know it."""
    check_column_name(to)
    _need_column(lake, table, column)
    _evolve(lake, table, lambda schema: schema.rename_column((column,), to))


def drop_column(lake: Lake, table: TableName, column: str) -> None:
    """Drop a column; its values stay readable in older snapshots until they expire."""
    _need_column(lake, table, column)
    _evolve(lake, table, lambda schema: schema.delete_column((column,)))


def comment_column(lake: Lake, table: TableName, column: str, comment: str) -> None:
    """Say what a column means."""
    _need_column(lake, table, column)
    _evolve(lake, table, lambda schema: schema.update_column((column,), doc=comment))


def _evolve(lake: Lake, table: TableName, change: Callable[[UpdateSchema], object]) -> None:
    found: Table = load_table(lake, table)
    try:
        with found.update_schema() as schema:
            change(schema)
    except (ValidationError, ValueError) as refused:
        raise SchemaChangeError(
            f"不能这样修改表结构:{refused}", f"The schema cannot be changed so: {refused}"
        ) from refused
    except CommitFailedException as lost:
        raise lost_race(str(lost)) from lost


def _need_column(lake: Lake, table: TableName, column: str) -> None:
    if column not in {each.name for each in read.columns(lake, table)}:
        raise ColumnNotFoundError(
            f"表“{table}”没有字段“{column}”。",
            f"The table {table} has no column {column}.",
            field="column",
            column=column,
        )
