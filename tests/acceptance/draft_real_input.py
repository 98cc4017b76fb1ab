"""The whole story by command line alone, on data that nobody here made.

``TONGBASE_ACCEPTANCE=full`` takes every day and every station instead of a part. Each test leaves a
transcript of what was typed and answered in pytest's temporary folder, and prints where.
"""

import csv
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import REAL, CommandLine
from tongbase.app.story.invented import uscc
from tongbase.kernel import clock
from tongbase.kernel.clock import CHINA

pytestmark = [
    pytest.mark.skipif(not REAL.is_dir(), reason="The real data sets are not on this machine."),
    pytest.mark.xdist_group("real_input"),
]

FULL = os.environ.get("TONGBASE_ACCEPTANCE") == "full"
APPROVED = ("--decision", "approve", "--opinion", "符合要求,同意。")


@dataclass(frozen=True)
class Cast:
    """Who acts: the bureau and two departments of one region, and their people."""

    region: str
    bureau: str
    provider: str
    consumer: str
    prefix: str

    @property
    def reviewer(self) -> str:
        return f"{self.prefix}.shuju"

    @property
    def compiler(self) -> str:
        return f"{self.prefix}.bianmu"

    @property
    def head(self) -> str:
        return f"{self.prefix}.fuze"

    @property
    def applicant(self) -> str:
        return f"{self.prefix}.shenqing"

    @property
    def keeper(self) -> str:
        return f"{self.prefix}.guanli"

    @property
    def system(self) -> str:
        return f"{self.consumer}分析系统"

    def codes(self) -> tuple[str, str, str]:
        """Credit codes with a right check digit; the organisations have others."""
        return tuple(uscc(800_000 + n, self.region, first="11") for n in range(3))


HUBEI = Cast("420000", "湖北省数据局", "湖北省卫生健康委员会", "湖北省应急管理厅", "hb")
BEIJING = Cast("110000", "北京市政务服务和数据管理局", "北京市生态环境局", "北京市气象局", "bj")

COVID_DAYS = sorted((REAL / "cn_covid_daily" / "Data").glob("*.json"))
SHOWN_DAYS = (
    COVID_DAYS if FULL else [day for day in COVID_DAYS if "2020-01-19" < day.stem < "2020-01-30"]
)
COVID_KEYS = ("date", "country", "province", "city")
STATIONS = sorted((REAL / "beijing_air").glob("*.csv"))
SHOWN_STATIONS = STATIONS if FULL else STATIONS[:2]
AIR_KEYS = ("station", "year", "month", "day", "hour")


@pytest.fixture
def typed(line: CommandLine, tmp_path: Path) -> Iterator[CommandLine]:
    line.transcript = tmp_path / "transcript.txt"
    yield line
    print(f"Transcript: {line.transcript}")


def test_daily_drops_of_an_epidemic(typed: CommandLine) -> None:
    inbox, rows = typed.home / "inbox" / "疫情日报", Rows(SHOWN_DAYS)
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
    fields = (
        "classify_code=311001",
        "abstract=全国各省市新冠肺炎每日确诊、疑似、治愈、死亡人数。",
        "data_class=公共卫生",
        "update_cycle=daily",
        "share_scope=本省各级政务部门",
        "use_purpose=疫情研判与应急处置",
    )
    name = "新冠肺炎疫情每日统计"
    entry_is_published(typed, HUBEI, ("ods.yqrb", name), fields, region="provinceCode")
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


class Rows:
    """The daily figures as their makers have them."""

    def __init__(self, days: list[Path]) -> None:
        self.by_day: dict[str, list[dict[str, Any]]] = {
            day.stem: json.loads(day.read_text()) for day in days
        }
        self.days = list(self.by_day)
        self.all = [row for rows in self.by_day.values() for row in rows]

    def count(self, days: list[Path]) -> int:
        return sum(len(self.by_day[day.stem]) for day in days)

    def province_row(self, day: str, province: str) -> dict[str, Any]:
        of_day = self.by_day[day]
        return next(r for r in of_day if r["province"] == province and r["city"] is None)

    def city_row(self, day: str, city: str) -> dict[str, Any]:
        return next(row for row in self.by_day[day] if row["city"] == city)

    def sum_of_cities(self, day: str, province: str) -> int:
        rows = (row for row in self.by_day[day] if row["province"] == province and row["city"])
        return sum(row["confirmed"] for row in rows)

    def adds_up(self, day: str, province: str) -> bool:
        return self.province_row(day, province)["confirmed"] == self.sum_of_cities(day, province)


