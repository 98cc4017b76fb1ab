"""From a department's database into the lake: everything, once, and provably."""

import psycopg
import pytest
from sqlalchemy import select

from tests.collect.conftest import Department
from tongbase.collect.terms import Mode
from tongbase.kernel.ledger.entry import LedgerEntry

ENTERPRISES = """
create table qydj (
    tyshxydm varchar(18) primary key, qymc varchar(200), zczb numeric(18, 2),
    clrq date, gxsj timestamp, 在营 boolean
);
comment on table qydj is '企业登记信息';
comment on column qydj.tyshxydm is '统一社会信用代码';
insert into qydj
select 'C' || lpad(n::text, 6, '0'), '企业' || n, n * 1.25, date '2020-01-01' + n,
    timestamp '2024-01-01 08:00' + n * interval '1 minute', n % 2 = 0
from generate_series(1, 500) n;
"""


@pytest.fixture
def enterprises(register: psycopg.Connection) -> psycopg.Connection:
    register.execute(ENTERPRISES)
    return register


def test_a_table_arrives_whole_and_again_unchanged(us, postgres, enterprises):
    flow = us.flow(postgres, "qydj")
    first = us.run(flow)
    assert (first.read, first.inserted, first.quarantined) == (500, 500, 0)
    assert (first.source_rows, first.lake_rows) == (500, 500)
    again = us.run(flow)
    assert (again.read, again.unchanged) == (500, 500)
    assert (again.inserted, again.updated, again.deleted) == (0, 0, 0)
    assert again.snapshot == first.snapshot


def test_a_changed_row_arrives_as_an_update(us, postgres, enterprises):
    flow = us.flow(postgres, "qydj")
    us.run(flow)
    enterprises.execute("update qydj set qymc = '改名公司' where tyshxydm = 'C000007'")
    run = us.run(flow)
    assert (run.inserted, run.updated, run.unchanged) == (0, 1, 499)
    rows = us.ask("select qymc, zczb, \"在营\" from lake.ods.qydj where tyshxydm = 'C000007'")
    assert rows[0]["qymc"] == "改名公司"
    assert str(rows[0]["zczb"]) == "8.75"


def test_a_deleted_row_goes_only_if_asked(us, postgres, enterprises):
    keep = us.flow(postgres, "qydj", target="keeps")
    mirror = us.flow(postgres, "qydj", target="mirrors", delete_missing=True)
    us.run(keep)
    us.run(mirror)
    enterprises.execute("delete from qydj where tyshxydm <= 'C000010'")
    assert us.run(keep).lake_rows == 500
    run = us.run(mirror)
    assert (run.deleted, run.lake_rows) == (10, 490)


def test_what_is_known_of_the_table_is_written_down(us, postgres, enterprises, house):
    from tongbase.govern import api as govern
    from tongbase.govern.models import Table

    us.run(us.flow(postgres, "qydj"))
    with house.work_of_the_house() as work:
        ref = govern.find_ref(work, "ods", "qydj")
        table = work.db.get(Table, ref.id)
        columns = {each.name: each for each in table.columns}
        events = work.db.scalars(select(LedgerEntry.event)).all()
    assert (ref.title, ref.rows) == ("企业登记信息", 500)
    assert columns["tyshxydm"].title == "统一社会信用代码"
    assert columns["tyshxydm"].is_key
    assert columns["zczb"].type == "decimal(18, 2)"
    assert events.count("collect.run.finished") == 1


def test_only_new_rows_are_read_by_a_cursor(us, postgres, enterprises):
    flow = us.flow(
        postgres, "qydj", mode=Mode.INCREMENTAL, cursor_column="gxsj", overlap_seconds=60
    )
    us.run(flow)
    enterprises.execute(
        "update qydj set qymc = '新名', gxsj = '2024-06-01' where tyshxydm = 'C000001'"
    )
    run = us.run(flow)
    assert run.read < 10
    assert (run.updated, run.lake_rows) == (1, 500)


def test_rows_dated_in_the_future_do_not_hide_later_changes(us, postgres, enterprises):
    """Cursor poisoning: 49 rows of 2099 made another tool skip 1,000 real updates."""
    enterprises.execute("update qydj set gxsj = '2099-01-01' where tyshxydm <= 'C000049'")
    flow = us.flow(postgres, "qydj", mode=Mode.INCREMENTAL, cursor_column="gxsj")
    first = us.run(flow)
    assert (first.quarantined, first.by_rule, first.inserted) == (49, {"cursor_future": 49}, 451)
    enterprises.execute(
        "update qydj set qymc = qymc || '!', gxsj = '2024-02-01' where tyshxydm > 'C000100'"
    )
    second = us.run(flow)
    assert second.updated == 400


