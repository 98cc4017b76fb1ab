"""What governance is told of a lake table that a flow fills."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Protocol

from tongbase.collect.queries.plans import table_of
from tongbase.collect.terms import Flow
from tongbase.govern.terms import ColumnDetails, TableDetails

FORMATS = {"postgresql": "PostgreSQL", "mysql": "MySQL"}


class Described(Protocol):
    """A column as a source or a plan tells it."""

    @property
    def name(self) -> str:
        """Its name in the lake."""

    @property
    def type(self) -> str:
        """Its lake type."""

    @property
    def comment(self) -> str:
        """What it means."""


def describe_target(flow: Flow, columns: Iterable[Described]) -> TableDetails:
    """Describe the lake table: the columns of the source, never those of the platform."""
    table = table_of(flow)
    told = tuple(
        ColumnDetails(
            name=each.name,
            type=flow.details.types.get(each.name, each.type),
            title=each.comment,
            nullable=each.name not in flow.details.keys or flow.details.empty_key_parts,
            is_key=each.name in flow.details.keys,
        )
        for each in columns
    )
    return TableDetails(
        table=(table.namespace, table.name),
        title=flow.details.title,
        owner=flow.owner,
        owner_code=flow.owner_code,
        source=flow.source_name,
        format_type=FORMATS.get(flow.kind) or _suffix(flow.details.table),
        columns=told,
    )


def _suffix(table: str) -> str:
    """The format of a file: csv, xlsx, json, parquet; of an archive, what is in it."""
    path = PurePosixPath(table.split("#", maxsplit=1)[0])
    inner = path.with_suffix("") if path.suffix.lower() in {".gz", ".zip"} else path
    return inner.suffix.lower().lstrip(".") or path.suffix.lower().lstrip(".")
