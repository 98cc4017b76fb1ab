"""Rows come in, change and go; what is there is what was written."""

import pyarrow as pa
import pytest

from tests.base.lake.conftest import PEOPLE, SOME_PEOPLE, rows
from tongbase.base.lake import raw, read
from tongbase.base.lake.errors import (
    BadNameError,
    BadQueryError,
    QueryTimeoutError,
    TableExistsError,
    TableNotFoundError,
    TooManyRowsError,
)
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session
from tongbase.base.lake.terms import Column


def test_a_table_keeps_its_comments_and_types(session: Session, people: TableName) -> None:
    info = read.get_table(session.lake, people)
    assert info.comment == "居民基本信息"
    assert info.columns == (
        Column("编号", "long"),
        Column("姓名", "string", "居民的姓名"),
        Column("出生", "date"),
    )
    assert (info.rows, info.files) == (10, 1)


def test_a_table_is_made_once(session: Session, people: TableName) -> None:
    columns = read.columns(session.lake, people)
    assert raw.ensure_table(session.lake, people, columns) is False
    with pytest.raises(TableExistsError):
        raw.create_table(session.lake, people, columns)


def test_names_that_sql_cannot_tell_apart_are_refused(session: Session) -> None:
    twins = [Column("ID", "long"), Column("id", "long")]
    with pytest.raises(BadNameError):
        raw.ensure_table(session.lake, PEOPLE, twins)


@pytest.mark.parametrize("name", ["", " ", "a.b", "a/b", "a\nb", "x" * 300])
def test_names_that_could_be_misread_are_refused(name: str) -> None:
    with pytest.raises(BadNameError):
        TableName("民政", name)


@pytest.mark.parametrize("name", ['a"b', "金额(万元)", "a.b", "select", "数 量", "';drop--"])
def test_any_column_name_survives(session: Session, name: str) -> None:
    raw.ensure_table(session.lake, PEOPLE, [Column(name, "string")])
    raw.append(session, PEOPLE, f"SELECT 'v' AS {raw.quote(name)}")
    merged = raw.merge(session, PEOPLE, f"SELECT 'w' AS {raw.quote(name)}", keys=[name])
    assert merged.inserted == 1
    assert rows(session, f"FROM {raw.relation(PEOPLE)} ORDER BY 1") == [("v",), ("w",)]


def test_columns_go_by_name_and_absent_ones_stay_empty(session: Session, people: TableName) -> None:
    raw.append(session, people, "SELECT '王五' AS 姓名, 77 AS 编号")
    found = rows(session, f"SELECT * FROM {raw.relation(people)} WHERE 编号 = 77")
    assert found == [(77, "王五", None)]


def test_rows_come_from_arrow(session: Session) -> None:
    arrived = pa.table({"编号": pa.array([1, 2], pa.int32()), "标签": [["甲"], None]})
    raw.ensure_table(session.lake, PEOPLE, raw.columns_of_arrow(arrived.schema))
    session.connection.register("arrived", arrived)
    assert raw.append(session, PEOPLE, "FROM arrived").rows == 2
    assert rows(session, f"FROM {raw.relation(PEOPLE)} ORDER BY 1") == [(1, ["甲"]), (2, None)]


def test_a_refused_row_leaves_nothing(session: Session, people: TableName) -> None:
    with pytest.raises(BadQueryError):
        raw.append(session, people, "SELECT i AS 编号, error('坏') AS 姓名 FROM range(9) t(i)")
    assert len(read.snapshots(session.lake, people)) == 1


def test_parameters_are_values_and_never_sql(session: Session, people: TableName) -> None:
    evil = "'; DROP TABLE x; --"
    raw.append(session, people, "SELECT 99 AS 编号, $name AS 姓名", {"name": evil})
    found = raw.query(
        session, f"SELECT 编号 FROM {raw.relation(people)} WHERE 姓名 = $name", {"name": evil}
    )
    assert found.num_rows == 1


def test_overwriting_lets_go_of_the_old_files(session: Session, people: TableName) -> None:
    written = raw.overwrite(session, people, SOME_PEOPLE.format(n=3), note={"run": "r9"})
    info = read.get_table(session.lake, people)
    assert (written.rows, info.rows, info.files, info.deleted_rows) == (3, 3, 1, 0)
    newest = read.snapshots(session.lake, people)[0]
    assert (newest.operation, newest.note) == ("overwrite", {"run": "r9"})
    assert rows(session, f"SELECT count(*) FROM {raw.relation(people)}") == [(3,)]


def test_overwriting_with_nothing_empties_the_table(session: Session, people: TableName) -> None:
    raw.overwrite(session, people, f"{SOME_PEOPLE.format(n=3)} WHERE false", note={"run": "r0"})
    assert read.row_count(session.lake, people) == 0
    assert read.snapshots(session.lake, people)[0].note == {"run": "r0"}
    assert rows(session, f"FROM {raw.relation(people)}") == []
    assert raw.append(session, people, SOME_PEOPLE.format(n=2)).rows == 2
    assert rows(session, f"SELECT count(*) FROM {raw.relation(people)}") == [(2,)]


def test_rows_are_deleted_by_a_condition(session: Session, people: TableName) -> None:
    assert raw.delete_where(session, people, "编号 < $below", {"below": 4}).rows == 4
    assert read.row_count(session.lake, people) == 6


def test_an_answer_has_limits(session: Session, people: TableName) -> None:
    with pytest.raises(TooManyRowsError):
        raw.query(session, f"FROM {raw.relation(people)}", rows_max=9)
    endless = "SELECT count(*) FROM range(100000000000) a(i), range(9) b(j) WHERE i + j % 7 = 3"
    with pytest.raises(QueryTimeoutError):
        raw.query(session, endless, seconds_max=0.2)
    assert raw.query(session, "SELECT 1 AS a").num_rows == 1


def test_a_stream_brings_all_rows_in_batches(session: Session) -> None:
    batches = list(raw.stream(session, "FROM range(10000)", batch_rows=2048))
    assert sum(batch.num_rows for batch in batches) == 10_000
    assert len(batches) > 1


def test_a_table_that_is_not_there_is_named(session: Session) -> None:
    with pytest.raises(TableNotFoundError, match="居民信息"):
        raw.append(session, PEOPLE, "SELECT 1 AS 编号")


def test_dropping_with_purge_removes_the_files(session: Session, people: TableName) -> None:
    place = session.lake.catalogue.load_table(people.identifier).location()
    raw.drop_table(session.lake, people, purge=True)
    assert not read.exists(session.lake, people)
    listed = raw.query(session, f"FROM glob({raw.literal(place[7:] + '/**/*.parquet')})")
    assert listed.num_rows == 0
