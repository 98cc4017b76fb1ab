"""Append, overwrite, delete: one commit each."""

from tongbase.base.lake import read
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw.reading import relation
from tongbase.base.lake.raw.session import Note, Parameters, Session, committing
from tongbase.base.lake.terms import WriteCounts


def append(
    session: Session,
    table: TableName,
    select: str,
    parameters: Parameters = None,
    *,
    note: Note = None,
) -> WriteCounts:
    """Add the rows of a ``SELECT``; columns go by name, absent ones stay empty."""
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
    """Put the rows of a ``SELECT`` in the place of all rows, in one commit."""
    with committing(session, table, note):
        session.run(f"DELETE FROM {relation(table)}")
        rows = _insert(session, table, select, parameters)
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
    with committing(session, table, note):
        rows = session.number(f"DELETE FROM {relation(table)} WHERE {condition}", parameters)
    return _counts(session, table, rows)


def _insert(session: Session, table: TableName, select: str, parameters: Parameters) -> int:
    return session.number(f"INSERT INTO {relation(table)} BY NAME {select}", parameters)


def _counts(session: Session, table: TableName, rows: int) -> WriteCounts:
    snapshot = read.get_table(session.lake, table).snapshot if rows else None
    return WriteCounts(rows, snapshot)
