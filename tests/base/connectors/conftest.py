"""Sources of all kinds, opened as the operator allows them."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pymysql
import pytest

from tests.conftest import TEMPLATE
from tongbase.base.connectors.guard import Guard
from tongbase.base.connectors.kinds import open_connector
from tongbase.base.connectors.port import Connection, Connector
from tongbase.base.connectors.terms import Since, Wanted
from tongbase.base.lake import raw
from tongbase.base.lake.handle import Lake
from tongbase.kernel.ids import new_id

MARIADB = ("127.0.0.1", 3306)
REAL = Path(__file__).parents[3].parent / "shared" / "realdata"


@pytest.fixture
def guard(tmp_path: Path) -> Guard:
    return Guard(allow_local=True, home=tmp_path / "home")


@pytest.fixture
def opened(guard: Guard) -> Callable[..., Connector]:
    def open_it(kind: str, secret: str = "", **settings: Any) -> Connector:
        return open_connector(kind, Connection(settings, guard, secret))

    return open_it


@pytest.fixture
def folder(opened: Callable[..., Connector], tmp_path: Path) -> Callable[..., Connector]:
    def open_it(**settings: Any) -> Connector:
        return opened("folder", path=str(tmp_path / "drops"), **settings)

    (tmp_path / "drops").mkdir()
    return open_it


@pytest.fixture
def rows_of(house: Any) -> Callable[..., list[dict[str, Any]]]:
    """Read a table of a source through DuckDB."""
    lake: Lake = house.machines.lake

    def read(connector: Connector, table: str, since: Since | None = None) -> list[dict[str, Any]]:
        described = connector.describe(table)
        wanted = Wanted(described, since)
        with raw.open_session(lake) as session, connector.reading(session, wanted) as select:
            return session.run(select).to_arrow_table().to_pylist()

    return read


@pytest.fixture
def postgres(template_url: str) -> Iterator[psycopg.Connection]:
    name = f"source_{new_id()}"
    admin = template_url.replace(f"/{TEMPLATE}", "/postgres")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    url = template_url.replace(f"/{TEMPLATE}", f"/{name}")
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def mariadb() -> Iterator[pymysql.Connection]:
    """A database of its own on the MariaDB of this machine."""
    try:
        socket.create_connection(MARIADB, timeout=1).close()
    except OSError:
        pytest.skip("No MariaDB listens at 127.0.0.1:3306.")
    name = f"tongbase_{new_id()}"
    connection = pymysql.connect(host=MARIADB[0], user="root", password="", autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute(f"create database {name}")
        cursor.execute(f"use {name}")
        cursor.execute("set sql_mode = ''")
    connection.select_db(name)
    yield connection
    with connection.cursor() as cursor:
        cursor.execute(f"drop database {name}")
    connection.close()
