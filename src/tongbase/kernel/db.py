"""The metadata store: one base class, one session factory. PostgreSQL, 15 or newer."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from psycopg import sql
from sqlalchemy import DateTime, Engine, Enum, MetaData, Select, Text, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

POOL_SIZE = 10
WORD_LENGTH_MAX = 40
POOL_OVERFLOW_MAX = 20

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def _values(words: type[StrEnum]) -> list[str]:
    return [word.value for word in words]


class Row(DeclarativeBase):
    """The base of every table: strings are ``text``, moments carry a zone, words their value."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: Text(),
        datetime: DateTime(timezone=True),
        StrEnum: Enum(StrEnum, native_enum=False, length=WORD_LENGTH_MAX, values_callable=_values),
    }


Sessions = sessionmaker[Session]
Question = TypeVar("Question", bound=Select[Any])


def open_store(url: str) -> tuple[Engine, Sessions]:
    """Open the metadata store. Autoflush is on: what was added is found."""
    engine = create_engine(
        driver_url(url), pool_size=POOL_SIZE, max_overflow=POOL_OVERFLOW_MAX, pool_pre_ping=True
    )
    event.listen(engine, "connect", _prepare)
    return engine, sessionmaker(engine, expire_on_commit=False)


def _prepare(connection: Any, _: Any) -> None:
    """Let no question be compiled: a server with LLVM takes longer for that than to answer ours."""
    connection.autocommit = True
    connection.execute("set jit = off")
    connection.autocommit = False


def held(statement: Question, of: type[Row] | None = None) -> Question:
    """Hold the rows of a question, or those of one table of it, until the transaction ends.

    They are read as they are once nobody else holds them, also where this session read them before.
    """
    return statement.with_for_update(of=of).execution_options(populate_existing=True)


def copy_rows(
    db: Session, table: type[Row], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Write many rows of a table by COPY, in the session's transaction."""
    db.flush()
    raw: Any = db.connection().connection.dbapi_connection
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    command = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table.__tablename__), columns
    )
    with raw.cursor() as cursor, cursor.copy(command) as stream:
        for row in rows:
            stream.write_row(row)


def count_anew(db: Session, tables: Iterable[type[Row]]) -> None:
    """Let the database learn what tables hold by now, the rows of this transaction among them.

    It plans by what it counted last: where many rows come in one transaction, every question would
    else be answered as if the tables were as empty as before, by reading them from end to end. A
    table that somebody else is counting is left out.
    """
    raw: Any = db.connection().connection.dbapi_connection
    for table in tables:
        raw.execute(sql.SQL("analyze (skip_locked) {}").format(sql.Identifier(table.__tablename__)))


def driver_url(url: str) -> str:
    """Name the driver in the address of a PostgreSQL database (``postgresql+psycopg://…``)."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else url
