"""A merge writes what differs and nothing else."""

import sys
from collections.abc import Sequence

import pytest

from tests.base.lake.conftest import SOME_PEOPLE, rows
from tongbase.base.lake import raw, read
from tongbase.base.lake.errors import (
    ColumnNotFoundError,
    DuplicateKeysError,
    EmptyKeyError,
    TableNotFoundError,
)
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session, comparing
from tongbase.base.lake.terms import Column, MergeCounts

KEYS = ["编号"]
merging = sys.modules[raw.merge.__module__]


def content(session: Session, table: TableName) -> list[tuple[object, ...]]:
    return rows(session, f"FROM {raw.relation(table)} ORDER BY ALL")


def test_the_same_rows_change_nothing(session: Session, people: TableName) -> None:
    before = read.snapshots(session.lake, people)
    counts = raw.merge(session, people, SOME_PEOPLE.format(n=10), keys=KEYS, delete_missing=True)
    assert counts == MergeCounts(inserted=0, updated=0, deleted=0, unchanged=10)
    assert read.snapshots(session.lake, people) == before


def test_new_changed_missing_and_same_rows_are_told_apart(
    session: Session, people: TableName
) -> None:
    source = """
        SELECT * FROM (VALUES (0, '姓名0', NULL::DATE), (1, '改名', NULL), (2, NULL, NULL),
        (3, '姓名3', DATE '2000-01-01'), (50, '新人', NULL)) v(编号, 姓名, 出生)"""
    counts = raw.merge(session, people, source, keys=KEYS, delete_missing=True, note={"run": "r"})
    assert counts == MergeCounts(inserted=1, updated=3, deleted=6, unchanged=1)
    assert content(session, people) == sorted(rows(session, source), key=lambda row: str(row[0]))
    assert read.row_count(session.lake, people) == 5
    newest, before = read.snapshots(session.lake, people)
    note = {"run": "r", "inserted": "1", "updated": "3", "deleted": "6"}
    assert (newest.note, newest.parent, newest.operation) == (note, before.id, "overwrite")


def test_missing_rows_stay_unless_deletion_is_asked_for(
    session: Session, people: TableName
) -> None:
    counts = raw.merge(session, people, SOME_PEOPLE.format(n=3), keys=KEYS)
    assert (counts.deleted, read.row_count(session.lake, people)) == (0, 10)


def test_an_empty_source_deletes_all_if_asked(session: Session, people: TableName) -> None:
    none = f"{SOME_PEOPLE.format(n=1)} WHERE false"
    assert raw.merge(session, people, none, keys=KEYS, delete_missing=True).deleted == 10
    assert content(session, people) == []


def test_columns_that_the_source_lacks_keep_their_values(
    session: Session, people: TableName
) -> None:
    raw.merge(session, people, "SELECT 1 AS 编号, DATE '1999-09-09' AS 出生", keys=KEYS)
    found = rows(session, f"SELECT 姓名, 出生::VARCHAR FROM {raw.relation(people)} WHERE 编号 = 1")
    assert found == [("姓名1", "1999-09-09")]


def test_values_are_compared_as_the_table_holds_them(session: Session, people: TableName) -> None:
    """Text that says the same number is no change."""
    texts = "SELECT i::VARCHAR AS 编号, '姓名' || i AS 姓名, NULL AS 出生 FROM range(10) t(i)"
    assert raw.merge(session, people, texts, keys=KEYS).unchanged == 10


def test_a_first_merge_loads_the_table(session: Session) -> None:
    table = TableName("民政", "低保")
    raw.ensure_table(session.lake, table, [Column("a", "long"), Column("b", "string")])
    source = "SELECT i % 7 AS a, i // 7 AS b FROM range(49) t(i)"
    assert raw.merge(session, table, source, keys=["a", "b"]).inserted == 49
    assert raw.merge(session, table, source, keys=["a", "b"]).unchanged == 49
    assert raw.merge(session, table, source, keys=["b", "a"], delete_missing=True).changed == 0


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "later"])
@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("SELECT 1 AS 编号, 'a' AS 姓名 FROM range(2)", DuplicateKeysError),
        ("SELECT NULL AS 编号, 'a' AS 姓名", EmptyKeyError),
        ("SELECT 1 AS 编号, 'a' AS 没有", ColumnNotFoundError),
        ("SELECT '甲' AS 姓名", ColumnNotFoundError),
    ],
    ids=["twice", "empty", "unknown column", "no key"],
)
def test_a_source_that_cannot_be_merged_is_refused_whole(
    session: Session, people: TableName, source: str, error: type[Exception], *, is_first: bool
) -> None:
    if is_first:
        raw.empty(session.lake, people)
    before = read.snapshots(session.lake, people)
    with pytest.raises(error):
        raw.merge(session, people, source, keys=KEYS)
    assert read.snapshots(session.lake, people) == before
    assert list(session.lake.engine.overflow.glob("merge-*")) == []


