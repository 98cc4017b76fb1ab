"""From a source to the draft of an entry by command line, for the kinds that the real sets lack.

A PostgreSQL, a MariaDB where one listens, an Excel workbook and a Parquet file hold the same rows;
no data set from elsewhere is needed.
"""

import contextlib
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pymysql
import pytest

from tests.acceptance.conftest import CommandLine
from tests.acceptance.steps import Cast, flow_is_added, moved, people_exist, run
from tongbase.app.story.sources import MARIADB, market_address, write_workbook
from tongbase.base.postgres import embedded_url
from tongbase.kernel.ids import new_id

pytestmark = pytest.mark.xdist_group("every_kind")

Row = tuple[int, str, date, Decimal]
Correct = Callable[[int, str], None]

CAST = Cast("420000", "湖北省数据局", "湖北省交通运输厅", "湖北省应急管理厅", "jt")
COLUMNS = ("id", "name", "opened", "metres")
ROWS: tuple[Row, ...] = (
    (1, "武汉长江大桥", date(1957, 10, 15), Decimal("1670.40")),
    (2, "荆州长江大桥", date(2002, 10, 1), Decimal("4397.60")),
    (3, "宜昌长江公路大桥", date(2001, 9, 19), Decimal("1187.00")),
)
NUMBER, NAME = 2, "荆州长江公路大桥"
DATABASE = "roads"
TABLE = (
    "create table bridge (id int primary key, name varchar(99), opened date, metres numeric(9,2))"
)
INSERT = "insert into bridge values (%s, %s, %s, %s)"
CORRECT = "update bridge set name = %s where id = %s"


@dataclass(frozen=True)
class Source:
    """A source that was made: how it is registered, its table, and how it corrects a name."""

    kind: str
    settings: tuple[str, ...]
    table: str
    correct: Correct


Make = Callable[[CommandLine], AbstractContextManager[Source]]


@contextlib.contextmanager
def a_postgresql(line: CommandLine) -> Iterator[Source]:
    url = embedded_url(line.home / "pg", DATABASE)
    with psycopg.connect(url) as connection:
        connection.execute(TABLE)
        connection.cursor().executemany(INSERT, ROWS)

    def correct(number: int, name: str) -> None:
        with psycopg.connect(url) as connection:
            connection.execute(CORRECT, (name, number))

    host, port = market_address(url)
    user = urlsplit(url).username or "postgres"
    settings = (f"host={host}", f"port={port}", f"database={DATABASE}", f"user={user}")
    yield Source("postgresql", settings, "bridge", correct)


@contextlib.contextmanager
def a_mariadb(line: CommandLine) -> Iterator[Source]:
    del line  # it lies elsewhere
    host, port = MARIADB
    try:
        socket.create_connection(MARIADB, timeout=1).close()
    except OSError:
        pytest.skip(f"No MariaDB listens at {host}:{port}.")
    database = f"tongbase_{new_id()}"
    with pymysql.connect(host=host, port=port, user="root", autocommit=True) as connection:
        cursor = connection.cursor()
        cursor.execute(f"create database {database} character set utf8mb4")
        connection.select_db(database)
        cursor.execute(TABLE)
        cursor.executemany(INSERT, ROWS)

        def correct(number: int, name: str) -> None:
            cursor.execute(CORRECT, (name, number))

        settings = (f"host={host}", f"port={port}", f"database={database}", "user=root")
        yield Source("mysql", settings, "bridge", correct)
        cursor.execute(f"drop database {database}")


@contextlib.contextmanager
def a_workbook(line: CommandLine) -> Iterator[Source]:
    def write(file: Path, rows: Sequence[Row]) -> None:
        write_workbook(file, COLUMNS, rows)

    yield _file(line, "bridge.xlsx", write)


@contextlib.contextmanager
def a_parquet(line: CommandLine) -> Iterator[Source]:
    def write(file: Path, rows: Sequence[Row]) -> None:
        columns = [pa.array(column) for column in zip(*rows, strict=True)]
        pq.write_table(pa.table(columns, names=list(COLUMNS)), file)

    yield _file(line, "bridge.parquet", write)


def _file(line: CommandLine, name: str, write: Callable[[Path, Sequence[Row]], None]) -> Source:
    file = line.home / "inbox" / name.replace(".", "-") / name
    file.parent.mkdir(parents=True)
    write(file, ROWS)

    def correct(number: int, told: str) -> None:
        write(file, [(row[0], told, *row[2:]) if row[0] == number else row for row in ROWS])

    return Source("folder", (f"path={file.parent}",), name, correct)


KINDS: dict[str, Make] = {
    "postgresql": a_postgresql,
    "mariadb": a_mariadb,
    "excel": a_workbook,
    "parquet": a_parquet,
}


@pytest.fixture(scope="module")
def typed(line: CommandLine) -> CommandLine:
    """A house with people, which may read the databases of this machine."""
    line.settings["TONGBASE_ALLOW_LOCAL_SOURCES"] = "true"
    people_exist(line, CAST)
    return line


@pytest.mark.parametrize("kind", KINDS)
def test_a_source_becomes_the_draft_of_an_entry(typed: CommandLine, kind: str) -> None:
    name, target, by = f"桥梁登记({kind})", f"bridge_{kind}", CAST.compiler
    with KINDS[kind](typed) as source:
        typed("source", "add", name, "--kind", source.kind, *source.settings, by=by)
        assert typed.ask("source", "test", name, by=by)["ok"]
        names = (source.table, target, f"公路桥梁({kind})")
        flow_is_added(typed, CAST, name, names, ("--key", "id"))
        assert moved(run(typed, CAST, target)) == (len(ROWS), 0, 0)
        assert moved(run(typed, CAST, target)) == (0, 0, 0)
        source.correct(NUMBER, NAME)
        assert moved(run(typed, CAST, target)) == (0, 1, 0)
    entry = typed.ask("entry", "draft", "--from", f"ods.{target}", by=by)
    assert (entry["status"], entry["name"]) == ("draft", f"公路桥梁({kind})")
    items = {item["field_name"]: item["data_type"] for item in entry["items"]}
    assert tuple(items) == COLUMNS
    shown = typed.ask("table", "preview", f"ods.{target}", by=by)
    assert NAME in str(shown)
