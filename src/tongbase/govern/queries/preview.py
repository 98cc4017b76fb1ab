"""The first rows of a table, for those who own it, with sensitive columns masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.govern.errors import MomentAmbiguousError
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.veiling import veil_of
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.past import check_past
from tongbase.kernel.sql import quote
from tongbase.kernel.work import Work

PREVIEW_ROWS = 20


@dataclass(frozen=True)
class Moment:
    """Which state to read: a snapshot, the one at a moment, or neither: the table as it is."""

    snapshot: int | None = None
    at: datetime | None = None


NOW = Moment()


def preview_rows(work: Work, lake: Lake, table: Table, moment: Moment = NOW) -> Mapping[str, Any]:
    """Read the first rows, now or as they were (time travel), under the names and masks of today.

    A column that the state had not is left out, and so is one that the table has no more.
    """
    work.require(GovernPermission.QUARANTINE_READ, OrgPath(table.owner))
    name = TableName(table.namespace, table.name)
    if not read.exists(lake, name):  # nothing has landed yet
        return {"columns": [], "rows": [], "snapshot": None}
    if moment.at is not None:
        check_past(moment.at, work.now, field="at")
    snapshot = _snapshot(lake, name, moment)
    columns = [column.name for column in table.columns]
    if snapshot is None:
        relation, called = raw.relation(name), {each: each for each in columns}
    else:
        relation = raw.at_snapshot(name, snapshot)
        called = dict(read.names_at(lake, name, snapshot))
    chosen = [f"{quote(called[each])} AS {quote(each)}" for each in columns if each in called]
    if not chosen:
        return {"columns": [], "rows": [], "snapshot": snapshot}
    with raw.open_session(lake) as session:
        select = f"SELECT {', '.join(chosen)} FROM {relation} LIMIT {PREVIEW_ROWS}"  # noqa: S608
        found = raw.query(session, select)
    veil = veil_of(work, table)
    rows = [veil.row(each) for each in found.to_pylist()]
    return {"columns": found.column_names, "rows": rows, "snapshot": snapshot}


def _snapshot(lake: Lake, name: TableName, moment: Moment) -> int | None:
    if moment.snapshot is not None and moment.at is not None:
        raise MomentAmbiguousError(
            "快照编号与时间只能指定一个。",
            "Give a snapshot or a moment, not both.",
            field="at",
        )
    if moment.at is not None:
        return read.snapshot_at(lake, name, moment.at)
    if moment.snapshot is not None:
        read.check_snapshot(lake, name, moment.snapshot)
    return moment.snapshot