def test_a_key_is_found_twice_wherever_it_is(
    session: Session, people: TableName, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "KEYS_AT_ONCE", 3)
    for twice in range(20):
        source = f"SELECT i AS 编号 FROM range(20) t(i) UNION ALL SELECT {twice}"
        with pytest.raises(DuplicateKeysError):
            raw.merge(session, people, source, keys=KEYS)
    assert (
        raw.merge(session, people, "SELECT i AS 编号 FROM range(20) t(i)", keys=KEYS).inserted == 10
    )


def test_a_merge_into_nothing_names_the_table(session: Session) -> None:
    with pytest.raises(TableNotFoundError):
        raw.merge(session, TableName("没有", "没有"), "SELECT 1 AS a", keys=["a"])


@pytest.mark.parametrize("keys", [["编号"], ["姓名"], ["编号", "姓名"]])
def test_any_mix_of_changes_ends_at_the_source(
    session: Session, people: TableName, keys: Sequence[str]
) -> None:
    for seed in range(1, 6):
        source = (
            f"SELECT i AS 编号, '姓名' || i AS 姓名, DATE '2000-01-01' + ((i * {seed}) % 3)::INT "
            f"AS 出生 FROM range({seed}, {seed * 4 + 3}) t(i) WHERE hash(i * {seed}) % 3 <> 0"
        )
        counts = raw.merge(session, people, source, keys=keys, delete_missing=True)
        assert content(session, people) == rows(session, f"FROM ({source}) ORDER BY ALL")
        arrived = rows(session, f"SELECT count(*) FROM ({source})")[0][0]
        assert counts.inserted + counts.updated + counts.unchanged == arrived


@pytest.mark.parametrize("keys", [["编号"], ["姓名"], ["编号", "姓名"]])
def test_a_few_rows_find_their_places_in_a_large_table(
    session: Session, people: TableName, keys: Sequence[str]
) -> None:
    raw.overwrite(session, people, SOME_PEOPLE.format(n=5000))
    few = (
        "SELECT i * 100 AS 编号, '姓名' || (i * 100) AS 姓名, "
        "CASE WHEN i % 2 = 0 THEN DATE '2000-01-01' END AS 出生 FROM range(60) t(i)"
    )
    counts = raw.merge(session, people, few, keys=keys)
    assert counts == MergeCounts(inserted=10, updated=25, deleted=0, unchanged=25)
    born = f"SELECT count(*), count(出生) FROM {raw.relation(people)}"
    assert rows(session, born) == [(5010, 30)]


def test_slices_find_what_the_whole_finds(
    session: Session, people: TableName, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "ROWS_AT_ONCE", 3)
    source = (
        "SELECT i AS 编号, '姓名' || i AS 姓名, CASE WHEN i % 2 = 0 THEN DATE '2000-01-01' END "
        "AS 出生 FROM range(4, 24) t(i)"
    )
    counts = raw.merge(session, people, source, keys=KEYS, delete_missing=True)
    assert counts == MergeCounts(inserted=14, updated=3, deleted=4, unchanged=3)
    assert content(session, people) == rows(session, f"FROM ({source}) ORDER BY ALL")


def test_a_source_that_holds_still_is_not_written_to_a_file(
    session: Session, people: TableName, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    run = Session.run

    def listen(self: Session, sql: str, parameters: object = None) -> object:
        said.append(sql)
        return run(self, sql, parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "run", listen)
    changed = f"SELECT * REPLACE ('改名' AS 姓名) FROM ({SOME_PEOPLE.format(n=12)}) WHERE 编号 > 4"
    session.run(f"CREATE OR REPLACE TEMP VIEW still AS {changed}")
    counts = raw.merge(
        session, people, raw.Arriving("FROM still", is_still=True), keys=KEYS, delete_missing=True
    )
    assert counts == MergeCounts(inserted=2, updated=5, deleted=5, unchanged=0)
    assert content(session, people) == rows(session, "FROM still ORDER BY ALL")
    assert not [sql for sql in said if sql.startswith("COPY")]


@pytest.mark.parametrize("is_still", [True, False])
def test_keys_are_counted_unless_they_are_sound(
    session: Session, people: TableName, *, is_still: bool
) -> None:
    twice = "SELECT 1 AS 编号, unnest(['一', '二']) AS 姓名"
    with pytest.raises(DuplicateKeysError):
        raw.merge(session, people, raw.Arriving(twice, is_still=is_still), keys=KEYS)
