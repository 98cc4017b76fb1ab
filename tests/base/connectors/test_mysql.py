"""MariaDB as a source."""

import pymysql
import pytest

from tongbase.base.connectors import errors
from tongbase.base.connectors.terms import Since

TABLE = """
create table `个体 户` (
    id int primary key comment '编号', tiny tinyint(1), big bigint unsigned,
    amount decimal(20, 4), born date, at datetime(6), t time, y year,
    kind enum('甲', '乙'), flags bit(3), j json, b blob, note text
) character set utf8mb4 comment '个体工商户'
"""


def database_of(connection: pymysql.Connection) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select database()")
        return cursor.fetchone()[0]


def settings_of(connection: pymysql.Connection) -> dict:
    return {
        "host": "127.0.0.1",
        "port": 3306,
        "database": database_of(connection),
        "user": "root",
    }


@pytest.fixture
def source(opened, mariadb):
    with mariadb.cursor() as cursor:
        cursor.execute(TABLE)
        cursor.execute(
            "insert into `个体 户` values (1, 1, 18446744073709551615, '1234567890123456.7891', "
            "'0000-00-00', '2024-01-02 03:04:05.678901', '-10:00:00', 2024, '乙', b'101', "
            "'{\"k\": 1}', x'00ff', '你好😀')"
        )
    return opened("mysql", **settings_of(mariadb))


def test_a_table_comes_with_comments_and_key(source):
    assert source.test().ok
    described = source.describe("个体 户")
    assert (described.comment, described.key) == ("个体工商户", ("id",))
    types = {each.name: each.type for each in described.columns}
    assert types["amount"] == "decimal(20, 4)"
    assert types["big"] == "decimal(20, 0)"
    assert types["at"] == "timestamp"


def test_values_arrive_exactly(source, rows_of):
    row = rows_of(source, "个体 户")[0]
    assert row["big"] == 18446744073709551615
    assert row["amount"] == "1234567890123456.7891"
    assert row["born"] == "0000-00-00"  # no lie: the landing sets it aside
    assert row["at"].startswith("2024-01-02 03:04:05.678901")
    assert (row["t"], row["y"], row["kind"], row["flags"]) == ("-10:00:00", 2024, "乙", 5)
    assert (row["b"], row["note"]) == (b"\x00\xff", "你好😀")


def test_an_empty_table_reads_as_empty(source, mariadb, rows_of):
    with mariadb.cursor() as cursor:
        cursor.execute("create table nothing (id int, amount decimal(5,2))")
    assert rows_of(source, "nothing") == []
    assert source.count("nothing") == 0


def test_a_cursor_is_escaped_and_takes_empty_ones(source, mariadb, rows_of):
    with mariadb.cursor() as cursor:
        cursor.execute("create table t (id int, c varchar(20))")
        cursor.execute("insert into t values (1, 'a'), (2, 'b'), (3, null)")
    column = source.describe("t").columns[1]
    found = rows_of(source, "t", Since(column, "b"))
    assert sorted(row["id"] for row in found) == [2, 3]
    assert [row["id"] for row in rows_of(source, "t", Since(column, "z' or '1'='1"))] == [3]


@pytest.mark.parametrize(
    ("changes", "secret", "error"),
    [
        ({"user": "nobody_there"}, "x", errors.PasswordWrongError),
        ({"database": "not_there"}, "", errors.DatabaseMissingError),
        ({"port": 1}, "", errors.ConnectionRefusedBySourceError),
    ],
)
def test_what_is_wrong_is_said_plainly(opened, mariadb, changes, secret, error):
    with pytest.raises(error):
        opened("mysql", secret, **{**settings_of(mariadb), **changes}).test()
