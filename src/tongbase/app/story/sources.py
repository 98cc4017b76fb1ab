"""The departments' own systems, as they stand before TongBase comes: databases and files.

Only here does the story write SQL by hand: these tables belong to somebody else.
"""

import csv
import socket
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import psycopg
import pyarrow as pa
import pymysql
from psycopg import sql

from tongbase.app.story import invented
from tongbase.base.lake.engine import load_extension
from tongbase.base.postgres import embedded_url

MARKET_DATABASE = "demo_market"
MARIADB = ("127.0.0.1", 3306)
MARIADB_DATABASE = "tongbase_demo"
CONNECT_SECONDS = 1.0
ELDER_HEADINGS = ("编号", "姓名", "公民身份号码", "行政区划代码", "月津贴(元)", "备注")

ENTERPRISE_TABLE = """
create table qydj (
    tyshxydm varchar(18), qymc varchar(200), fddbr varchar(50), fddbr_zjhm varchar(18),
    lxdh varchar(20), xzqh varchar(6), zs varchar(300), hydm varchar(1),
    zczb double precision, clrq date, djzt varchar(20), gxsj timestamp
)
"""
SECTION_TABLE = "create table hyml (dm varchar(1) primary key, mc varchar(100))"
INDIVIDUAL_TABLE = """
create table if not exists gtgsh (
    tyshxydm varchar(18) primary key comment '统一社会信用代码',
    mc varchar(200) comment '名称', jyz varchar(50) comment '经营者',
    xzqh varchar(6) comment '行政区划代码', djzt varchar(20) comment '登记状态',
    gxsj datetime comment '数据更新时间'
) comment = '个体工商户登记信息(演示数据)' character set utf8mb4
"""


@dataclass(frozen=True)
class MariaDb:
    """Where a MariaDB answers, and who may read the demonstration there."""

    host: str
    port: int
    user: str
    password: str
    database: str


def local_addresses(home: Path) -> tuple[str, ...]:
    """Tell which databases of this machine the departments' systems are: address and port."""
    host, port = market_address(embedded_url(home / "pg", MARKET_DATABASE))
    return f"{host}:{port}", f"{MARIADB[0]}:{MARIADB[1]}"


def market_address(url: str) -> tuple[str, int]:
    """Tell where the market's register answers: a socket folder or a host, and the port."""
    parts = urlsplit(url)
    return parse_qs(parts.query).get("host", [parts.hostname or ""])[0], parts.port or 5432


def make_market_database(url: str) -> int:
    """Make the register of the market-supervision department; return how many rows."""
    rows = invented.enterprises()
    with psycopg.connect(url) as connection:
        connection.execute("drop table if exists qydj, hyml")
        connection.execute(ENTERPRISE_TABLE)
        connection.execute(SECTION_TABLE)
        connection.cursor().executemany(
            "insert into hyml values (%s, %s)", invented.SECTION_NAMES.items()
        )
        with connection.cursor().copy("copy qydj from stdin") as copy:
            for row in rows:
                copy.write_row(astuple(row))
        _comment(connection)
    return len(rows)


def change_market_row(url: str, *, code: str, name: str) -> None:
    """Let the department correct one name in its own register."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "update qydj set qymc = %s, gxsj = gxsj + interval '1 day' where tyshxydm = %s",
            [name, code],
        )


def make_civil_folder(folder: Path) -> tuple[int, int]:
    """Make the files of the civil-affairs department: a GB18030 CSV and an Excel workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    cases = list(invented.relief_cases(invented.enterprises()))
    with (folder / "低保对象.csv").open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(cases[0]))
        writer.writeheader()
        writer.writerows(cases)
    people = list(invented.elders())
    write_workbook(folder / "高龄津贴.xlsx", ELDER_HEADINGS, people)
    return len(cases), len(people)


def make_mariadb() -> tuple[MariaDb, int] | None:
    """Make the register of individual businesses where a MariaDB can be reached; else nothing."""
    if not _answers(*MARIADB):
        return None
    place = MariaDb(*MARIADB, user="root", password="", database=MARIADB_DATABASE)
    rows = list(invented.individuals())
    try:
        _fill_mariadb(place, rows)
    except pymysql.MySQLError:
        return None
    return place, len(rows)


def _fill_mariadb(place: MariaDb, rows: Sequence[tuple[object, ...]]) -> None:
    with pymysql.connect(host=place.host, port=place.port, user=place.user) as connection:
        cursor = connection.cursor()
        cursor.execute(f"create database if not exists {place.database}")
        cursor.execute(f"use {place.database}")
        # Two demonstrations may share the server: what one reads the other must not drop.
        cursor.execute(INDIVIDUAL_TABLE)
        cursor.executemany("replace into gtgsh values (%s, %s, %s, %s, %s, %s)", rows)
        connection.commit()


def _comment(connection: psycopg.Connection) -> None:
    connection.execute("comment on table qydj is '企业登记信息(演示数据)'")
    connection.execute("comment on table hyml is '国民经济行业门类(GB/T 4754—2017)'")
    connection.execute("comment on column hyml.dm is '门类代码'")
    connection.execute("comment on column hyml.mc is '门类名称'")
    for column, comment in invented.ENTERPRISE_COMMENTS.items():
        statement = sql.SQL("comment on column qydj.{} is {}")
        connection.execute(statement.format(sql.Identifier(column), sql.Literal(comment)))


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=CONNECT_SECONDS):
            return True
    except OSError:
        return False


def write_workbook(path: Path, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a workbook of one sheet with DuckDB's own excel extension."""
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    people = pa.table(columns, names=list(headings))
    with duckdb.connect() as connection:
        load_extension(connection, "excel")
        connection.register("people", people)
        connection.execute("copy people to $path (format xlsx, header true)", {"path": str(path)})
