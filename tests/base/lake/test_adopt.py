"""A file that is written for a table becomes its rows without being written again."""

import sys
from pathlib import Path

import pytest

from tests.base.lake.conftest import rows
from tongbase.base.lake import raw, read
from tongbase.base.lake.errors import LostRaceError
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session
from tongbase.base.lake.terms import MergeCounts

TABLE = TableName("归集", "各种类型")
EVERY_TYPE = """
    SELECT i::BIGINT AS 编号, i::INTEGER AS 整数, i / 7 AS 浮点, i::FLOAT AS 单精度,
    '名称' || i AS 名称, i % 2 = 0 AS 是否, DATE '2026-01-01' + i::INT AS 日期,
    TIME '08:30' AS 时刻, TIMESTAMP '2026-01-01 08:00' + to_seconds(i) AS 时间,
    TIMESTAMPTZ '2026-01-01 08:00:00+08' + to_seconds(i) AS 带时区,
    (i / 100)::DECIMAL(12, 2) AS 金额,
    (i / 100)::DECIMAL(4, 1) AS 小数, i::DECIMAL(38, 3) AS 大数, encode(i::VARCHAR) AS 二进制,
    nullif(i % 3, 0)::INTEGER AS 可空, uuid() AS 标识 FROM range({n}) t(i)"""


@pytest.fixture
def table(session: Session) -> TableName:
    raw.ensure_table(session.lake, TABLE, raw.columns_of(session, EVERY_TYPE.format(n=1)))
    return TABLE


def written(session: Session, folder: Path, select: str, numbers: dict[str, int]) -> Path:
    file = folder / "rows.parquet"
    session.run(f"COPY ({select}) TO '{file}' {raw.adoptable_format(numbers)}")
    return file


@pytest.fixture
def file(session: Session, table: TableName, tmp_path: Path) -> Path:
    """A thousand rows, written for the table."""
    numbers = dict(raw.field_numbers(session.lake, table))
    return written(session, tmp_path, EVERY_TYPE.format(n=1000), numbers)


def test_an_adopted_file_is_read_as_if_its_rows_had_been_written(
    session: Session, table: TableName, file: Path
) -> None:
    assert raw.can_adopt(session.lake, table, file)
    counts = raw.adopt(session, table, file, note={"run": "r1"})
    assert (counts.inserted, counts.changed) == (1000, 1000)
    file.unlink()  # the table has a link of its own
    told = "SELECT * EXCLUDE (标识) FROM {source} ORDER BY 1"
    expected = rows(session, told.format(source=f"({EVERY_TYPE.format(n=1000)})"))
    assert rows(session, told.format(source=raw.relation(table))) == expected
    snapshot = read.snapshots(session.lake, table)[0]
    assert snapshot.rows == 1000
    assert snapshot.note == {"run": "r1", **counts.as_note()}
    assert rows(session, f"SELECT count(*) FROM {raw.relation(table)} WHERE 编号 > 990") == [(9,)]


def test_an_adopted_table_goes_on_like_any_other(
    session: Session, table: TableName, file: Path
) -> None:
    raw.adopt(session, table, file)
    changed = f"SELECT * REPLACE ('改名' AS 名称) FROM ({EVERY_TYPE.format(n=10)})"
    counts = raw.merge(session, table, f"SELECT * EXCLUDE (标识) FROM ({changed})", keys=["编号"])
    assert counts == MergeCounts(inserted=0, updated=10, deleted=0, unchanged=0)
    raw.rename_column(session.lake, table, "名称", "新名称")
    raw.delete_where(session, table, "编号 >= 500")
    raw.compact(session, table)
    told = f"SELECT count(*), count(*) FILTER (新名称 = '改名') FROM {raw.relation(table)}"
    assert rows(session, told) == [(500, 10)]


def test_a_file_that_is_not_made_like_the_table_is_not_adopted(
    session: Session, table: TableName, tmp_path: Path
) -> None:
    numbers = dict(raw.field_numbers(session.lake, table))
    fewer = written(session, tmp_path, "SELECT 1::BIGINT AS 编号", {"编号": 1})
    assert not raw.can_adopt(session.lake, table, fewer)
    other = EVERY_TYPE.format(n=1).replace("i::BIGINT AS 编号", "i::VARCHAR AS 编号")
    assert not raw.can_adopt(session.lake, table, written(session, tmp_path, other, numbers))
    shifted = {name: number + 1 for name, number in numbers.items()}
    moved = written(session, tmp_path, EVERY_TYPE.format(n=1), shifted)
    assert not raw.can_adopt(session.lake, table, moved)


def test_a_table_with_rows_adopts_nothing(session: Session, table: TableName, file: Path) -> None:
    raw.adopt(session, table, file)
    assert not raw.can_adopt(session.lake, table, file)


def test_what_lost_the_race_leaves_no_file(
    session: Session, lake: Lake, table: TableName, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(lake.catalogue.load_table(table.identifier).location().removeprefix("file://"))
    adopting = sys.modules[raw.adopt.__module__]
    described = adopting._described

    def another_is_first(*told):
        raw.append(session, table, EVERY_TYPE.format(n=1))
        return described(*told)

    monkeypatch.setattr(adopting, "_described", another_is_first)
    with pytest.raises(LostRaceError):
        raw.adopt(session, table, file)
    assert len(list((folder / "data").iterdir())) == 1
    assert read.row_count(lake, table) == 1
