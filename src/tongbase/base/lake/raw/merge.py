"""Merge: bring a table to where its source is, touching no row that is the same already."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tongbase.base.lake import read
from tongbase.base.lake.errors import ColumnNotFoundError, DuplicateKeysError, EmptyKeyError
from tongbase.base.lake.names import TableName, quoted
from tongbase.base.lake.raw.reading import relation
from tongbase.base.lake.raw.session import Note, Parameters, Session, committing
from tongbase.base.lake.terms import MergeCounts

ARRIVED = "temp.main.merge_arrived"  # the source, once
CHANGED = "temp.main.merge_changed"  # its rows that are new or differ
MISSING = "temp.main.merge_missing"  # keys of the table that the source does not have


def merge(
    session: Session,
    table: TableName,
    select: str,
    parameters: Parameters = None,
    *,
    keys: Sequence[str],
    delete_missing: bool = False,
    note: Note = None,
) -> MergeCounts:
    """Insert new rows, update changed ones and, if asked, delete those that the source lacks.

    Values are compared so that empty equals empty. A source in which a key is empty or occurs
    twice is refused. If nothing differs there is no commit and no snapshot.
    """
    columns = [each.name for each in read.columns(session.lake, table)]
    with _arrived(session, select, parameters):
        given = [row[0] for row in session.run(f"DESCRIBE {ARRIVED}").fetchall()]
        _check_columns(table, columns, [*given, *keys])
        _check_keys(session, keys)
        with committing(session, table, note):
            counts = _find_changes(session, table, given, keys)
            deleted = _find_missing(session, table, keys) if delete_missing else 0
            _apply(session, table, given, keys, counts)
            if deleted:
                _delete_missing(session, table, keys)
    snapshot = read.get_table(session.lake, table).snapshot
    inserted, updated, unchanged = counts
    changed = inserted + updated + deleted
    return MergeCounts(inserted, updated, deleted, unchanged, snapshot if changed else None)


@contextmanager
def _arrived(session: Session, select: str, parameters: Parameters) -> Iterator[None]:
    """Hold the source still while it is read more than once; it may overflow to disk."""
    session.run(f"CREATE OR REPLACE TEMP TABLE {_bare(ARRIVED)} AS {select}", parameters)
    try:
        yield
    finally:
        for name in (ARRIVED, CHANGED, MISSING):
            session.run(f"DROP TABLE IF EXISTS {name}")


def _check_columns(table: TableName, columns: Sequence[str], used: Sequence[str]) -> None:
    if unknown := [name for name in dict.fromkeys(used) if name not in columns]:
        listed = "、".join(unknown)
        raise ColumnNotFoundError(
            f"表“{table}”没有字段:{listed};请先调整表结构。",
            f"The table {table} has no column {', '.join(unknown)}; change its schema first.",
            columns=unknown,
        )


def _check_keys(session: Session, keys: Sequence[str]) -> None:
    listed = _list(keys)
    empty = " OR ".join(f"{quoted(key)} IS NULL" for key in keys)
    if count := session.number(f"SELECT count(*) FROM {ARRIVED} WHERE {empty}"):
        raise EmptyKeyError(
            f"来源数据有 {count} 行主键为空(主键:{'、'.join(keys)}),请先处理。",
            f"{count} rows of the source have no key ({', '.join(keys)}); mend them first.",
            rows=count,
        )
    twice = session.run(
        f"SELECT {listed} FROM {ARRIVED} GROUP BY {listed} HAVING count(*) > 1 LIMIT 1"
    ).fetchone()
    if twice is not None:
        raise DuplicateKeysError(
            f"来源数据的主键重复(主键:{'、'.join(keys)}),请去重后再合并。",
            f"The source holds a key ({', '.join(keys)}) more than once; remove duplicates.",
            keys=list(keys),
        )


def _find_changes(
    session: Session, table: TableName, given: Sequence[str], keys: Sequence[str]
) -> tuple[int, int, int]:
    """Keep the rows that are new or differ; return how many are new, differ, are the same."""
    differs = _differs([name for name in given if name not in keys])
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {_bare(CHANGED)} AS "
        f"SELECT a.*, t.{quoted(keys[0])} IS NULL AS {quoted(NEW)} "
        f"FROM {ARRIVED} a LEFT JOIN {relation(table)} t ON {_same_key('a', 't', keys)} "
        f"WHERE t.{quoted(keys[0])} IS NULL OR {differs}"
    )
    inserted = session.number(f"SELECT count(*) FROM {CHANGED} WHERE {quoted(NEW)}")
    changed = session.number(f"SELECT count(*) FROM {CHANGED}")
    arrived = session.number(f"SELECT count(*) FROM {ARRIVED}")
    return inserted, changed - inserted, arrived - changed


def _find_missing(session: Session, table: TableName, keys: Sequence[str]) -> int:
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {_bare(MISSING)} AS SELECT {_list(keys)} "
        f"FROM {relation(table)} t ANTI JOIN {ARRIVED} a ON {_same_key('t', 'a', keys)}"
    )
    return session.number(f"SELECT count(*) FROM {MISSING}")


def _apply(
    session: Session,
    table: TableName,
    given: Sequence[str],
    keys: Sequence[str],
    counts: tuple[int, int, int],
) -> None:
    inserted, updated, _ = counts
    if updated:
        changed = ", ".join(f"{quoted(name)} = s.{quoted(name)}" for name in given)
        session.run(
            f"MERGE INTO {relation(table)} t USING {CHANGED} s ON {_same_key('t', 's', keys)} "
            f"WHEN MATCHED THEN UPDATE SET {changed} "
            f"WHEN NOT MATCHED THEN INSERT ({_list(given)}) "
            f"VALUES ({', '.join(f's.{quoted(name)}' for name in given)})"
        )
    elif inserted:
        session.run(
            f"INSERT INTO {relation(table)} BY NAME SELECT * EXCLUDE {quoted(NEW)} FROM {CHANGED}"
        )


def _delete_missing(session: Session, table: TableName, keys: Sequence[str]) -> None:
    session.run(
        f"DELETE FROM {relation(table)} t USING {MISSING} m WHERE {_same_key('t', 'm', keys)}"
    )


NEW = "tongbase new row"


def _bare(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _list(names: Sequence[str]) -> str:
    return ", ".join(quoted(name) for name in names)


def _same_key(left: str, right: str, keys: Sequence[str]) -> str:
    return " AND ".join(f"{left}.{quoted(key)} = {right}.{quoted(key)}" for key in keys)


def _differs(names: Sequence[str]) -> str:
    if not names:
        return "false"
    return " OR ".join(f"a.{quoted(name)} IS DISTINCT FROM t.{quoted(name)}" for name in names)
