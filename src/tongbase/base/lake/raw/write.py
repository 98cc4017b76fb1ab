"""Append, overwrite, delete, empty: one commit each."""

import secrets
import time

from pyiceberg.exceptions import CommitFailedException
from pyiceberg.table.refs import MAIN_BRANCH
from pyiceberg.table.update import AddSnapshotUpdate, AssertRefSnapshotId, SetSnapshotRefUpdate

from tongbase.base.lake import read
from tongbase.base.lake.catalogue import TableChange
from tongbase.base.lake.errors import lost_race
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.loading import load_table
from tongbase.base.lake.manifests import empty_snapshot
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw.reading import relation
from tongbase.base.lake.raw.session import Note, Parameters, Session, committing, noted
from tongbase.base.lake.rest.wishes import Replacement
from tongbase.base.lake.terms import WriteCounts

SNAPSHOT_ID_BITS = 62


def append(
    session: Session,
    table: TableName,
    select: str,
    parameters: Parameters = None,
    *,
    note: Note = None,
) -> WriteCounts:
    """Add the rows of a ``SELECT``; columns go by name, absent ones stay empty."""
    read.get_table(session.lake, table)
    with committing(session, table, note):
        rows = _insert(session, table, select, parameters)
    return _counts(session, table, rows)


def overwrite(
    session: Session,
    table: TableName,
    select: str,
    parameters: Parameters = None,
    *,
    note: Note = None,
) -> WriteCounts:
    """Put the rows of a ``SELECT`` in the place of all rows, in one commit.

    The ``SELECT`` may read the table itself. Old files are let go whole: nothing is deleted row
    by row, and they disappear from disk once their snapshots expire.
    """
    return replace_rows(session, table, (select, parameters), note=note, operation="overwrite")


def replace_rows(
    session: Session,
    table: TableName,
    select: tuple[str, Parameters],
    *,
    note: Note,
    operation: Replacement,
) -> WriteCounts:
    """Write all rows anew; ``operation`` says whether they are others or the same."""
    before = read.get_table(session.lake, table)
    with committing(session, table, note, replaces=operation):
        rows = _insert(session, table, *select)
    if rows == 0 and before.files:
        return WriteCounts(0, empty(session.lake, table, note=note))
    return _counts(session, table, rows)


def delete_where(
    session: Session,
    table: TableName,
    condition: str,
    parameters: Parameters = None,
    *,
    note: Note = None,
) -> WriteCounts:
    """Remove the rows that a condition holds for; ``rows`` counts them."""
    read.get_table(session.lake, table)
    with committing(session, table, note):
        rows = session.number(f"DELETE FROM {relation(table)} WHERE {condition}", parameters)
    return _counts(session, table, rows)


def empty(lake: Lake, table: TableName, *, note: Note = None) -> int:
    """Let go of all rows at once and return the snapshot without them."""
    found = load_table(lake, table)
    current = found.current_snapshot()
    snapshot_id = secrets.randbits(SNAPSHOT_ID_BITS)
    snapshot = empty_snapshot(found, snapshot_id, time.time_ns() // 1_000_000)
    snapshot["summary"] |= noted(note)
    change = TableChange(
        table.identifier,
        (
            AssertRefSnapshotId.model_validate(
                {"ref": MAIN_BRANCH, "snapshot-id": current.snapshot_id if current else None}
            ),
        ),
        (
            AddSnapshotUpdate.model_validate({"snapshot": snapshot}),
            SetSnapshotRefUpdate.model_validate(
                {"ref-name": MAIN_BRANCH, "type": "branch", "snapshot-id": snapshot_id}
            ),
        ),
    )
    try:
        lake.catalogue.commit([change])
    except CommitFailedException as lost:
        raise lost_race(str(lost)) from lost
    return snapshot_id


def _insert(session: Session, table: TableName, select: str, parameters: Parameters) -> int:
    return session.number(f"INSERT INTO {relation(table)} BY NAME {select}", parameters)


def _counts(session: Session, table: TableName, rows: int) -> WriteCounts:
    snapshot = read.get_table(session.lake, table).snapshot if rows else None
    return WriteCounts(rows, snapshot)
