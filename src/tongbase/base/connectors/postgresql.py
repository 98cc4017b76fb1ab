"""PostgreSQL and its family: rows by DuckDB's scanner, the rest by psycopg."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, cast

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.rows import TupleRow
from pydantic import Field
from typing_extensions import override

from tongbase.base.connectors import errors, postgresql_sql
from tongbase.base.connectors.guard import Server
from tongbase.base.connectors.names import clean_names
from tongbase.base.connectors.port import Connection, Connector, SourceSettings, check_settings
from tongbase.base.connectors.telling import telling_reading
from tongbase.base.connectors.terms import (
    Capability,
    Description,
    Since,
    SourceColumn,
    SourceTable,
    Tested,
    Wanted,
    Words,
)
from tongbase.base.lake.raw import scanners
from tongbase.base.lake.raw.session import Session
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.ids import new_id
from tongbase.kernel.sql import literal, quote

log = logging.getLogger(__name__)

CONNECT_SECONDS_MAX = 10
STATEMENT_SECONDS_MAX = 60
COUNT_SECONDS_MAX = 1800
LOCK_SECONDS_MAX = 60
LOCKS = f"-c lock_timeout={LOCK_SECONDS_MAX}s"
"""A table that somebody holds locked fails the attempt; it does not hold the worker for hours."""
KEPT_ALIVE = {"keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"}
LIVELY = " ".join(f"{name}={value}" for name, value in KEPT_ALIVE.items())
"""A server that vanished without a word is noticed after a minute, not after two hours."""

SCANNED: dict[str, str] = {
    "smallint": "int",
    "integer": "int",
    "bigint": "long",
    "real": "float",
    "double precision": "double",
    "boolean": "boolean",
    "date": "date",
    "timestamp without time zone": "timestamp",
    "timestamp with time zone": "timestamptz",
    "text": "string",
    "bytea": "binary",
}
"""Types that DuckDB's scanner reads as they are, and their Iceberg types."""
_TEXT = re.compile(r"character( varying)?(\(\d+\))?")
_DECIMAL = re.compile(r"numeric\((\d+),(\d+)\)")
_MOMENT = re.compile(r"timestamp\(\d\) (with|without) time zone")


class PostgresSettings(SourceSettings):
    """Where the database is, and who reads it."""

    host: str = Field(min_length=1, max_length=500, description="主机名、IP 或套接字目录")
    port: int = Field(default=5432, ge=1, le=65535)
    database: str = Field(min_length=1, max_length=63)
    user: str = Field(min_length=1, max_length=63)
    sslmode: Literal["disable", "prefer", "require", "verify-ca", "verify-full"] = "prefer"


@dataclass(frozen=True)
class Postgres(Connector):
    """One database of the PostgreSQL family."""

    settings: PostgresSettings
    connection: Connection

    kind: ClassVar[str] = "postgresql"
    label: ClassVar[Words] = Words("PostgreSQL 数据库", "PostgreSQL database")
    secret_label: ClassVar[Words | None] = Words("口令", "Password")
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {Capability.SCHEMA, Capability.FULL, Capability.CURSOR}
    )
    settings_model: ClassVar[type[SourceSettings]] = PostgresSettings

    @classmethod
    @override
    def open(cls, connection: Connection) -> "Postgres":
        settings = check_settings(PostgresSettings, connection.settings)
        return cls(cast(PostgresSettings, settings), connection)

    @override
    def check(self) -> None:
        self._address()

    @override
    def test(self) -> Tested:
        row = self._ask(postgresql_sql.VERSION)[0]
        tables = len(self.list_tables())
        return Tested(
            ok=True,
            sentences=(
                Words(f"已连接 {row[0]}。", f"Connected to {row[0]}."),
                Words(f"可读取 {tables} 张表。", f"{tables} tables can be read."),
            ),
        )

    @override
    def list_tables(self) -> list[SourceTable]:
        rows = self._ask(postgresql_sql.TABLES)
        return [SourceTable(_shown(schema, name), comment or "") for schema, name, comment in rows]

    @override
    def describe(self, table: str, files: tuple[str, ...] | None = None) -> Description:
        oid, comment = self._find(table)
        rows = self._ask(postgresql_sql.COLUMNS, {"table": oid})
        names = clean_names([row[0] for row in rows])
        columns = tuple(
            SourceColumn(name, row[0], row[1], _lake_type(row[1]), row[2] or "", bool(row[3]))
            for name, row in zip(names, rows, strict=True)
        )
        return Description(table, columns, comment)

    @contextmanager
    @override
    def reading(self, session: Session, wanted: Wanted) -> Iterator[str]:
        schema, name = self._place(wanted.description.table)
        reader = f"tongbase-{new_id()}"
        server = scanners.Server(
            kind="postgres",
            host=self._address(),
            port=self.settings.port,
            database=self.settings.database,
            user=self.settings.user,
            password=self.connection.secret,
            options=f"sslmode={self.settings.sslmode} application_name={reader} {LIVELY} "
            f"options='{LOCKS}'",
        )
        with (
            telling_reading(f"{self.settings.host}:{self.settings.port}", name),
            session.broken_off_by(lambda: self._cancel(reader)),
            scanners.attached(session, server) as attached,
        ):
            if all(_is_scanned(column) for column in wanted.description.columns):
                yield _scan(f"{attached}.{quote(schema)}.{quote(name)}", wanted)
            else:
                remote = _remote(f"{quote(schema)}.{quote(name)}", wanted)
                place = literal(attached.strip('"'))
                yield f"SELECT * FROM postgres_query({place}, {literal(remote)})"  # noqa: S608

    @override
    def count(self, table: str) -> int | None:
        schema, name = self._place(table)
        counting = f"select count(*) from {quote(schema)}.{quote(name)}"  # noqa: S608
        return int(self._ask(counting, seconds_max=COUNT_SECONDS_MAX)[0][0])

    @override
    def moment(self, type_name: str) -> str | None:
        if type_name == "timestamptz":
            return str(self._ask("select now()::text")[0][0])
        if type_name in {"timestamp", "date"}:
            return str(self._ask("select localtimestamp::text")[0][0])
        return None

    def _cancel(self, reader: str) -> None:
        """Stop the reading at the source: DuckDB would first wait for all of its rows."""
        try:
            self._ask(postgresql_sql.CANCEL, {"reader": reader})
        except TongBaseError as failed:  # a source that is gone sends no more rows anyway
            log.warning("The reading of %s was not stopped there: %s", reader, failed.en)

    def _find(self, table: str) -> tuple[int, str]:
        rows = self._ask(postgresql_sql.FIND, {"table": table})
        if not rows:
            raise errors.SourceTableMissingError(
                f"数据库“{self.settings.database}”中没有表“{table}”,或连接用户无权读取。",
                f"The database {self.settings.database} has no table {table}, or its user may "
                "not read it.",
                field="table",
            )
        return int(rows[0][0]), str(rows[0][1] or "")

    def _place(self, table: str) -> tuple[str, str]:
        oid, _ = self._find(table)
        row = self._ask(postgresql_sql.PLACE, {"table": oid})[0]
        return str(row[0]), str(row[1])

    def _address(self) -> str:
        settings, guard = self.settings, self.connection.guard
        address = guard.check_host(settings.host, settings.port)
        guard.check_database(Server(address, settings.port, settings.database))
        return address

    def _ask(
        self,
        statement: str,
        values: dict[str, Any] | None = None,
        *,
        seconds_max: int = STATEMENT_SECONDS_MAX,
    ) -> list[TupleRow]:
        settings = self.settings
        address = self._address()
        place = {"host": address} if address.startswith("/") else {
            "host": settings.host, "hostaddr": address
        }  # fmt: skip
        told = make_conninfo(
            port=settings.port,
            dbname=settings.database,
            user=settings.user,
            password=self.connection.secret,
            sslmode=settings.sslmode,
            connect_timeout=CONNECT_SECONDS_MAX,
            options=f"-c statement_timeout={seconds_max}s {LOCKS}",
            **KEPT_ALIVE,
            **place,
        )
        try:
            with psycopg.connect(told, autocommit=True) as connection:
                return connection.execute(statement.encode(), values).fetchall()
        except psycopg.Error as failed:
            raise _told(failed, settings) from failed


