"""Snapshots, time travel, changes of the schema, compaction and expiry."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.base.lake.conftest import SOME_PEOPLE, rows
from tongbase.base.lake import raw, read
from tongbase.base.lake.errors import (
    ColumnNotFoundError,
    SchemaChangeError,
    SnapshotNotFoundError,
)
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session
from tongbase.base.lake.raw.upkeep import needs_compaction
from tongbase.base.lake.terms import Column
from tongbase.kernel import clock

LATER = timedelta(hours=1)


def count(session: Session, relation: str) -> object:
    return rows(session, f"SELECT count(*) FROM {relation}")[0][0]


def parquet_files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.parquet")}


def test_an_older_state_can_be_read(session: Session, people: TableName) -> None:
    first = read.snapshots(session.lake, people)[0]
    raw.delete_where(session, people, "编号 > 2", note={"run": "r2"})
    newest, oldest = read.snapshots(session.lake, people)
    assert (newest.rows, oldest.rows, newest.note) == (3, 10, {"run": "r2"})
    assert oldest == first
    assert count(session, raw.relation(people)) == 3
    assert count(session, raw.at_snapshot(people, first.id)) == 10
    assert read.snapshot_at(session.lake, people, first.at) == first.id
    assert read.snapshot_at(session.lake, people, clock.now() + LATER) == newest.id


def test_a_moment_before_all_states_is_refused(session: Session, people: TableName) -> None:
    raw.append(session, people, "SELECT 77 AS 编号")
    newest, first = read.snapshots(session.lake, people)
    with pytest.raises(SnapshotNotFoundError):
        read.snapshot_at(session.lake, people, first.at - LATER)
    raw.expire(session.lake, people, before=clock.now() + LATER)
    with pytest.raises(SnapshotNotFoundError):
        read.snapshot_at(session.lake, people, first.at)
    assert read.snapshot_at(session.lake, people, newest.at) == newest.id


def test_columns_keep_their_identity_through_older_states(
    session: Session, people: TableName
) -> None:
    """One column takes the name of another: by its name alone it would be taken for that one."""
    lake, first = session.lake, read.snapshots(session.lake, people)[0].id
    raw.drop_column(lake, people, "出生")
    raw.rename_column(lake, people, "姓名", "出生")
    raw.add_columns(lake, people, [Column("姓名", "string")])
    raw.append(session, people, "SELECT 11 AS 编号, '新' AS 姓名")
    assert read.names_at(lake, people, first) == {"编号": "编号", "出生": "姓名"}
    newest = read.snapshots(lake, people)[0].id
    assert read.names_at(lake, people, newest) == {name: name for name in ("编号", "出生", "姓名")}


def test_columns_are_added_widened_renamed_commented_and_dropped(
    session: Session, people: TableName
) -> None:
    lake = session.lake
    raw.add_columns(lake, people, [Column("金额(万元)", "int", "补贴金额")])
    raw.append(session, people, 'SELECT 11 AS 编号, 5 AS "金额(万元)"')
    raw.widen_column(lake, people, "金额(万元)", "long")
    raw.append(session, people, 'SELECT 12 AS 编号, 5000000000 AS "金额(万元)"')
    raw.rename_column(lake, people, "金额(万元)", "金额")
    raw.comment_column(lake, people, "金额", "补贴金额,万元")
    raw.drop_column(lake, people, "出生")
    assert read.columns(lake, people) == (
        Column("编号", "long"),
        Column("姓名", "string", "居民的姓名"),
        Column("金额", "long", "补贴金额,万元"),
    )
    found = rows(session, f"FROM {raw.relation(people)} WHERE 编号 > 8 ORDER BY 1")
    assert found == [(9, "姓名9", None), (11, None, 5), (12, None, 5_000_000_000)]


def test_a_change_that_loses_values_is_refused(session: Session, people: TableName) -> None:
    with pytest.raises(SchemaChangeError):
        raw.widen_column(session.lake, people, "编号", "int")
    with pytest.raises(SchemaChangeError):
        raw.add_columns(session.lake, people, [Column("姓名", "string")])
    with pytest.raises(ColumnNotFoundError):
        raw.rename_column(session.lake, people, "没有", "有")


def test_compaction_keeps_the_rows(session: Session, people: TableName) -> None:
    for start in range(10, 60, 10):
        raw.append(session, people, f"SELECT i AS 编号 FROM range({start}, {start + 10}) t(i)")
    raw.delete_where(session, people, "编号 % 2 = 0")
    raw.merge(session, people, "SELECT 3 AS 编号, '三' AS 姓名", keys=["编号"])
    before = rows(session, f"FROM {raw.relation(people)} ORDER BY 1")
    assert needs_compaction(session.lake, people)

    done = raw.compact(session, people)

    assert (done.files_removed, done.files_written) == (7, 1)
    assert rows(session, f"FROM {raw.relation(people)} ORDER BY 1") == before
    assert not needs_compaction(session.lake, people)
    info = read.get_table(session.lake, people)
    assert (info.rows, info.deleted_rows, info.files) == (30, 0, 1)
    assert read.snapshots(session.lake, people)[0].operation == "replace"


def test_compacting_an_empty_table_does_nothing(session: Session, people: TableName) -> None:
    raw.empty(session.lake, people)
    before = read.snapshots(session.lake, people)
    raw.compact(session, people)
    assert read.snapshots(session.lake, people) == before


def test_expiry_removes_the_files_of_old_states_alone(
    session: Session, people: TableName, folder: Path
) -> None:
    raw.append(session, people, "SELECT 77 AS 编号")
    raw.overwrite(session, people, SOME_PEOPLE.format(n=4))
    assert len(parquet_files(folder)) == 3

    done = raw.expire(session.lake, people, before=clock.now() + LATER)

    assert (done.snapshots_removed, len(parquet_files(folder))) == (2, 1)
    assert count(session, raw.relation(people)) == 4
    assert len(read.snapshots(session.lake, people)) == 1


def test_expiry_keeps_what_is_young_and_what_is_newest(
    session: Session, people: TableName, folder: Path
) -> None:
    raw.append(session, people, "SELECT 77 AS 编号")
    early = clock.now() - LATER
    assert raw.expire(session.lake, people, before=early).snapshots_removed == 0
    kept = raw.expire(session.lake, people, before=clock.now() + LATER, keep=2)
    assert kept.snapshots_removed == 0
    assert raw.expire(session.lake, people, before=clock.now() + LATER).snapshots_removed == 1
    assert count(session, raw.relation(people)) == 11
    assert len(parquet_files(folder)) == 2


def test_strays_of_a_killed_writer_are_removed(
    session: Session, people: TableName, folder: Path
) -> None:
    stray = folder / "data" / "left-behind.parquet"
    stray.write_bytes(b"half")
    raw.append(session, people, "SELECT 77 AS 编号")
    young = raw.remove_strays(session.lake, people, before=clock.now() - LATER)
    assert (young.files_removed, stray.exists()) == (0, True)
    done = raw.remove_strays(session.lake, people, before=clock.now() + LATER)
    assert (done.files_removed, stray.exists()) == (1, False)
    assert count(session, raw.relation(people)) == 11


def test_folders_of_tables_that_never_came_to_be_are_removed(
    session: Session, people: TableName, folder: Path
) -> None:
    """A writer was killed before the first commit; what is not ours in the place stays."""
    dropped = TableName("民政", "废弃")
    raw.ensure_table(session.lake, dropped, [Column("编号", "long")])
    raw.append(session, dropped, "SELECT 1 AS 编号")
    lost = Path(session.lake.catalogue.load_table(dropped.identifier).location()[7:])
    raw.drop_table(session.lake, dropped)
    foreign = folder.parent / "readme.txt"
    foreign.write_text("mine")
    young = raw.remove_lost_folders(session.lake, before=clock.now() - LATER)
    assert (young.files_removed, parquet_files(lost) != set()) == (0, True)
    raw.remove_lost_folders(session.lake, before=clock.now() + LATER)
    assert [path for path in lost.rglob("*") if path.is_file()] == []
    assert foreign.exists()
    assert count(session, raw.relation(people)) == 10
