"""People who want more than their grant: what they try, and that nothing of it shows a canary."""

from dataclasses import replace

import duckdb
import pytest

from tests.protect.makers import CANARY, OPEN_ROWS, a_lake, a_policy, a_request, rows
from tongbase.kernel.errors import TongBaseError
from tongbase.protect.rules.compiler import compile_count, compile_query, compile_verify
from tongbase.protect.rules.masks_sql import mask_sql
from tongbase.protect.terms.policies import ColumnRule, Operator, Order, RowFilter
from tongbase.standards.terms.grading import Mask

EVIL = [
    "' OR '1'='1",
    "x' OR 1=1 --",
    "'; DROP TABLE lake.市监.企业; --",
    "\\' OR 1=1 --",
    "') OR (SELECT true) OR ('",
    '" OR "1"="1',
    'x") FROM lake.市监.企业 --',
    "error(名称)",
    "CAST(备注 AS INTEGER)",
    "(SELECT string_agg(名称) FROM lake.市监.企业)",
    "$1",
    "?",
    "%",
    "%_%",
    "1e999",
    "NaN",
    "\u2028/**/",
]
TYPES = {
    "BOOLEAN": "true",
    "INTEGER": "7",
    "BIGINT": "7",
    "FLOAT": "7.5",
    "DOUBLE": "7.5",
    "DECIMAL(18,2)": "7.50",
    "DATE": "2020-01-01",
    "TIME": "10:00:00",
    "TIMESTAMP": "2020-01-01 10:00:00",
    "UUID": "00000000-0000-0000-0000-000000000007",
    "VARCHAR": "7",
    "BLOB": "7",
}


@pytest.fixture(scope="module")
def lake():
    return a_lake()


def tried(lake, compile_, *args):
    """Do it; return what came back, be it rows or the text of an error."""
    try:
        return repr(rows(lake, compile_(*args)))
    except (duckdb.Error, TongBaseError) as error:
        return str(error)


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize("operator", Operator)
@pytest.mark.parametrize("column", ["编号", "名称", "区划", "备注", "法人证件号"])
def test_a_value_stays_a_value(lake, text, operator, column):
    value = [text] if operator is Operator.IN else text
    told = tried(lake, compile_count, a_policy(), a_request((column, operator, value)))
    counts = {f"[({n},)]" for n in range(OPEN_ROWS + 1)}
    assert CANARY not in told
    assert told in counts or not told.startswith("[")


@pytest.mark.parametrize("name", EVIL)
def test_a_name_stays_a_name(lake, name):
    for request in (
        a_request(columns=(name,)),
        a_request((name, "eq", "1")),
        a_request(order=(Order(name),)),
    ):
        told = tried(lake, compile_query, a_policy(), request)
        assert CANARY not in told
        assert "授权" in told
    told = tried(lake, compile_verify, a_policy(), {name: "1"}, {"名称": "x"})
    assert "授权" in told


@pytest.mark.parametrize("name", EVIL)
def test_a_table_or_column_of_an_evil_name_is_quoted(name):
    database = duckdb.connect()
    quoted = name.replace('"', '""')
    database.execute("ATTACH ':memory:' AS lake; CREATE SCHEMA lake.s")
    database.execute(f'CREATE TABLE lake.s."{quoted}" ("{quoted}" VARCHAR, d VARCHAR)')
    database.execute(f"INSERT INTO lake.s.\"{quoted}\" VALUES ('shown', '420101'), ('no', '43')")
    masked, policy = (
        a_policy(
            table=("s", name),
            columns=(ColumnRule(name, mask), ColumnRule("d")),
            row_filter=RowFilter("d", ("420000",)),
        )
        for mask in (Mask.PERSON_NAME, None)
    )
    assert rows(database, compile_query(masked, a_request())) == [("s****", "420101")]
    request = a_request((name, "eq", "shown"))
    assert rows(database, compile_query(policy, request)) == [("shown", "420101")]
    assert rows(database, compile_verify(policy, {"d": "420101"}, {name: "shown"})) == [
        (True, True)
    ]