def _shown(schema: str, name: str) -> str:
    return name if schema == "public" else f"{schema}.{name}"


def _lake_type(native: str) -> str:
    if decimal := _DECIMAL.fullmatch(native):
        precision, scale = int(decimal[1]), int(decimal[2])
        return f"decimal({precision}, {scale})" if scale <= precision <= 38 else "string"
    if moment := _MOMENT.fullmatch(native):
        return "timestamptz" if moment[1] == "with" else "timestamp"
    return SCANNED.get(native, "string")


def _is_scanned(column: SourceColumn) -> bool:
    """Say whether DuckDB's scanner reads the column without losing anything of it."""
    if column.name != column.source:
        return False
    plain = column.native in SCANNED or _MOMENT.fullmatch(column.native)
    return bool(plain or _TEXT.fullmatch(column.native) or column.type.startswith("decimal"))


def _scan(relation: str, wanted: Wanted) -> str:
    listed = ", ".join(quote(column.source) for column in wanted.description.columns)
    return f"SELECT {listed} FROM {relation}{_where(wanted.since)}"  # noqa: S608


def _remote(relation: str, wanted: Wanted) -> str:
    """Read by SQL at the source: what the scanner does not know arrives as text, exactly."""
    listed = ", ".join(
        quote(column.source)
        + ("" if column.type != "string" or _TEXT.fullmatch(column.native) else "::text")
        + f" as {quote(column.name)}"
        for column in wanted.description.columns
    )
    return f"select {listed} from {relation}{_where(wanted.since)}"  # noqa: S608


def _where(since: Since | None) -> str:
    if since is None:
        return ""
    column = quote(since.column.source)
    return f" WHERE {column} >= {literal(since.value)} OR {column} IS NULL"


def _told(failed: psycopg.Error, settings: PostgresSettings) -> TongBaseError:
    """Say in plain words what libpq says."""
    said = str(failed)
    where = f"{settings.host}:{settings.port}"
    for pattern, error, field, zh, en in postgresql_sql.SIGNS:
        if re.search(pattern, said, re.IGNORECASE):
            facts = {
                "where": where,
                "user": settings.user,
                "database": settings.database,
                "host": settings.host,
            }
            return error(zh.format(**facts), en.format(**facts), field=field)
    if failed.sqlstate == "42501":
        return errors.NotPermittedBySourceError(
            f"用户“{settings.user}”没有读取权限,请让对方数据库管理员授予 SELECT 权限。",
            f"The user {settings.user} may not read there; ask for the SELECT privilege.",
            field="settings.user",
        )
    brief = said.strip().splitlines()[0] if said.strip() else type(failed).__name__
    return errors.SourceReadError(
        f"数据源 {where} 返回错误:{brief}", f"The source {where} answers: {brief}"
    )
