"""The whole story by command line alone, on data that nobody here made.

``TONGBASE_ACCEPTANCE=full`` takes every day and every station instead of a part. Each test leaves a
transcript of what was typed and answered in pytest's temporary folder, and prints where.
"""

import csv
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import REAL, CommandLine
from tests.acceptance.epidemic import Drops, TakenBack, city_figures, province_figure
from tests.acceptance.steps import (
    Caller,
    Cast,
    add_rule,
    drop,
    entry_is_granted,
    entry_is_published,
    flow_is_added,
    found,
    keys,
    ledger_is_whole,
    moved,
    people_exist,
    run,
    source_is_added,
    table_is_graded,
)

pytestmark = [
    pytest.mark.skipif(not REAL.is_dir(), reason="The real data sets are not on this machine."),
    pytest.mark.xdist_group("real_input"),
]

FULL = os.environ.get("TONGBASE_ACCEPTANCE") == "full"

HUBEI = Cast("420000", "湖北省数据局", "湖北省卫生健康委员会", "湖北省应急管理厅", "hb")
ZHEJIANG = Cast("330000", "浙江省数据局", "浙江省卫生健康委员会", "浙江省应急管理厅", "zj")
BEIJING = Cast("110000", "北京市政务服务和数据管理局", "北京市生态环境局", "北京市气象局", "bj")

COVID_DAYS = sorted((REAL / "cn_covid_daily" / "Data").glob("*.json"))
SHOWN_DAYS = (
    COVID_DAYS if FULL else [day for day in COVID_DAYS if "2020-01-19" < day.stem < "2020-01-30"]
)
PLACE_KEYS = ("country", "province", "city")
COVID_KEYS = ("date", *PLACE_KEYS)
EPIDEMIC_FIELDS = (
    "classify_code=311001",
    "abstract=全国各省市新冠肺炎每日确诊、疑似、治愈、死亡人数。",
    "data_class=公共卫生",
    "update_cycle=daily",
    "share_scope=本省各级政务部门",
    "use_purpose=疫情研判与应急处置",
)
STATIONS = sorted((REAL / "beijing_air").glob("*.csv"))
SHOWN_STATIONS = STATIONS if FULL else STATIONS[:2]
AIR_KEYS = ("station", "year", "month", "day", "hour")


@pytest.fixture
def typed(line: CommandLine, tmp_path: Path) -> Iterator[CommandLine]:
    line.transcript = tmp_path / "transcript.txt"
    yield line
    print(f"Transcript: {line.transcript}")