@dataclass
class Caller:
    """The consumer's system, with a key that was just issued to it."""

    line: CommandLine
    cast: Cast
    service: str
    key: str = ""
    secret: str = ""

    def __post_init__(self) -> None:
        made = self.line.ask("system", "key", self.cast.system, by=self.cast.keeper)
        self.key, self.secret = made["id"], made["secret"]

    def __call__(self, verb: str, body: Mapping[str, Any]) -> Any:
        self.line(*self._words(verb, body), TONGBASE_KEY_SECRET=self.secret)
        return self.line.ask(*self._words(verb, body), TONGBASE_KEY_SECRET=self.secret)

    def refused(self, verb: str, body: Mapping[str, Any], *, secret: str = "") -> str:
        words, used = self._words(verb, body), secret or self.secret
        return self.line(*words, fails=True, TONGBASE_KEY_SECRET=used).error

    def _words(self, verb: str, body: Mapping[str, Any]) -> tuple[str, ...]:
        written = json.dumps(body, ensure_ascii=False)
        return ("service", "call", self.service, verb, "--key", self.key, written)


def people_exist(line: CommandLine, cast: Cast) -> None:
    line.say("机构、人员、应用系统")
    bureau, provider, consumer = cast.codes()
    for code, name, kind in (
        (bureau, cast.bureau, "authority"),
        (provider, cast.provider, "department"),
        (consumer, cast.consumer, "department"),
    ):
        line("org", "add", code, name, "--region", cast.region, "--kind", kind)
    for account, name, code, role in (
        (cast.reviewer, "审核员", bureau, "bureau_manager"),
        (cast.compiler, "编目员", provider, "department_manager"),
        (cast.head, "负责人", provider, "department_head"),
        (cast.applicant, "申请人", consumer, "consumer"),
        (cast.keeper, "管理员", consumer, "department_manager"),
    ):
        line("person", "add", account, name, "--organisation", code, "--role", role)
    line("system", "add", cast.system, "--organisation", consumer, by=cast.keeper)


def drop(files: list[Path], inbox: Path) -> None:
    """Let files arrive in the department's inbox."""
    inbox.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, inbox / file.name)


def source_is_added(line: CommandLine, cast: Cast, name: str, inbox: Path) -> None:
    line("source", "add", name, "--kind", "folder", f"path={inbox}", by=cast.compiler)
    line("source", "test", name, by=cast.compiler)
    line("source", "tables", name, by=cast.compiler)


def keys(names: tuple[str, ...]) -> list[str]:
    return [word for name in names for word in ("--key", name)]


def flow_is_added(
    line: CommandLine,
    cast: Cast,
    source: str,
    names: tuple[str, str, str],
    options: tuple[str, ...],
) -> None:
    table, target, title = names
    what = ("--source", source, "--table", table, "--target", target, "--title", title)
    line("collect", "add", *what, *options, by=cast.compiler)
    line("collect", "plan", target, by=cast.compiler)


def run(line: CommandLine, cast: Cast, target: str) -> Mapping[str, int]:
    line("collect", "run", target, by=cast.compiler)
    newest = line.ask("collect", "runs", target, "--size", "1", by=cast.compiler)["rows"][0]
    assert newest["state"] == "succeeded"
    counts: Mapping[str, int] = newest["counts"]
    return counts


def moved(counts: Mapping[str, int]) -> tuple[int, int, int]:
    return counts["inserted"], counts["updated"], counts["deleted"]


def table_is_graded(line: CommandLine, cast: Cast, table: str) -> None:
    line("table", "recognise", table, by=cast.compiler)
    line("table", "rules", table, "--suggest", by=cast.compiler)