def test_a_row_without_a_cursor_is_never_forgotten(us, postgres, enterprises):
    flow = us.flow(postgres, "qydj", mode=Mode.INCREMENTAL, cursor_column="gxsj")
    us.run(flow)
    enterprises.execute("insert into qydj (tyshxydm, qymc) values ('X1', '没有时间')")
    assert us.run(flow).inserted == 1


def test_an_emptied_source_stops_the_run(us, postgres, enterprises):
    flow = us.flow(postgres, "qydj", delete_missing=True)
    us.run(flow)
    enterprises.execute("truncate qydj")
    assert us.failure(flow)["code"] == "collect.source_emptied"
    assert us.ask("select count(*) as n from lake.ods.qydj") == [{"n": 500}]


def test_a_table_of_no_rows_makes_an_empty_table(us, postgres, register):
    register.execute('create table nothing (id int primary key, "select" text)')
    run = us.run(us.flow(postgres, "nothing"))
    assert (run.read, run.lake_rows) == (0, 0)
    assert us.ask('select "select" from lake.ods.nothing') == []


def test_three_hundred_columns_with_chinese_names(us, postgres, register):
    columns = ", ".join(f'"第{n}列 值" int' for n in range(300))
    register.execute(f"create table 宽表 (编号 int primary key, {columns})")
    register.execute('insert into 宽表 (编号, "第7列 值") values (1, 7), (2, null)')
    run = us.run(us.flow(postgres, "宽表"))
    assert run.inserted == 2
    assert us.ask('select "第7列 值" as v from lake.ods."宽表" order by 编号') == [
        {"v": 7},
        {"v": None},
    ]


def test_a_table_without_a_key_is_mirrored_as_a_bag(us, postgres, register):
    register.execute("create table bag (a int, b text)")
    register.execute("insert into bag values (1, 'x'), (1, 'x'), (2, null)")
    flow = us.flow(postgres, "bag")
    assert us.run(flow).inserted == 3
    assert us.run(flow).unchanged == 3
    register.execute("delete from bag where a = 2")
    run = us.run(flow)
    assert (run.deleted, run.unchanged, run.lake_rows) == (1, 2, 2)


def test_a_new_column_is_added_and_a_grown_one_widened(us, postgres, enterprises):
    enterprises.execute("alter table qydj add 人数 int default 3")
    flow = us.flow(postgres, "qydj")
    us.run(flow)
    enterprises.execute("alter table qydj alter 人数 type bigint")
    enterprises.execute("alter table qydj add 备注 text default '无'")
    enterprises.execute("update qydj set 人数 = 5000000000 where tyshxydm = 'C000001'")
    run = us.run(flow)
    kinds = [step["kind"] for step in run.plan]
    assert {"add_columns", "widen_columns"} <= set(kinds)
    rows = us.ask("select 人数, 备注 from lake.ods.qydj where tyshxydm = 'C000001'")
    assert rows == [{"人数": 5000000000, "备注": "无"}]


def test_odd_types_arrive_exactly(us, postgres, register):
    register.execute(
        "create table odd (id int primary key, n numeric, j jsonb, u uuid, a int[], t time, "
        "b bytea, z timestamptz, i interval, ip inet)"
    )
    register.execute(
        'insert into odd values (1, 123456789012345678901234567890.123456789, \'{"k": "值"}\', '
        "'8c5fbd30-0000-4000-8000-000000000001', '{1,2}', '08:30', '\\x00ff', "
        "'2024-01-01 00:00+00', '1 day', '10.0.0.1')"
    )
    us.run(us.flow(postgres, "odd"))
    row = us.ask("select * from lake.ods.odd")[0]
    assert row["n"] == "123456789012345678901234567890.123456789"
    assert row["j"] == '{"k": "值"}'
    assert (row["a"], row["t"], row["i"], row["ip"]) == (
        "{1,2}",
        "08:30:00",
        "1 day",
        "10.0.0.1/32",
    )
    assert row["b"] == b"\x00\xff"
    assert row["z"].isoformat().startswith("2024-01-01T08:00")


def test_a_doubled_key_is_set_aside_and_not_lost(us: Department, postgres, register):
    register.execute("create table people (id text, name text)")
    register.execute("insert into people values ('1', 'a'), ('2', 'b'), ('2', 'c'), (null, 'd')")
    run = us.run(us.flow(postgres, "people", keys=("id",)))
    assert run.read == run.inserted + run.quarantined == 4
    assert run.quarantined >= 2
    aside = us.ask("select row_json, reasons_zh from lake.quarantine.ods__people")
    assert len(aside) == run.quarantined
    assert all(row["reasons_zh"] for row in aside)
