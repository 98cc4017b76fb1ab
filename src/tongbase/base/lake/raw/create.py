"""Make and drop namespaces and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
from pyiceberg.exceptions import (
    NamespaceAlreadyExistsError,
    NoSuchNamespaceError,
    NoSuchTableError,
    TableAlreadyExistsError,
)
from pyiceberg.schema import Schema
from pyiceberg.types import NestedField

from tongbase.base.lake import read
from tongbase.base.lake.errors import (
    BadNameError,
    NamespaceNotFoundError,
    TableExistsError,
    TableNotFoundError,
)
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName, check_column_name, check_name
from tongbase.base.lake.raw.session import Parameters, Session
from tongbase.base.lake.terms import Column
from tongbase.base.lake.types import column_of_arrow, iceberg_type, type_of_duckdb

FILE_BYTES_MAX = 256 * 1024 * 1024
DICTIONARY_BYTES_MAX = 100_000  # a column of unique values gives up its dictionary early

# Measured in bench/lake_collect.py: a fifth of snappy's bytes in the same time.
TABLE_PROPERTIES: Mapping[str, str] = {
    "write.parquet.compression-codec": "zstd",
    "write.parquet.dict-size-bytes": str(DICTIONARY_BYTES_MAX),
    "write.target-file-size-bytes": str(FILE_BYTES_MAX),
    "format-version": "2",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "20",
}


def create_namespace(lake: Lake, namespace: str) -> None:
    """Make a namespace unless it exists."""
    check_name(namespace, field="namespace")
    try:
        lake.catalogue.create_namespace(namespace)
    except NamespaceAlreadyExistsError:
        return


def columns_of(
    session: Session,
    select: str,
    parameters: Parameters = None,
    *,
    comments: Mapping[str, str] | None = None,
) -> tuple[Column, ...]:
    """Tell the columns that a table for this ``SELECT`` needs, without running it."""
    described = session.run(f"DESCRIBE {select}", parameters).fetchall()
    return tuple(
        Column(name, type_of_duckdb(told), (comments or {}).get(name, ""))
        for name, told, *_ in described
    )


def columns_of_arrow(
    schema: pa.Schema, *, comments: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Tell the columns that a table for this Arrow schema needs."""
    return tuple(
        replace(column_of_arrow(each), comment=(comments or {}).get(each.name, ""))
        for each in schema
    )


def create_table(
    lake: Lake, table: TableName, columns: Sequence[Column], *, comment: str = ""
) -> None:
    """Make an empty table. Its comments are kept where every engine looks for them."""
    _check_columns(columns)
    fields = [
        NestedField(number, each.name, iceberg_type(each.type), each.required, each.comment or None)
        for number, each in enumerate(columns, start=1)
    ]
    properties = dict(TABLE_PROPERTIES) | ({read.COMMENT: comment} if comment else {})
    try:
        lake.catalogue.create_table(table.identifier, Schema(*fields), properties=properties)
    except TableAlreadyExistsError as taken:
        raise TableExistsError(
            f"表“{table}”已经存在。", f"The table {table} exists already.", table=str(table)
        ) from taken
    except NoSuchNamespaceError as absent:
        raise NamespaceNotFoundError(
            f"命名空间“{table.namespace}”不存在,请先建立。",
            f"There is no namespace {table.namespace}; make it first.",
            namespace=table.namespace,
        ) from absent


def _check_columns(columns: Sequence[Column]) -> None:
    """Refuse bad names, and names that SQL, blind to case, could not tell apart."""
    seen: set[str] = set()
    for each in columns:
        check_column_name(each.name)
        if each.name.casefold() in seen:
            raise BadNameError(
                f"字段名“{each.name}”重复(不区分大小写),请改名。",
                f"The column name {each.name} occurs twice (case does not count); rename one.",
                field="columns",
            )
        seen.add(each.name.casefold())


def ensure_table(
    lake: Lake, table: TableName, columns: Sequence[Column], *, comment: str = ""
) -> bool:
    """Make the namespace and the table unless they exist; say whether the table is new."""
    if read.exists(lake, table):
        return False
    create_namespace(lake, table.namespace)
    try:
        create_table(lake, table, columns, comment=comment)
    except TableExistsError:  # another process was first, which is as good
        return False
    return True


def drop_table(lake: Lake, table: TableName, *, purge: bool = False) -> None:
    """Drop a table; with ``purge`` its files go too."""
    try:
        if purge:
            lake.catalogue.purge_table(table.identifier)
        else:
            lake.catalogue.drop_table(table.identifier)
    except NoSuchTableError as absent:
        raise TableNotFoundError(
            f"数据湖中没有表“{table}”。", f"The lake has no table {table}.", table=str(table)
        ) from absent
