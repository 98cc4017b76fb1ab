"""Merge: bring a table to where its source is, touching no row that is the same already.

The source is read once, into a Parquet file of the session's own, unless it holds still by itself;
then it is compared with the table (:mod:`.comparing`), and only rows that differ are read in full
and written. An empty table is loaded straight from the source, and its keys are checked before the
commit.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace

from tongbase.base.lake import read
from tongbase.base.lake.errors import ColumnNotFoundError, DuplicateKeysError, EmptyKeyError
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw.comparing import (
    BITMAP,
    DIFFERING,
    MISSING,
    Merge,
    find_differing,
    find_missing,
    listed,
    same_key,
)
from tongbase.base.lake.raw.reading import relation
from tongbase.base.lake.raw.session import Note, Session, committing, noted
from tongbase.base.lake.terms import MergeCounts
from tongbase.kernel.ids import new_id
from tongbase.kernel.sql import literal, quote

KEYS_AT_ONCE = 2_500_000


@dataclass(frozen=True)
class Arriving:
    """The ``SELECT`` of a source, and what is known of it.

    ``is_still``: it reads the same rows whenever it is run, and cheaply, so that it need not be
    written to a file first. ``has_sound_keys``: none of its keys is empty or occurs twice.
    """

    select: str
    is_still: bool = False
    has_sound_keys: bool = False


def merge(
    session: Session,
    table: TableName,
    source: str | Arriving,
    *,
    keys: Sequence[str],
    delete_missing: bool | str = False,
    note: Note = None,
) -> MergeCounts:
    """Insert new rows, update changed ones and, if asked, delete those that the source lacks.

    ``delete_missing`` may be a condition: it says which rows of the table may be deleted so.
    Values are compared so that empty equals empty. A source in which a key is empty or occurs
    twice is refused. If nothing differs there is no commit and no snapshot. Columns of the table
    that the source does not bring keep their values. The counts stand in the snapshot's note.
    """
    arriving = source if isinstance(source, Arriving) else Arriving(source)
    is_empty = read.row_count(session.lake, table) == 0
    types = _types(session, f"FROM {relation(table)}")
    given = tuple(_types(session, arriving.select))
    _check_columns(table, types, given, keys)
    chosen = ", ".join(f"CAST({quote(n)} AS {types[n]}) AS {quote(n)}" for n in given)
    typed = f"(SELECT {chosen} FROM ({arriving.select}))"
    job = Merge(session, table, typed, given, tuple(keys))
    if is_empty:
        return _load(job, note, has_sound_keys=arriving.has_sound_keys)
    held = nullcontext(job) if arriving.is_still else _staged(job)
    with _dropping(session), held as still:
        if not arriving.has_sound_keys:
            _check_keys(still, still.source)
        with committing(session, table, note) as told:
            counts = _reconcile(still, delete_missing=delete_missing)
            told.update(noted(counts.as_note()))
    return counts


def _load(job: Merge, note: Note, *, has_sound_keys: bool) -> MergeCounts:
    with committing(job.session, job.table, note) as told:
        inserted = job.session.number(f"INSERT INTO {job.target} BY NAME FROM {job.source}")
        if not has_sound_keys:
            _check_keys(job, job.target)
        counts = MergeCounts(inserted, 0, 0, 0)
        told.update(noted(counts.as_note()))
    return counts


def _reconcile(job: Merge, *, delete_missing: bool | str) -> MergeCounts:
    inserted, updated, unchanged = find_differing(job)
    among = delete_missing if isinstance(delete_missing, str) else "true"
    deleted = find_missing(job, among) if delete_missing else 0
    if updated:
        _merge_differing(job)
    elif inserted:
        job.session.run(f"INSERT INTO {job.target} BY NAME {_differing_rows(job)}")
    if deleted:
        job.session.run(
            f"DELETE FROM {job.target} t USING {MISSING} m WHERE {same_key(job, 't', 'm')}"
        )
    return MergeCounts(inserted, updated, deleted, unchanged)


@contextmanager
def _staged(job: Merge) -> Iterator[Merge]:
    """Hold the source still while it is read more than once; yield the merge of what is held."""
    file = job.session.lake.engine.overflow / f"merge-{new_id()}.parquet"
    try:
        job.session.run(
            f"COPY (FROM {job.source}) TO {literal(str(file))} "
            "(FORMAT parquet, COMPRESSION lz4_raw)"
        )
        yield replace(job, source=f"read_parquet({literal(str(file))})")
    finally:
        file.unlink(missing_ok=True)


@contextmanager
def _dropping(session: Session) -> Iterator[None]:
    """Let go of what comparing has noted, however it ended."""
    try:
        yield
    finally:
        for name in (DIFFERING, MISSING):
            session.run(f"DROP TABLE IF EXISTS {name}")
        session.run(f"RESET VARIABLE {BITMAP}")


def _types(session: Session, select: str) -> Mapping[str, str]:
    return {name: told for name, told, *_ in session.run(f"DESCRIBE {select}").fetchall()}


def _check_columns(
    table: TableName, types: Mapping[str, str], given: Sequence[str], keys: Sequence[str]
) -> None:
    if unknown := [name for name in given if name not in types]:
        raise ColumnNotFoundError(
            f"表“{table}”没有字段:{'、'.join(unknown)};请先调整表结构。",
            f"The table {table} has no column {', '.join(unknown)}; change its schema first.",
            columns=unknown,
        )
    if absent := [name for name in keys if name not in given]:
        raise ColumnNotFoundError(
            f"来源数据缺少主键字段:{'、'.join(absent)}。",
            f"The source brings no key column {', '.join(absent)}.",
            columns=absent,
        )


def _check_keys(job: Merge, rows: str) -> None:
    """Refuse rows without a key, or with a key that others have too."""
    named = "、".join(job.keys)
    empty = " OR ".join(f"{quote(key)} IS NULL" for key in job.keys)
    if count := job.session.number(f"SELECT count(*) FROM {rows} WHERE {empty}"):
        raise EmptyKeyError(
            f"来源数据有 {count} 行主键为空(主键:{named}),请先处理。",
            f"{count} rows of the source have no key ({named}); mend them first.",
            rows=count,
        )
    if _some_key_occurs_twice(job, rows):
        raise DuplicateKeysError(
            f"来源数据的主键重复(主键:{named}),请去重后再合并。",
            f"The source holds a key ({named}) more than once; remove duplicates.",
            keys=list(job.keys),
        )


def _some_key_occurs_twice(job: Merge, rows: str) -> bool:
    """Count keys slice by slice, so that any number of them fits in memory."""
    keys = listed(job.keys)
    slices = 1 + job.session.number(f"SELECT count(*) FROM {rows}") // KEYS_AT_ONCE
    return any(
        job.session.run(
            f"SELECT {keys} FROM {rows} WHERE hash({keys}) % {slices} = {number} "
            f"GROUP BY {keys} HAVING count(*) > 1 LIMIT 1"
        ).fetchone()
        for number in range(slices)
    )


def _merge_differing(job: Merge) -> None:
    changed = ", ".join(f"{quote(name)} = s.{quote(name)}" for name in job.columns)
    job.session.run(
        f"MERGE INTO {job.target} t USING ({_differing_rows(job)}) s "
        f"ON {same_key(job, 't', 's')} "
        f"WHEN MATCHED THEN UPDATE SET {changed} "
        f"WHEN NOT MATCHED THEN INSERT ({listed(job.columns)}) VALUES ({listed(job.columns, 's.')})"
    )


def _differing_rows(job: Merge) -> str:
    return f"SELECT a.* FROM {job.source} a SEMI JOIN {DIFFERING} d ON {same_key(job, 'a', 'd')}"
