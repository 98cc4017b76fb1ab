"""A lake on a real database: its own files, its own catalogue, one session to write with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tongbase.base.lake import raw
from tongbase.base.lake.handle import Lake, open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session
from tongbase.kernel.settings import Settings

PEOPLE = TableName("民政", "居民信息")
SOME_PEOPLE = (
    "SELECT i::BIGINT AS 编号, '姓名' || i AS 姓名, NULL::DATE AS 出生 FROM range({n}) t(i)"
)


@pytest.fixture
def lake(database_url: str, settings: Settings) -> Iterator[Lake]:
    opened = open_lake(settings, database_url)
    yield opened
    opened.close()


@pytest.fixture
def session(lake: Lake) -> Iterator[Session]:
    with raw.open_session(lake) as opened:
        yield opened


@pytest.fixture
def people(session: Session) -> TableName:
    """A table of ten people."""
    select = SOME_PEOPLE.format(n=10)
    comments = {"姓名": "居民的姓名"}
    columns = raw.columns_of(session, select, comments=comments)
    raw.ensure_table(session.lake, PEOPLE, columns, comment="居民基本信息")
    raw.append(session, PEOPLE, select)
    return PEOPLE


@pytest.fixture
def folder(lake: Lake, people: TableName) -> Path:
    """Where the table's files lie."""
    return Path(lake.catalogue.load_table(people.identifier).location().removeprefix("file://"))


def rows(session: Session, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in raw.query(session, sql).to_pylist()]