def test_daily_drops_of_an_epidemic(typed: CommandLine) -> None:
    inbox, rows = typed.home / "inbox" / "疫情日报", Drops(SHOWN_DAYS)
    people_exist(typed, HUBEI)

    typed.say("数据源与归集:每日文件,按文件增量")
    half = len(SHOWN_DAYS) // 2
    drop(SHOWN_DAYS[:half], inbox)
    source_is_added(typed, HUBEI, "疫情日报文件", inbox)
    options = ("--mode", "files", *keys(COVID_KEYS), "empty_key_parts=true")
    flow_is_added(typed, HUBEI, "疫情日报文件", ("*.json", "yqrb", "新冠疫情每日统计"), options)
    first = run(typed, HUBEI, "yqrb")
    assert moved(first) == (rows.count(SHOWN_DAYS[:half]), 0, 0)
    assert first["quarantined"] == 0
    assert moved(run(typed, HUBEI, "yqrb")) == (0, 0, 0)
    for day in SHOWN_DAYS[half:]:
        drop([day], inbox)
        if not FULL or day == SHOWN_DAYS[-1]:
            later = run(typed, HUBEI, "yqrb")
            assert later["updated"] == later["deleted"] == 0
    result = typed.ask("table", "list", "yqrb", by=HUBEI.compiler)["rows"][0]
    assert result["rows"] == len(rows.all)

    typed.say("迟到的更正:后到的文件改正前一日的数,作为更新到达")
    correction = rows.province_row("2020-01-27", "山东省")
    truth = rows.sum_of_cities("2020-01-27", "山东省")
    assert correction["confirmed"] != truth
    corrected = inbox / "2020-01-30-更正.json"
    corrected.write_text(json.dumps([{**correction, "confirmed": truth}], ensure_ascii=False))
    assert moved(run(typed, HUBEI, "yqrb")) == (0, 1, 0)
    assert moved(run(typed, HUBEI, "yqrb")) == (0, 0, 0)

    typed.say("识别定级、质量规则")
    table_is_graded(typed, HUBEI, "yqrb")
    add_rule(typed, HUBEI, "yqrb", "确诊值域", "range", "confirmed", "low=0")
    add_rule(typed, HUBEI, "yqrb", "国家非空", "not_null", "country")
    check = typed.ask("table", "check", "yqrb", by=HUBEI.compiler)
    assert (check["rows"], check["score"]) == (len(rows.all), 100)

    typed.say("反编目、审核、发布、检索")
    name = "新冠肺炎疫情每日统计"
    entry_is_published(typed, HUBEI, ("ods.yqrb", name), EPIDEMIC_FIELDS, region="provinceCode")
    assert name in found(typed, HUBEI, "疫情 确诊")

    typed.say("申请、审批、授权")
    provinces = ["420000", "370000"]
    content = ("items=date,country,province,provinceCode,city,confirmed", "divisions=420000,370000")
    grant = entry_is_granted(typed, HUBEI, name, content)
    assert (sorted(grant["divisions"]), len(grant["items"])) == (sorted(provinces), 6)

    typed.say("查询:省级数等于各市之和;更正已生效;授权以外一概拒绝")
    call = Caller(typed, HUBEI, grant["service_code"])
    told = call("query", {"filters": {"date": "2020-01-27"}, "limit": 200})["rows"]
    assert {row["provinceCode"] for row in told} == set(provinces)
    for province in ("湖北省", "山东省"):
        assert province_figure(told, province) == rows.sum_of_cities("2020-01-27", province)
    held = [day for day in rows.days if rows.adds_up(day, "湖北省")]
    assert held, "The province is the sum of its cities on no day."
    for day in held[:3]:
        page = call("query", {"filters": {"date": day, "provinceCode": "420000"}, "limit": 200})
        assert province_figure(page["rows"], "湖北省") == city_figures(page["rows"])
    assert call.refused("query", {"items": ["dead"]}) == "share.item_not_granted"
    foreign = {"filters": {"provinceCode": "110000"}}
    assert call.refused("query", foreign) == "share.division_not_granted"
    assert call.refused("query", {}, secret="0" * 43) == "identity.signature_wrong"

    typed.say("核验:一致、不一致、查无,从不给值")
    wuhan = rows.city_row("2020-01-27", "武汉市")
    keyed = {"date": "2020-01-27", "city": "武汉市"}
    for key, claim, verdict in (
        (keyed, wuhan["confirmed"], "一致"),
        (keyed, wuhan["confirmed"] + 1, "不一致"),
        ({**keyed, "city": "不存在市"}, 1, "查无"),
    ):
        told = call("verify", {"keys": key, "claims": {"confirmed": claim}})
        assert told["results"] == {"confirmed": verdict}
    ledger_is_whole(typed)


def test_figures_that_the_maker_takes_back(typed: CommandLine) -> None:
    """No drop of this set rewrites an earlier day; its corrections are totals that fall."""
    inbox, rows = typed.home / "inbox" / "最新疫情", Drops(SHOWN_DAYS)
    assert all(row["date"] == day for day, of_day in rows.by_day.items() for row in of_day)
    corrections = rows.taken_back()
    first = next(n for n, day in enumerate(rows.days) if day == corrections[0].day)
    people_exist(typed, ZHEJIANG)

    typed.say("最新情况表:每个地区一行,后到的文件更新先到的数")
    drop(SHOWN_DAYS[:first], inbox)
    source_is_added(typed, ZHEJIANG, "最新疫情文件", inbox)
    options = ("--mode", "files", *keys(PLACE_KEYS), "empty_key_parts=true")
    flow_is_added(typed, ZHEJIANG, "最新疫情文件", ("*.json", "zxyq", "各地最新疫情"), options)
    counts = run(typed, ZHEJIANG, "zxyq")
    known = rows.places(rows.days[:first])
    assert moved(counts) == (len(known), 0, 0)
    assert counts["superseded"] == rows.count(SHOWN_DAYS[:first]) - len(known)

    typed.say("反编目、发布、申请、授权")
    table_is_graded(typed, ZHEJIANG, "zxyq")
    entry_is_published(typed, ZHEJIANG, ("ods.zxyq", "各地最新疫情"), EPIDEMIC_FIELDS)
    provinces = sorted({row["provinceCode"] for row in rows.all} - {None})
    content = ("items=*", f"divisions={','.join(provinces)}")
    grant = entry_is_granted(typed, ZHEJIANG, "各地最新疫情", content)
    call = Caller(typed, ZHEJIANG, grant["service_code"])

    typed.say("更正逐日到达:更正前后各查一次")
    for number, day in enumerate(rows.days[first:], start=first):
        of_day = [each for each in corrections if each.day == day and each.place[1]]
        assert [told(call, each) for each in of_day] == [each.before for each in of_day]
        drop([SHOWN_DAYS[number]], inbox)
        later, places = run(typed, ZHEJIANG, "zxyq"), rows.places([day])
        assert moved(later) == (len(places - known), len(places & known), 0)
        known |= places
        assert [told(call, each) for each in of_day] == [each.after for each in of_day]
    ledger_is_whole(typed)


