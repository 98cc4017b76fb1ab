"""PostgreSQL as a source: what it tells of itself, and what is wrong in plain words."""

import pytest

from tongbase.base.connectors import errors
from tongbase.base.connectors.terms import Since


@pytest.fixture
def source(opened, postgres):
    info = postgres.info
    return opened(
        "postgresql", host=info.host, port=info.port, database=info.dbname, user=info.user
    )


def test_tables_come_with_their_comments_and_keys(source, postgres):
    postgres.execute('create table "企业" ("代码" text primary key, "select" int, "Select" int)')
    postgres.execute("""comment on table "企业" is '企业登记'""")
    postgres.execute("""comment on column "企业"."代码" is '统一社会信用代码'""")
    postgres.execute("create schema other; create view other.看 as select 1 as a")
    assert [(t.name, t.comment) for t in source.list_tables()] == [
        ("other.看", ""),
        ("企业", "企业登记"),
    ]
    described = source.describe("企业")
    assert described.key == ("代码",)
    assert described.names == ("代码", "select", "Select_2")
    assert described.columns[0].comment == "统一社会信用代码"
    assert source.test().ok


def test_names_that_differ_by_case_alone_are_both_read(source, postgres, rows_of):
    postgres.execute('create table t ("a" int, "A" int); insert into t values (1, 2)')
    assert rows_of(source, "t") == [{"a": 1, "A_2": 2}]


def test_a_cursor_also_takes_rows_without_one(source, postgres, rows_of):
    postgres.execute("create table t (id int, at timestamp)")
    postgres.execute("insert into t values (1, '2024-01-01'), (2, '2024-03-01'), (3, null)")
    since = Since(source.describe("t").columns[1], "2024-02-01 00:00:00")
    assert sorted(row["id"] for row in rows_of(source, "t", since)) == [2, 3]


def test_the_source_tells_its_own_time(source):
    assert "+" in source.moment("timestamptz")
    assert "+" not in source.moment("timestamp")
    assert source.moment("long") is None


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        ({"user": "nobody_there"}, errors.PasswordWrongError, "settings.user"),
        ({"database": "not_there"}, errors.DatabaseMissingError, "settings.database"),
        (
            {"host": "127.0.0.1", "port": 1},
            errors.ConnectionRefusedBySourceError,
            "settings.port",
        ),
        ({"host": "no-such-host.invalid"}, errors.HostUnknownError, "settings.host"),
    ],
)
def test_what_is_wrong_is_said_plainly(opened, postgres, changes, error, field):
    info = postgres.info
    good = {"host": info.host, "port": info.port, "database": info.dbname, "user": info.user}
    with pytest.raises(error) as told:
        opened("postgresql", **{**good, **changes}).test()
    assert told.value.field == field


def test_a_table_that_may_not_be_read_is_missing(opened, postgres):
    postgres.execute("drop role if exists reader; create role reader login")
    postgres.execute("create table hidden (a int)")
    info = postgres.info
    source = opened(
        "postgresql", host=info.host, port=info.port, database=info.dbname, user="reader"
    )
    assert source.list_tables() == []
    with pytest.raises(errors.SourceTableMissingError):
        source.describe("hidden")
    postgres.execute("drop role reader")


def test_a_setting_that_is_none_is_named(opened):
    with pytest.raises(errors.SourceSettingsError) as told:
        opened("postgresql", host="h", database="d", user="u", port=70000)
    assert told.value.field == "settings.port"
