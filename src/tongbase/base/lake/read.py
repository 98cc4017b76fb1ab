"""What may be known of the lake by anyone: which tables, columns, counts, snapshots. Never rows."""

from collections.abc import Mapping
from datetime import UTC, datetime

from pyiceberg.catalog import Catalog
from pyiceberg.exceptions import NoSuchNamespaceError
from pyiceberg.table import Table
from pyiceberg.table.snapshots import Snapshot as IcebergSnapshot

from tongbase.base.lake.errors import SnapshotNotFoundError
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.loading import load_table
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column, Snapshot, TableInfo

COMMENT = "comment"  # the table property that Spark and Trino use as well
NOTE_PREFIX = "tongbase."


def namespaces(lake: Lake) -> tuple[str, ...]:
    """List the namespaces."""
    return tuple(sorted(".".join(name) for name in lake.catalogue.list_namespaces()))


def tables(lake: Lake, namespace: str) -> tuple[TableName, ...]:
    """List the tables of a namespace; none if it does not exist."""
    try:
        found = lake.catalogue.list_tables(namespace)
    except NoSuchNamespaceError:
        return ()
    return tuple(sorted(TableName(namespace, Catalog.table_name_from(name)) for name in found))


def exists(lake: Lake, table: TableName) -> bool:
    """Say whether the table exists."""
    return lake.catalogue.table_exists(table.identifier)


def find_table(lake: Lake, table: TableName) -> TableInfo | None:
    """Tell what is known of a table, if it exists."""
    found = lake.catalogue.find_table(table.identifier)
    return None if found is None else _info(table, found)


def get_table(lake: Lake, table: TableName) -> TableInfo:
    """Tell what is known of a table."""
    return _info(table, load_table(lake, table))


def columns(lake: Lake, table: TableName) -> tuple[Column, ...]:
    """List the columns of a table."""
    return _columns(load_table(lake, table))


def row_count(lake: Lake, table: TableName) -> int:
    """Count the rows, from the metadata."""
    return _rows(load_table(lake, table).current_snapshot())


def snapshots(lake: Lake, table: TableName) -> tuple[Snapshot, ...]:
    """List the states of a table that can still be read, the newest first."""
    found = load_table(lake, table).snapshots()
    ordered = sorted(found, key=lambda each: each.sequence_number or 0, reverse=True)
    return tuple(_snapshot(each) for each in ordered)


def check_snapshot(lake: Lake, table: TableName, snapshot: int) -> None:
    """Refuse a state that a table never had, or that was let go."""
    if all(each.id != snapshot for each in snapshots(lake, table)):
        raise SnapshotNotFoundError(
            f"表“{table}”没有快照 {snapshot},或该快照已过期,请从快照列表中选择。",
            f"The table {table} has no snapshot {snapshot}, or no more; choose from the list.",
            field="snapshot",
        )


def snapshot_at(lake: Lake, table: TableName, at: datetime) -> int:
    """Return the state in which a table was at a moment; refuse one that is not kept any more."""
    for each in snapshots(lake, table):
        if each.at <= at:
            return each.id
    raise SnapshotNotFoundError(
        f"表“{table}”在 {at:%Y-%m-%d %H:%M:%S %z} 的状态不存在或已过期,请从快照列表中选择。",
        f"The state of the table {table} at {at:%Y-%m-%d %H:%M:%S %z} never was, or is let go; "
        "choose from the list.",
        field="at",
    )


def names_at(lake: Lake, table: TableName, snapshot: int) -> Mapping[str, str]:
    """Say what the columns of today were called in a state; those that it had not are left out."""
    found = load_table(lake, table)
    then = found.snapshot_by_id(snapshot)
    number = None if then is None else then.schema_id
    schema = found.schema() if number is None else found.schemas()[number]
    called = {each.field_id: each.name for each in schema.fields}
    fields = found.schema().fields
    return {each.name: called[each.field_id] for each in fields if each.field_id in called}


def _info(table: TableName, found: Table) -> TableInfo:
    snapshot = found.current_snapshot()
    summary = _summary(snapshot)
    return TableInfo(
        namespace=table.namespace,
        name=table.name,
        columns=_columns(found),
        comment=found.properties.get(COMMENT, ""),
        rows=_rows(snapshot),
        deleted_rows=int(summary.get("total-position-deletes", 0)),
        files=int(summary.get("total-data-files", 0)),
        snapshot=snapshot.snapshot_id if snapshot else None,
        changed_at=_moment(found.metadata.last_updated_ms),
        properties=dict(found.properties),
    )


def _columns(found: Table) -> tuple[Column, ...]:
    return tuple(
        Column(each.name, str(each.field_type), each.doc or "", each.required)
        for each in found.schema().fields
    )


def _snapshot(found: IcebergSnapshot) -> Snapshot:
    summary = _summary(found)
    return Snapshot(
        id=found.snapshot_id,
        parent=found.parent_snapshot_id,
        at=_moment(found.timestamp_ms),
        operation=summary.get("operation", ""),
        rows=_rows(found),
        note={
            name.removeprefix(NOTE_PREFIX): value
            for name, value in summary.items()
            if name.startswith(NOTE_PREFIX)
        },
    )


def _rows(snapshot: IcebergSnapshot | None) -> int:
    summary = _summary(snapshot)
    kept = int(summary.get("total-records", 0))
    return kept - int(summary.get("total-position-deletes", 0))


def _summary(snapshot: IcebergSnapshot | None) -> Mapping[str, str]:
    if snapshot is None or snapshot.summary is None:
        return {}
    operation = snapshot.summary.operation.value
    return {"operation": operation, **snapshot.summary.additional_properties}


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