def add_rule(line: CommandLine, cast: Cast, table: str, code: str, kind: str, *rest: str) -> None:
    column, *settings = rest
    what = (table, code, "--kind", kind, "--column", column, *settings)
    line("table", "add-rule", *what, by=cast.compiler)


def entry_is_published(
    line: CommandLine,
    cast: Cast,
    what: tuple[str, str],
    fields: tuple[str, ...],
    region: str = "",
) -> None:
    table, name = what
    line("entry", "draft", "--from", table, "--name", name, by=cast.compiler)
    line("entry", "missing", name, by=cast.compiler)
    assert line("entry", "submit", name, by=cast.compiler, fails=True).error.startswith(
        "catalogue."
    )
    items = line.ask("entry", "show", name, by=cast.compiler)["items"]
    assessed = (clock.now().astimezone(CHINA) - timedelta(days=1)).date()
    line(
        "entry",
        "set",
        name,
        *fields,
        "share_type=conditional",
        "share_condition=仅限申请的用途使用。",
        "share_mode=api",
        "format_category=database",
        "format_type=Iceberg",
        f"secrecy_assessed_at={assessed}",
        f"pipia_assessed_at={assessed}",
        *(f"region_item={item['code']}" for item in items if item["field_name"] == region),
        by=cast.compiler,
    )
    assert line.ask("entry", "missing", name, by=cast.compiler) == []
    line("entry", "submit", name, by=cast.compiler)
    line("entry", "review", name, *APPROVED, by=cast.head)
    line("workbench", by=cast.reviewer)
    line("entry", "review", name, *APPROVED, by=cast.reviewer)
    assert line.ask("entry", "show", name, by=cast.applicant)["status"] == "published"


def found(line: CommandLine, cast: Cast, words: str) -> set[str]:
    line("entry", "search", words, by=cast.applicant)
    rows = line.ask("entry", "search", words, by=cast.applicant)["rows"]
    return {row["name"] for row in rows}


def entry_is_granted(
    line: CommandLine, cast: Cast, name: str, content: tuple[str, ...]
) -> Mapping[str, Any]:
    drafted = line.ask("application", "draft", name, f"system={cast.system}", by=cast.applicant)
    serial = drafted["serial"]
    line("application", "submit", serial, by=cast.applicant)
    told = line.ask("application", "show", serial, by=cast.applicant)
    assert told["state"] == "supplement_required"
    assert {"items", "use_basis", "until"} <= {gap["field"] for gap in told["missing"]}
    until = clock.now().astimezone(CHINA).date() + timedelta(days=365)
    line(
        "application",
        "supplement",
        serial,
        *content,
        "modes=query,verify",
        "use_basis=《突发事件应对法》第五十九条:收集、分析突发事件信息。",
        "use_scene=supervision",
        f"use_scope={cast.consumer}",
        "use_purpose=分析研判",
        f"until={until}",
        by=cast.applicant,
    )
    for reviewer in (cast.head, cast.reviewer):
        line("application", "review", serial, *APPROVED, by=reviewer)
    line("grant", "list", by=cast.applicant)
    grant: Mapping[str, Any] = line.ask("grant", "show", name, by=cast.applicant)
    assert (grant["status"], grant["modes"]) == ("active", ["query", "verify"])
    return grant


def province_figure(rows: list[Mapping[str, Any]], province: str) -> int:
    return next(int(r["confirmed"]) for r in rows if r["province"] == province and not r["city"])


def city_figures(rows: list[Mapping[str, Any]]) -> int:
    return sum(int(row["confirmed"]) for row in rows if row["city"])


def hours_of(station: Path) -> list[dict[str, str]]:
    with station.open(newline="") as file:
        return list(csv.DictReader(file))


def is_at(hour: Mapping[str, str], moment: Mapping[str, Any]) -> bool:
    return all(hour[name] == str(value) for name, value in moment.items())


def ledger_is_whole(line: CommandLine) -> None:
    line.say("留痕:封存、验真")
    line("ledger", "seal")
    line("ledger", "verify")
    verdict = line.ask("ledger", "verify")
    assert verdict["is_whole"] is True
    assert verdict["unsealed"] <= 1  # the proof that was just asked for is a line of its own
