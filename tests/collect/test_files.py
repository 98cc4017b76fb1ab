"""Files: daily drops, corrections, lines that do not fit, encodings."""

import json
import shutil
from pathlib import Path

import pytest

from tests.collect.conftest import Department
from tongbase.collect.terms import Mode

REAL = Path(__file__).parents[2].parent / "shared" / "realdata"
COVID_KEYS = ("date", "country", "province", "city")


@pytest.fixture
def drops(tmp_path: Path) -> Path:
    folder = tmp_path / "drops"
    folder.mkdir(exist_ok=True)
    return folder


def test_a_file_arrives_with_its_types(us: Department, drops, write_csv):
    write_csv(
        "低保.csv",
        ("编号", "姓名", "金额", "日期", "区划"),
        ("1", "张三", "12.50", "2024-01-02", "420100"),
        ("2", "李四", "", "2024-01-03", "042010"),
        encoding="gb18030",
    )
    flow = us.flow(us.source("folder", {"path": str(drops)}), "低保.csv", keys=("编号",))
    run = us.run(flow)
    assert run.inserted == 2
    row = us.ask('select * from lake.ods."低保" order by 编号')[1]
    assert (row["编号"], row["金额"], row["区划"]) == ("2", None, "042010")
    assert str(row["日期"]) == "2024-01-03"
    assert us.run(flow).unchanged == 2


def test_lines_of_the_wrong_width_are_set_aside_with_their_number(us, drops):
    (drops / "a.csv").write_text("id,name\n1,甲\n2,乙,多\n3\n4,丁\n")
    flow = us.flow(us.source("folder", {"path": str(drops)}), "a.csv", keys=("id",))
    run = us.run(flow)
    assert (run.read, run.inserted, run.by_rule) == (4, 2, {"unreadable": 2})
    aside = us.ask("select * from lake.quarantine.ods__a order by reasons_zh")
    assert [row["reasons_zh"] for row in aside] == [
        "第 3 行有 3 列,应为 2 列。",
        "第 4 行有 1 列,应为 2 列。",
    ]
    assert json.loads(aside[0]["row_json"])["原文"] == "2,乙,多"


def test_a_value_that_does_not_fit_is_set_aside_and_shown(us, drops, write_csv):
    write_csv("a.csv", ("id", "n"), (1, 5), (2, 6))
    source = us.source("folder", {"path": str(drops)})
    flow = us.flow(source, "a.csv", keys=("id",))
    us.run(flow)
    write_csv("a.csv", ("id", "n"), (1, 5), (2, "六"), (3, "1.5"))
    run = us.run(flow)
    assert (run.quarantined, run.by_rule, run.lake_rows) == (2, {"type": 2}, 2)
    aside = us.ask("select reasons_zh, row_json from lake.quarantine.ods__a order by row_json")
    assert "“六”不是有效的长整数 long" in aside[0]["reasons_zh"]
    assert json.loads(aside[1]["row_json"])["n"] == "1.5"


def test_a_plan_says_that_the_lake_keeps_its_types(us, drops, write_csv):
    write_csv("a.csv", ("id", "额"), (1, "1.50"), (2, "面议"))
    source = us.source("folder", {"path": str(drops)})
    flow = us.flow(source, "a.csv", keys=("id",), target="kept")
    us.run(flow)
    assert "keep_types" not in us.plan(flow)
    write_csv("a.csv", ("id", "额"), (1, "1.50"), (2, "2.50"))
    assert "额(文本 string)" in us.plan(flow)["keep_types"]
    assert us.run(flow).updated == 1
    assert us.ask("select 额 from lake.ods.kept order by id") == [{"额": "1.50"}, {"额": "2.50"}]


def test_a_key_whose_parts_may_be_empty_is_whole_in_every_check(us, drops, write_csv):
    write_csv(
        "a.csv", ("省", "市", "数"), ("湖北", "", 3), ("湖北", "武汉", 2), ("湖北", "宜昌", 1)
    )
    source = us.source("folder", {"path": str(drops)})
    us.run(us.flow(source, "a.csv", keys=("省", "市"), empty_key_parts=True, target="parts"))
    assert us.check("parts") == (3, {})


def test_only_new_and_changed_files_are_read(us, drops, write_csv):
    for day in (1, 2, 3):
        write_csv(f"d{day}.csv", ("日", "值"), *((f"{day}-{n}", n) for n in range(10)))
    flow = us.flow(
        us.source("folder", {"path": str(drops)}), "*.csv", mode=Mode.FILES, target="drops"
    )
    assert us.run(flow).inserted == 30
    assert us.run(flow).read == 0
    write_csv("d4.csv", ("日", "值"), ("4-0", 1))
    write_csv("d2.csv", ("日", "值"), *((f"2-{n}", n if n != 3 else 99) for n in range(8)))
    run = us.run(flow)
    assert (run.read, run.inserted, run.updated, run.deleted) == (9, 1, 1, 2)
    assert us.ask("select count(*) as n from lake.ods.drops") == [{"n": 29}]