def test_years_of_hourly_air(typed: CommandLine) -> None:
    inbox, truth = typed.home / "inbox" / "空气质量", {}
    people_exist(typed, BEIJING)

    typed.say("数据源与归集:一站一个文件")
    drop(SHOWN_STATIONS[:1], inbox)
    source_is_added(typed, BEIJING, "空气质量监测文件", inbox)
    options = ("--mode", "files", *keys(AIR_KEYS))
    flow_is_added(typed, BEIJING, "空气质量监测文件", ("*.csv", "kqzl", "空气质量小时值"), options)
    for number, station in enumerate(SHOWN_STATIONS):
        drop([station], inbox)
        truth[station.name] = hours_of(station)
        assert moved(run(typed, BEIJING, "kqzl")) == (len(truth[station.name]), 0, 0), number
        assert moved(run(typed, BEIJING, "kqzl")) == (0, 0, 0)
    hours = [hour for each in truth.values() for hour in each]

    typed.say("识别定级、质量规则:缺测照实计数")
    table_is_graded(typed, BEIJING, "kqzl")
    missing = sum(1 for hour in hours if hour["PM2.5"] == "NA")
    add_rule(typed, BEIJING, "kqzl", "细颗粒物非空", "not_null", "PM2.5", "severity=suspect")
    add_rule(typed, BEIJING, "kqzl", "气压值域", "range", "PRES", "low=900", "high=1100")
    check = typed.ask("table", "check", "kqzl", by=BEIJING.compiler)
    counted = {result["rule_code"]: result["bad"] for result in check["results"]}
    assert (check["rows"], counted["细颗粒物非空"]) == (len(hours), missing)
    assert counted["气压值域"] == 0

    typed.say("反编目、审核、发布、检索")
    fields = (
        "classify_code=312001",
        "abstract=各监测站点逐小时空气质量与气象要素。",
        "data_class=生态环境",
        "update_cycle=never",
        "share_scope=本市各级政务部门",
        "use_purpose=空气质量分析",
    )
    entry_is_published(typed, BEIJING, ("ods.kqzl", "空气质量逐小时监测"), fields)
    assert "空气质量逐小时监测" in found(typed, BEIJING, "空气质量")

    typed.say("申请、审批、授权、调用")
    grant = entry_is_granted(typed, BEIJING, "空气质量逐小时监测", ("items=*",))
    call = Caller(typed, BEIJING, grant["service_code"])
    moment = {"station": "Aotizhongxin", "year": 2013, "month": 3, "day": 1, "hour": 5}
    expected = next(hour for hour in truth[SHOWN_STATIONS[0].name] if is_at(hour, moment))
    row = call("query", {"filters": moment})["rows"][0]
    assert float(row["PM2.5"]) == float(expected["PM2.5"])
    assert float(row["TEMP"]) == float(expected["TEMP"])
    told = call("verify", {"keys": moment, "claims": {"wd": expected["wd"]}})
    assert told["overall"] == "一致"
    ledger_is_whole(typed)


def told(call: Caller, correction: TakenBack) -> int:
    """What the service says of a place now."""
    _, province, city = correction.place
    rows = call.ask("query", {"filters": {"province": province}, "limit": 1000})["rows"]
    return next(int(row["confirmed"]) for row in rows if row["city"] == city)


def hours_of(station: Path) -> list[dict[str, str]]:
    with station.open(newline="") as file:
        return list(csv.DictReader(file))


def is_at(hour: Mapping[str, str], moment: Mapping[str, Any]) -> bool:
    return all(hour[name] == str(value) for name, value in moment.items())
