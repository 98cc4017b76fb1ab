"""MySQL and MariaDB: rows by connectorx as a stream, the rest by pymysql."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, cast
from urllib.parse import quote as escaped

import pyarrow as pa
import pymysql
from pydantic import Field
from pymysql.converters import escape_string
from typing_extensions import override

from tongbase.base.connectors import errors
from tongbase.base.connectors.names import clean_names
from tongbase.base.connectors.port import Connection, Connector, SourceSettings, check_settings
from tongbase.base.connectors.telling import telling_reading
from tongbase.base.connectors.terms import (
    Capability,
    Description,
    Gauge,
    Since,
    SourceColumn,
    SourceTable,
    Tested,
    Wanted,
    Words,
)
from tongbase.base.lake.raw.session import Session
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.ids import new_id
from tongbase.kernel.sql import quote

CONNECT_SECONDS_MAX = 10
BATCH_ROWS = 50_000

TYPES: dict[str, str] = {
    "tinyint": "int",
    "smallint": "int",
    "mediumint": "int",
    "int": "int",
    "bigint": "long",
    "year": "int",
    "bit": "long",
    "float": "float",
    "double": "double",
    "date": "date",
    "datetime": "timestamp",
    "timestamp": "timestamp",
    "binary": "binary",
    "varbinary": "binary",
    "tinyblob": "binary",
    "blob": "binary",
    "mediumblob": "binary",
    "longblob": "binary",
}
AS_TEXT = frozenset({"decimal", "date", "datetime", "timestamp", "time", "json", "enum", "set"})
"""Read as text and converted here, so that no digit is lost and no zero date hides."""
GEOMETRIES = frozenset({"geometry", "point", "linestring", "polygon", "multipoint"})
_DECIMAL = re.compile(r"decimal\((\d+),(\d+)\)")

TABLES = """
select table_name, table_comment from information_schema.tables
where table_schema = database() order by 1
"""
COLUMNS = """
select column_name, column_type, data_type, column_comment, column_key = 'PRI'
from information_schema.columns
where table_schema = database() and table_name = %(table)s order by ordinal_position
"""


class MySqlSettings(SourceSettings):
    """Where the database is, and who reads it."""

    host: str = Field(min_length=1, max_length=500)
    port: int = Field(default=3306, ge=1, le=65535)
    database: str = Field(min_length=1, max_length=64)
    user: str = Field(min_length=1, max_length=80)


@dataclass(frozen=True)
class MySql(Connector):
    """One database of MySQL or MariaDB."""

    settings: MySqlSettings
    connection: Connection

    kind: ClassVar[str] = "mysql"
    label: ClassVar[Words] = Words("MySQL / MariaDB 数据库", "MySQL or MariaDB database")
    secret_label: ClassVar[Words | None] = Words("口令", "Password")
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {Capability.SCHEMA, Capability.FULL, Capability.CURSOR}
    )
    settings_model: ClassVar[type[SourceSettings]] = MySqlSettings

    @classmethod
    @override
    def open(cls, connection: Connection) -> "MySql":
        settings = check_settings(MySqlSettings, connection.settings)
        return cls(cast(MySqlSettings, settings), connection)

    @override
    def check(self) -> None:
        self._address()

    @override
    def test(self) -> Tested:
        version = self._ask("select version()")[0][0]
        tables = len(self.list_tables())
        return Tested(
            ok=True,
            sentences=(
                Words(
                    f"已连接 MySQL/MariaDB {version}。", f"Connected to MySQL/MariaDB {version}."
                ),
                Words(f"可读取 {tables} 张表。", f"{tables} tables can be read."),
            ),
        )

    @override
    def list_tables(self) -> list[SourceTable]:
        return [SourceTable(name, comment or "") for name, comment in self._ask(TABLES)]

    @override
    def describe(self, table: str, files: tuple[str, ...] | None = None) -> Description:
        rows = self._ask(COLUMNS, {"table": table})
        if not rows:
            raise errors.SourceTableMissingError(
                f"数据库“{self.settings.database}”中没有表“{table}”,或连接用户无权读取。",
                f"The database {self.settings.database} has no table {table}, or its user may "
                "not read it.",
                field="table",
            )
        names = clean_names([row[0] for row in rows])
        columns = tuple(
            SourceColumn(
                name, row[0], row[1], _lake_type(row[1], row[2]), row[3] or "", bool(row[4])
            )
            for name, row in zip(names, rows, strict=True)
        )
        told = [each.comment for each in self.list_tables() if each.name == table]
        return Description(table, columns, told[0] if told else "")

    @contextmanager
    @override
    def reading(self, session: Session, wanted: Wanted) -> Iterator[str]:
        name = f"source_{new_id()}"
        session.connection.register(name, _counted(self._stream(_remote(wanted)), wanted.gauge))
        where, table = f"{self.settings.host}:{self.settings.port}", wanted.description.table
        try:
            with telling_reading(where, table):
                yield f"SELECT * FROM {quote(name)}"  # noqa: S608
        finally:
            session.connection.unregister(name)

    @override
    def count(self, table: str) -> int | None:
        return int(self._ask(f"select count(*) from {_tick(table)}")[0][0])  # noqa: S608

    @override
    def moment(self, type_name: str) -> str | None:
        if type_name in {"timestamp", "date"}:
            return str(self._ask("select cast(now(6) as char)")[0][0])
        return None

    def _stream(self, statement: str) -> pa.RecordBatchReader:
        settings = self.settings
        host = self._address()
        shown = f"[{host}]" if ":" in host else host
        user, secret = escaped(settings.user, safe=""), escaped(self.connection.secret, safe="")
        database = escaped(settings.database, safe="")
        url = f"mysql://{user}:{secret}@{shown}:{settings.port}/{database}"
        import connectorx  # noqa: PLC0415 - 19 MB that only readers of MySQL need

        try:
            stream: pa.RecordBatchReader = connectorx.read_sql(
                url, statement, return_type="arrow_stream", batch_size=BATCH_ROWS
            )
        except RuntimeError as failed:
            said = str(failed).replace(url, "…").replace(secret or url, "…")
            raise errors.SourceReadError(
                f"数据源 {settings.host}:{settings.port} 读取失败:{said}",
                f"Reading the source {settings.host}:{settings.port} failed: {said}",
            ) from None
        return stream

    def _address(self) -> str:
        if self.settings.host.startswith("/"):
            raise errors.SourceSettingsError(
                "MySQL 数据源请填写主机名或 IP。",
                "Give a host name or address for MySQL.",
                field="settings.host",
            )
        return self.connection.guard.check_host(self.settings.host, self.settings.port)

    def _ask(self, statement: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        settings = self.settings
        try:
            with (
                pymysql.connect(
                    host=self._address(),
                    port=settings.port,
                    user=settings.user,
                    password=self.connection.secret.encode(),  # text would have to be Latin-1
                    database=settings.database,
                    charset="utf8mb4",
                    connect_timeout=CONNECT_SECONDS_MAX,
                ) as connection,
                connection.cursor() as cursor,
            ):
                cursor.execute(statement, values)
                return list(cursor.fetchall())
        except pymysql.MySQLError as failed:
            raise _told(failed, settings) from failed


def _counted(stream: pa.RecordBatchReader, gauge: Gauge) -> pa.RecordBatchReader:
    """Let the gauge tell how many rows have come."""

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in stream:
            gauge.rows += batch.num_rows
            yield batch

    return pa.RecordBatchReader.from_batches(stream.schema, batches())


def _lake_type(told: str, kind: str) -> str:
    if decimal := _DECIMAL.match(told):
        precision, scale = int(decimal[1]), int(decimal[2])
        return f"decimal({precision}, {scale})" if precision <= 38 else "string"
    if "unsigned" in told and kind in {"int", "bigint"}:
        return {"int": "long", "bigint": "decimal(20, 0)"}[kind]
    return TYPES.get(kind, "string")


def _remote(wanted: Wanted) -> str:
    listed = ", ".join(
        f"{_expression(column)} AS {_tick(column.name)}" for column in wanted.description.columns
    )
    table = _tick(wanted.description.table)
    return f"SELECT {listed} FROM {table}{_where(wanted.since)}"  # noqa: S608


def _expression(column: SourceColumn) -> str:
    name = _tick(column.source)
    kind = re.split(r"[( ]", column.native)[0]
    if kind in AS_TEXT:
        return f"CAST({name} AS CHAR)"
    if kind == "bit":
        return f"CAST({name} AS UNSIGNED)"
    if kind in GEOMETRIES or kind.endswith("collection"):
        return f"ST_AsText({name})"
    return name


def _where(since: Since | None) -> str:
    if since is None:
        return ""
    column = _tick(since.column.source)
    return f" WHERE {column} >= '{escape_string(since.value)}' OR {column} IS NULL"


def _tick(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _told(failed: pymysql.MySQLError, settings: MySqlSettings) -> TongBaseError:
    """Say in plain words what the error number means."""
    number = failed.args[0] if failed.args else 0
    where = f"{settings.host}:{settings.port}"
    if number in {1045, 1698, 2049, 2059}:
        return errors.PasswordWrongError(
            f"用户“{settings.user}”的用户名或口令不正确,请重新填写。",
            f"The user {settings.user} or its password is wrong; enter them again.",
            field="settings.user",
        )
    if number == 1049:
        return errors.DatabaseMissingError(
            f"服务器 {where} 上没有名为“{settings.database}”的数据库,请检查库名。",
            f"The server {where} has no database {settings.database}; check the name.",
            field="settings.database",
        )
    if number in {1044, 1130, 1142, 1143, 1227}:
        return errors.NotPermittedBySourceError(
            f"用户“{settings.user}”没有访问该库表的权限,请让对方管理员授权。",
            f"The user {settings.user} may not go there; ask for the privilege.",
            field="settings.user",
        )
    if number in {2003, 2002} and "refused" in str(failed):
        return errors.ConnectionRefusedBySourceError(
            f"{where} 拒绝连接:该端口没有数据库在监听,请检查端口和防火墙。",
            f"{where} refuses: no database listens there; check the port and the firewall.",
            field="settings.port",
        )
    if number in {2003, 2002, 2013, 2006}:
        return errors.SourceTimeoutError(
            f"{where} 没有应答或连接中断,请检查网络和防火墙。",
            f"{where} does not answer; check the network and the firewall.",
            field="settings.host",
        )
    return errors.SourceReadError(
        f"数据源 {where} 返回错误:{failed}", f"The source {where} answers: {failed}"
    )