def test_the_last_file_of_a_run_has_the_key(us, drops, write_csv):
    write_csv("2024-01.csv", ("id", "v"), (1, "旧"), (2, "b"))
    write_csv("2024-02.csv", ("id", "v"), (1, "新"))
    source = us.source("folder", {"path": str(drops)})
    flow = us.flow(source, "*.csv", mode=Mode.FILES, keys=("id",), target="last")
    run = us.run(flow)
    assert (run.read, run.inserted, run.superseded, run.quarantined) == (3, 2, 1, 0)
    assert us.ask("select v, _file from lake.ods.last where id = 1") == [
        {"v": "新", "_file": "2024-02.csv"}
    ]


def test_a_broken_file_is_named_and_tried_again(us, drops, write_csv):
    write_csv("a.csv", ("id", "v"), (1, "x"))
    (drops / "b.csv").write_bytes(b"%PDF-1.7 not a table")
    source = us.source("folder", {"path": str(drops)})
    flow = us.flow(source, "*.csv", mode=Mode.FILES, keys=("id",), target="some")
    run = us.run(flow)
    assert (run.read, run.inserted, run.by_rule) == (2, 1, {"unreadable": 1})
    write_csv("b.csv", ("id", "v"), (2, "y"))
    assert us.run(flow).inserted == 1


def test_columns_that_come_later_are_added(us, drops, write_csv):
    write_csv("1.csv", ("id", "v"), (1, "x"))
    source = us.source("folder", {"path": str(drops)})
    flow = us.flow(source, "*.csv", mode=Mode.FILES, keys=("id",), target="drift")
    us.run(flow)
    write_csv("2.csv", ("w", "id"), ("neu", 2))
    us.run(flow)
    assert us.ask("select id, v, w from lake.ods.drift order by id") == [
        {"id": 1, "v": "x", "w": None},
        {"id": 2, "v": None, "w": "neu"},
    ]


@pytest.mark.skipif(not REAL.exists(), reason="The real data sets are not on this machine.")
def test_daily_drops_of_a_real_epidemic_with_a_late_correction(us, drops):
    days = sorted((REAL / "cn_covid_daily" / "Data").glob("*.json"))
    truth = [row for day in days for row in json.loads(day.read_text())]
    shutil.copytree(REAL / "cn_covid_daily" / "Data", drops / "Data")
    for day in (drops / "Data").iterdir():
        day.chmod(0o644)
    later = [drops / "Data" / day.name for day in days[40:]]
    waiting = drops.parent / "waiting"
    waiting.mkdir()
    for day in later:
        shutil.move(day, waiting / day.name)
    flow = us.flow(
        us.source("folder", {"path": str(drops)}),
        "Data/*.json",
        mode=Mode.FILES,
        keys=COVID_KEYS,
        empty_key_parts=True,
        target="covid",
    )
    first = us.run(flow)
    assert first.quarantined == 0
    for day in later:
        shutil.move(waiting / day.name, day)
    second = us.run(flow)
    assert first.inserted + second.inserted == len(truth) == second.lake_rows
    _correct(drops / "Data" / days[20].name)
    third = us.run(flow)
    assert (third.updated, third.inserted, third.lake_rows) == (1, 0, len(truth))
    sums = us.ask(
        "select sum(confirmed) as confirmed, count(distinct date) as days from lake.ods.covid"
    )
    expected = sum(row["confirmed"] for row in truth) + 1000
    assert sums == [{"confirmed": expected, "days": len(days)}]


def _correct(day: Path) -> None:
    rows = json.loads(day.read_text())
    rows[0]["confirmed"] += 1000
    day.write_text(json.dumps(rows))


@pytest.mark.skipif(not REAL.exists(), reason="The real data sets are not on this machine.")
def test_four_years_of_real_air_from_four_stations(us):
    source = us.source("folder", {"path": str(REAL / "beijing_air")})
    flow = us.flow(
        source,
        "*.csv",
        mode=Mode.FILES,
        keys=("station", "year", "month", "day", "hour"),
        target="air",
    )
    run = us.run(flow)
    assert (run.read, run.inserted, run.quarantined) == (4 * 35064, 4 * 35064, 0)
    row = us.ask(
        'select count(*) as n, count("PM2.5") as known, count(distinct station) as s, '
        'typeof(any_value("PM2.5")) as t from lake.ods.air'
    )[0]
    assert (row["n"], row["s"], row["t"]) == (140256, 4, "DOUBLE")
    assert 0 < row["known"] < row["n"]
    assert us.run(flow).read == 0
