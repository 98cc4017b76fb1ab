"""Text files as departments hand them in: codes keep their zeros, odd values are told and kept."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.collect.conftest import Department, Mode
from tongbase.app.house import House
from tongbase.base.lake.names import TableName
from tongbase.base.paging import PageRequest
from tongbase.govern import api as govern
from tongbase.govern.actions.rules import bind_suggested
from tongbase.protect.api import recognise_table

HEADING = ("姓名", "手机号", "身份证号", "行政区划代码", "补助金额", "备注")
PEOPLE = [
    (
        f"张{number}",
        f"1380013{number:04}",
        f"42010219800101{number:04}",
        "042010",
        f"{number}.5",
        "",
    )
    for number in range(1, 200)
]


@pytest.fixture
def drops(tmp_path: Path) -> Path:
    (tmp_path / "drops").mkdir()
    return tmp_path / "drops"


def types_of(us: Department, table: str) -> dict[str, str]:
    described = us.ask(f"describe lake.ods.{table}")
    return {row["column_name"]: row["column_type"] for row in described}


def test_codes_of_a_csv_keep_their_zeros(us: Department, drops, write_csv):
    odd = [("李一", "02787654321", "420102800101123", "420100", "无", ""),
           ("李二", "13900139000", "42010219800101001X", "420100", "约300", "")]  # fmt: skip
    write_csv("bz.csv", HEADING, *PEOPLE, *odd)
    flow = us.flow(us.source("folder", {"path": str(drops)}), "bz.csv", target="bz")
    told = us.plan(flow)["tell_types"]
    assert us.run(flow).quarantined == 1
    kinds = types_of(us, "bz")
    assert kinds == {**dict.fromkeys(HEADING, "VARCHAR"), "补助金额": "DOUBLE"}
    assert (
        us.ask("select distinct 行政区划代码 as c from lake.ods.bz order by 1")[0]["c"] == "042010"
    )
    assert (
        us.ask("select 手机号 as c from lake.ods.bz where 补助金额 is null")[0]["c"]
        == "02787654321"
    )
    assert "手机号" in told


def test_the_plan_tells_what_the_run_keeps_and_the_row_says_why(
    us: Department, house: House, drops, write_csv
):
    write_csv("bz.csv", HEADING, *PEOPLE, ("李二", "1", "1", "1", "约300", "x"))
    flow = us.flow(us.source("folder", {"path": str(drops)}), "bz.csv", target="bz")
    run = us.run(flow)
    (told,) = [step["zh"] for step in run.plan if "约300" in step["zh"]]
    assert "补助金额(所查 200 个值中 1 个,如“约300”)" in told
    page = govern.list_aside(house.machines.lake, TableName("ods", "bz"), PageRequest(1, 10))
    (row,) = page.rows
    assert "约300" in row.reasons_zh
    assert row.row["姓名"] == "李二"


def test_zeros_that_come_after_what_was_looked_at_are_set_aside_not_lost(us, drops, write_csv):
    """The type is decided: 0012 as a number would silently be 12."""
    write_csv("a.csv", ("名称", "数"), ("甲", "12"))
    flow = us.flow(us.source("folder", {"path": str(drops)}), "*.csv", target="z", mode=Mode.FILES)
    assert us.run(flow).inserted == 1
    write_csv("b.csv", ("名称", "数"), ("乙", "0012"))
    assert us.run(flow).quarantined == 1
    assert [row["数"] for row in us.ask("select 数 from lake.ods.z")] == [12]


def test_who_says_that_they_are_numbers_gets_numbers(us, drops, write_csv):
    write_csv("a.csv", ("名称", "编号"), ("甲", "0012"))
    source = us.source("folder", {"path": str(drops)})
    flow = us.flow(source, "a.csv", target="z", types={"编号": "long"})
    assert "tell_types" not in us.plan(flow)
    assert us.run(flow).inserted == 1
    assert us.ask("select 编号 as c from lake.ods.z") == [{"c": 12}]


def test_a_workbook_of_accountants(us, drops):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("单位代码", "单位电话", "支出", "户数"))
    sheet.append(("010001", 87654321, "1,234.50", 12))
    sheet.append(("010002", 87654322, "-", 30))
    book.save(drops / "支出.xlsx")
    flow = us.flow(us.source("folder", {"path": str(drops)}), "支出.xlsx", target="zc")
    assert us.run(flow).inserted == 2
    assert us.ask("select * from lake.ods.zc order by 1") == [
        {"单位代码": "010001", "单位电话": "87654321", "支出": 1234.5, "户数": 12},
        {"单位代码": "010002", "单位电话": "87654322", "支出": None, "户数": 30},
    ]


def test_a_collected_table_tells_what_it_still_lacks(
    us: Department, house: House, write_csv, drops
):
    """First its grades, then the rules that its columns call for, then nothing."""
    write_csv("bz.csv", HEADING, *PEOPLE)
    us.run(us.flow(us.source("folder", {"path": str(drops)}), "bz.csv", target="bz"))
    with house.work_of_the_house() as work:
        (first,) = govern.advice_for(work, "ods", "bz")
        assert "尚未识别定级" in first.zh
        recognise_table(work, house.machines.lake, TableName("ods", "bz"))
        (second,) = govern.advice_for(work, "ods", "bz")
        assert "手机号:格式" in second.zh
        bind_suggested(work, govern.find_table(work, "ods", "bz").id)
        assert not govern.advice_for(work, "ods", "bz")


def test_days_as_people_write_them_land_as_days(us: Department, drops, write_csv):
    """And eight digits where the heading says that they are one."""
    rows = [
        (n, f"2024年{n}月5日", f"2024.{n}.05", f"2024/0{n}/5", f"19800{n}15", f"19800{n}15")
        for n in range(1, 10)
    ]
    write_csv("zs.csv", ("id", "发证", "有效期至", "年检", "出生日期", "数量"), *rows)
    flow = us.flow(us.source("folder", {"path": str(drops)}), "zs.csv", keys=("id",), target="zs")
    assert us.run(flow).quarantined == 0
    days = ("发证", "有效期至", "年检", "出生日期")
    assert types_of(us, "zs") == {"id": "BIGINT", **dict.fromkeys(days, "DATE"), "数量": "BIGINT"}
    assert us.ask("select 发证, 有效期至, 年检, 出生日期, 数量 from lake.ods.zs where id = 3") == [
        {
            "发证": date(2024, 3, 5),
            "有效期至": date(2024, 3, 5),
            "年检": date(2024, 3, 5),
            "出生日期": date(1980, 3, 15),
            "数量": 19800315,
        }
    ]


def test_a_day_that_no_calendar_has_is_set_aside(us: Department, drops, write_csv):
    write_csv(
        "zs.csv", ("id", "日期"), *((n, "2024年2月28日") for n in range(300)), (300, "2024.2.30")
    )
    flow = us.flow(us.source("folder", {"path": str(drops)}), "zs.csv", keys=("id",), target="zs")
    run = us.run(flow)
    assert (run.inserted, run.quarantined) == (300, 1)
