"""Databases are read in place, and their passwords cannot be read back."""

import sqlite3
from pathlib import Path

import psycopg
import pytest

from tests.base.lake.conftest import rows
from tongbase.base.lake import raw
from tongbase.base.lake.errors import BadQueryError
from tongbase.base.lake.raw import Server, Session
from tongbase.kernel.errors import TongBaseError


def server_of(database_url: str, password: str = "geheim") -> Server:
    told = psycopg.conninfo.conninfo_to_dict(database_url)
    return Server(
        "postgres",
        str(told.get("host", "127.0.0.1")),
        int(told.get("port") or 5432),
        str(told["dbname"]),
        str(told.get("user", "postgres")),
        password,
    )


@pytest.fixture
def source(database_url: str) -> Server:
    with psycopg.connect(database_url, autocommit=True) as db:
        db.execute('create table "市场主体" ("编号" bigint primary key, "名称" text)')
        db.execute("""insert into "市场主体" values (1, '甲公司'), (2, null)""")
    return server_of(database_url)


def test_a_postgresql_table_is_read(session: Session, source: Server) -> None:
    with raw.attached(session, source) as name:
        assert rows(session, f'FROM {name}.public."市场主体" ORDER BY 1') == [
            (1, "甲公司"),
            (2, None),
        ]
    assert (
        rows(session, "SELECT database_name FROM duckdb_databases() WHERE type = 'postgres'") == []
    )
    assert rows(session, "SELECT name FROM duckdb_secrets()") == []


def test_a_source_is_never_written(session: Session, source: Server) -> None:
    with raw.attached(session, source) as name, pytest.raises(BadQueryError):
        session.run(f'DELETE FROM {name}.public."市场主体"')


def test_a_password_cannot_be_read_back(session: Session, source: Server) -> None:
    with raw.attached(session, source):
        told = rows(session, "FROM duckdb_secrets()"), rows(session, "FROM duckdb_databases()")
    assert "geheim" not in str(told)
    assert "geheim" not in repr(source)


def test_a_server_that_does_not_answer_is_told_and_leaves_no_secret(
    session: Session, database_url: str
) -> None:
    away = Server("postgres", "127.0.0.1", 1, "x", "x", "x")
    with pytest.raises(TongBaseError), raw.attached(session, away):
        pass
    assert rows(session, "SELECT name FROM duckdb_secrets()") == []


def test_a_sqlite_file_is_read(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "旧系统's.db"
    with sqlite3.connect(file) as db:
        db.execute("create table 人 (编号 integer, 姓名 text)")
        db.execute("insert into 人 values (1, '甲')")
    db.close()
    with raw.attached(session, file) as name:
        assert rows(session, f"FROM {name}.人") == [(1, "甲")]