@pytest.mark.parametrize("value", [7, 7.5, True, "7", "seven"])
@pytest.mark.parametrize("operator", ["eq", "ne", "lt", "le", "gt", "ge", "in"])
def test_no_comparison_casts_a_hidden_row(lake, value, operator):
    """The note of every hidden row fails a cast to a number; an error would print it."""
    wanted = [value] if operator == "in" else value
    for policy in (a_policy(), a_policy(row_filter=None)):  # the second meets every row for sure
        told = tried(lake, compile_count, policy, a_request(("备注", operator, wanted)))
        assert told.startswith("[")


@pytest.mark.parametrize(("kind", "good"), TYPES.items())
@pytest.mark.parametrize("operator", ["eq", "ne", "lt", "le", "gt", "ge", "in"])
def test_whatever_the_type_the_parameter_is_cast_and_never_the_column(kind, good, operator):
    """A bad value fails or finds nothing, and whatever is said of it is not about a row."""
    database = duckdb.connect()
    database.execute("ATTACH ':memory:' AS lake; CREATE SCHEMA lake.s")
    database.execute(f"CREATE TABLE lake.s.t (c {kind}, d VARCHAR)")
    database.execute(f"INSERT INTO lake.s.t VALUES (CAST('{good}' AS {kind}), '420101')")
    policy = a_policy(
        table=("s", "t"), columns=(ColumnRule("c"),), row_filter=RowFilter("d", ("420000",))
    )
    wrap = (lambda v: [v]) if operator == "in" else (lambda v: v)
    found = rows(database, compile_count(policy, a_request(("c", operator, wrap(good)))))
    assert found == [(int(operator in {"eq", "le", "ge", "in"}),)]
    told = tried(database, compile_count, policy, a_request(("c", operator, wrap("不是值"))))
    assert good not in told.replace("[(1,)]", "")


def test_an_or_cannot_reach_around_the_row_filter(lake):
    policy = a_policy()
    everything = a_request(("区划", "ne", "420101"), ("编号", "ge", 0))
    found = rows(lake, compile_query(policy, everything))
    assert CANARY not in repr(found)
    assert len(found) == 26


def test_the_count_does_not_betray_hidden_rows(lake):
    assert rows(lake, compile_count(a_policy(), a_request(("编号", "ge", OPEN_ROWS)))) == [(0,)]


def test_a_masked_value_never_leaves_unmasked(lake):
    for kind in Mask:
        columns = (ColumnRule("编号"), ColumnRule("备注", kind))
        policy = a_policy(columns=columns, row_filter=None)
        told = tried(lake, compile_query, policy, a_request(limit=None))
        assert f"{CANARY}备注99" not in told


def test_a_mask_cannot_fail_on_a_row(lake):
    for kind in Mask:
        sql = mask_sql(kind, 'CAST("备注" AS VARCHAR)')
        lake.execute(f"SELECT {sql} FROM lake.市监.企业").fetchall()


def test_a_policy_of_no_division_is_a_policy_of_no_row(lake):
    policy = replace(a_policy(), row_filter=RowFilter("区划", ()))
    assert rows(lake, compile_query(policy, a_request())) == []
    assert rows(lake, compile_verify(policy, {"编号": 1}, {"名称": "企业1"})) == [(False, False)]


def test_case_does_not_open_a_column(lake):
    database = duckdb.connect()
    database.execute("ATTACH ':memory:' AS lake; CREATE SCHEMA lake.s")
    database.execute("CREATE TABLE lake.s.t AS SELECT 'secret' AS \"Phone\", '1' AS id")
    policy = a_policy(table=("s", "t"), columns=(ColumnRule("id"),), row_filter=None)
    for name in ("phone", "PHONE", "Phone"):
        assert "授权" in tried(database, compile_query, policy, a_request(columns=(name,)))
