"""Databases that DuckDB reads in place: PostgreSQL, MySQL and SQLite, never written to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tongbase.base.lake.raw.session import Session
from tongbase.kernel.ids import new_id
from tongbase.kernel.sql import literal, quote

CONNECT_SECONDS_MAX = 10


@dataclass(frozen=True)
class Server:
    """A PostgreSQL or MySQL database. ``host`` may be a folder that holds a PostgreSQL socket."""

    kind: Literal["postgres", "mysql"]
    host: str
    port: int
    database: str
    user: str
    password: str = field(default="", repr=False)
    options: str = ""


@contextmanager
def attached(session: Session, source: Server | Path) -> Iterator[str]:
    """Attach a database read-only and yield the quote name it has in SQL meanwhile.

    Its password goes into a secret of the engine, which nobody can read back.
    """
    name = f"source_{new_id()}"
    if isinstance(source, Path):
        session.lake.engine.need("sqlite_scanner")
        session.run(f"ATTACH {literal(str(source))} AS {name} (TYPE sqlite, READ_ONLY)")
        secret = None
    else:
        session.lake.engine.need(f"{source.kind}_scanner")
        secret = _keep_secret(session, source, name)
        _attach_server(session, source, name, secret)
    try:
        yield quote(name)
    finally:
        session.run(f"DETACH DATABASE IF EXISTS {name}")
        if secret:
            session.run(f"DROP SECRET IF EXISTS {secret}")


def _keep_secret(session: Session, source: Server, name: str) -> str:
    secret = f"secret_{name}"
    told = {
        "HOST": literal(source.host),
        "PORT": str(int(source.port)),
        "DATABASE": literal(source.database),
        "USER": literal(source.user),
        "PASSWORD": literal(source.password),
    }
    listed = ", ".join(f"{option} {value}" for option, value in told.items())
    session.run(f"CREATE SECRET {secret} (TYPE {source.kind}, {listed})")
    return secret


def _attach_server(session: Session, source: Server, name: str, secret: str) -> None:
    wait = f"connect_timeout={CONNECT_SECONDS_MAX}" if source.kind == "postgres" else ""
    options = f"{source.options} {wait}".strip()
    try:
        session.run(
            f"ATTACH {literal(options)} AS {name} (TYPE {source.kind}, SECRET {secret}, READ_ONLY)"
        )
    except BaseException:
        session.run(f"DROP SECRET IF EXISTS {secret}")
        raise
