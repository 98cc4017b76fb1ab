"""Types: from DuckDB's and Arrow's words to Iceberg's. What Iceberg lacks becomes text."""

import re
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from pydantic import TypeAdapter, ValidationError
from pyiceberg.types import IcebergType, ListType, StringType

from tongbase.base.lake.errors import SchemaChangeError
from tongbase.base.lake.terms import Column

DUCKDB_TYPES: Mapping[str, str] = {
    "BOOLEAN": "boolean",
    "TINYINT": "int",
    "SMALLINT": "int",
    "INTEGER": "int",
    "UTINYINT": "int",
    "USMALLINT": "int",
    "UINTEGER": "long",
    "BIGINT": "long",
    "UBIGINT": "decimal(20, 0)",
    "HUGEINT": "decimal(38, 0)",
    "UHUGEINT": "decimal(38, 0)",
    "FLOAT": "float",
    "DOUBLE": "double",
    "DATE": "date",
    "TIME": "time",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "UUID": "uuid",
    "BLOB": "binary",
}
_DECIMAL = re.compile(r"^DECIMAL\((\d+),\s*(\d+)\)$")
_LIST = re.compile(r"^list<(.+)>$")
_PRIMITIVE: TypeAdapter[IcebergType] = TypeAdapter(IcebergType)


def type_of_duckdb(told: str) -> str:
    """Return the Iceberg type that holds a DuckDB type; enumerations and JSON are text."""
    if decimal := _DECIMAL.match(told):
        return f"decimal({decimal[1]}, {decimal[2]})"
    if told.endswith("[]"):
        return f"list<{type_of_duckdb(told[:-2])}>"
    return DUCKDB_TYPES.get(told, "string")


def iceberg_type(told: str) -> IcebergType:
    """Read an Iceberg type from its word."""
    if nested := _LIST.match(told):
        # Field 0 is renumbered by the catalogue when the table is made.
        return ListType(0, iceberg_type(nested[1]), element_required=False)
    try:
        return _PRIMITIVE.validate_python(told)
    except ValidationError as unknown:
        raise SchemaChangeError(
            f"不认识的数据类型“{told}”,请使用 Iceberg 类型,例如 string、long、decimal(18, 2)。",
            f"Unknown type {told!r}; use an Iceberg type such as string, long, decimal(18, 2).",
            field="type",
        ) from unknown


def column_of_arrow(field: "pa.Field[Any]") -> Column:
    """Return the column that holds an Arrow field."""
    return Column(field.name, _type_of_arrow(field.type))


def _type_of_arrow(told: pa.DataType) -> str:
    if pa.types.is_dictionary(told):
        return _type_of_arrow(told.value_type)
    if pa.types.is_list(told) or pa.types.is_large_list(told):
        return f"list<{_type_of_arrow(told.value_type)}>"
    if pa.types.is_timestamp(told):
        return "timestamptz" if told.tz else "timestamp"
    if pa.types.is_decimal(told):
        return f"decimal({told.precision}, {told.scale})"
    for fits, name in _ARROW_KINDS:
        if fits(told):
            return name
    return str(StringType())


_ARROW_KINDS = (
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_uint64, "decimal(20, 0)"),
    (lambda told: pa.types.is_int64(told) or pa.types.is_uint32(told), "long"),
    (pa.types.is_integer, "int"),
    (lambda told: pa.types.is_float32(told) or pa.types.is_float16(told), "float"),
    (pa.types.is_float64, "double"),
    (pa.types.is_date, "date"),
    (pa.types.is_time, "time"),
    (lambda told: pa.types.is_binary(told) or pa.types.is_large_binary(told), "binary"),
)
