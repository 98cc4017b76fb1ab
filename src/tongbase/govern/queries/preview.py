"""The first rows of a table, for those who own it, with sensitive columns masked."""

from collections.abc import Mapping
from typing import Any

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.veiling import veil_of
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.sql import quote
from tongbase.kernel.work import Work

PREVIEW_ROWS = 20


def preview_rows(
    work: Work, lake: Lake, table: Table, *, snapshot: int | None = None
) -> Mapping[str, Any]:
    """Read the first rows, now or as they were in a snapshot (time travel)."""
    work.require(GovernPermission.QUARANTINE_READ, OrgPath(table.owner))
    name = TableName(table.namespace, table.name)
    if snapshot is not None:
        read.check_snapshot(lake, name, snapshot)
    relation = raw.relation(name) if snapshot is None else raw.at_snapshot(name, snapshot)
    chosen = ", ".join(quote(column.name) for column in table.columns)
    with raw.open_session(lake) as session:
        found = raw.query(session, f"SELECT {chosen} FROM {relation} LIMIT {PREVIEW_ROWS}")  # noqa: S608
    veil = veil_of(work, table)
    rows = [veil.row(each) for each in found.to_pylist()]
    return {"columns": found.column_names, "rows": rows, "snapshot": snapshot}
