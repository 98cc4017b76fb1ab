"""Steps 2 to 4: sources, collection into the lake, the checks of the landing."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from tongbase.app.client import Client
from tongbase.app.story import invented, sources
from tongbase.app.story.cast import COLLECTOR, COMPILER, MARK
from tongbase.app.story.stage import Facts, Stage, expect
from tongbase.base.postgres import embedded_url

MARKET_SOURCE = f"市场监管企业登记库{MARK}"
CIVIL_SOURCE = f"民政业务文件{MARK}"
MARIADB_SOURCE = f"个体工商户登记库{MARK}"
ENTERPRISES, SECTIONS = "qydj", "hyml"
INDIVIDUALS, RELIEF, ELDERS = "gtgsh", "dbdx", "gljt"
NEW_NAME = "演示更名有限公司"

RULES: tuple[Mapping[str, Any], ...] = (
    {"code": "信用代码校验", "kind": "check_digit", "columns": ["tyshxydm"], "check": "uscc"},
    {
        "code": "身份号码校验",
        "kind": "check_digit",
        "columns": ["fddbr_zjhm"],
        "check": "citizen_id",
    },
    {"code": "名称非空", "kind": "not_null", "columns": ["qymc"]},
    {
        "code": "登记状态代码",
        "kind": "code_list",
        "columns": ["djzt"],
        "values": ["存续", "吊销", "注销", "迁出"],
    },
    {"code": "注册资本值域", "kind": "range", "columns": ["zczb"], "low": "0"},
    {
        "code": "区划有效",
        "kind": "code_list",
        "columns": ["xzqh"],
        "values": list(invented.DIVISIONS),
    },
    {
        "code": "行业门类存在",
        "kind": "reference",
        "columns": ["hydm"],
        "reference": {"namespace": "ods", "table": SECTIONS, "column": "dm"},
    },
)


def sources_are_registered(stage: Stage) -> Facts:
    """Let the departments register what they have; secrets go in and never come out."""
    yield from _market(stage)
    yield from _civil(stage)
    yield from _mariadb(stage)


def tables_are_landed(stage: Stage) -> Facts:
    """Collect everything; again, which changes nothing; and once more after a correction."""
    yield from _first_landing(stage)
    market = stage.by(COMPILER.account)
    again = run_flow(market, stage.found["flow:" + ENTERPRISES])
    expect(_changed(again) == 0, "重跑改变了数据。", "The second run changed rows.")
    yield f"重跑企业登记:{again['unchanged']} 行未变,0 行改变"
    code = invented.sound_enterprises()[0].tyshxydm
    sources.change_market_row(_market_url(stage), code=code, name=NEW_NAME)
    later = run_flow(market, stage.found["flow:" + ENTERPRISES])
    expect(later["updated"] == 1, "来源的变更没有到达。", "The source's change did not arrive.")
    yield f"来源更正 1 行企业名称:再次归集更新 {later['updated']} 行"


def rows_are_checked(stage: Stage) -> Facts:
    """Show what the checks of the landing found: exactly the faults that were planted."""
    api = stage.by(COMPILER.account)
    table = table_of(api, ENTERPRISES)
    stage.found["table"] = table["id"]
    check = api.get(f"/api/govern/tables/{table['id']}/results")[0]
    for result in check["results"]:
        if result["bad"]:
            yield f"{result['rule_zh']}:检查 {result['evaluated']} 行,问题 {result['bad']} 行"
    aside = api.get(f"/api/govern/tables/{table['id']}/quarantine", size=1)
    planted = invented.PLANTED.total + invented.PLANTED.doubled
    expect(
        check["set_aside"] == planted,
        f"隔离 {check['set_aside']} 行,应为 {planted} 行。",
        f"{check['set_aside']} rows were set aside instead of {planted}.",
    )
    expect(
        aside["total"] == planted,
        f"隔离区有 {aside['total']} 条,应为 {planted} 条。",
        f"{aside['total']} rows lie in the quarantine instead of {planted}.",
    )
    kept = f"隔离 {check['set_aside']} 行并保留原因;三次归集后隔离区仍是这 {aside['total']} 条"
    yield from (kept, _why_so_many())
    yield f"得分 {check['score']:.2f}:各指标合格率的加权平均,每条规则只按它检查的行计算"


def _why_so_many() -> str:
    total, doubled = invented.PLANTED.total, invented.PLANTED.doubled
    return (
        f"故意的问题 {total} 处;其中 {doubled} 处是主键重复,无从判断哪一行为准,两行一并隔离:"
        f"{total} + {doubled} = {total + doubled} 行"
    )


def run_flow(api: Client, flow_id: str) -> Mapping[str, Any]:
    """Run a flow to its end and return what it moved."""
    ordered = api.post(f"/api/collect/flows/{flow_id}/run")
    ended = api.wait_for(ordered["id"])
    expect(
        ended["state"] == "succeeded",
        f"采集运行失败:{ended['error']}",
        f"The run failed: {ended['error']}",
    )
    run: Mapping[str, Any] = api.get(f"/api/collect/runs/{ordered['id']}")
    return {**run, **run["counts"]}


def table_of(api: Client, name: str) -> Mapping[str, Any]:
    """Return a lake table by its name."""
    rows = api.get("/api/govern/tables", q=name, size=100)["rows"]
    found: Mapping[str, Any] = next(row for row in rows if row["name"] == name)
    return found


def _market_url(stage: Stage) -> str:
    return embedded_url(stage.house.settings.home / "pg", sources.MARKET_DATABASE)


def _market(stage: Stage) -> Iterator[str]:
    url = _market_url(stage)
    rows = sources.make_market_database(url)
    host, port = sources.market_address(url)
    settings = {
        "host": host,
        "port": port,
        "database": sources.MARKET_DATABASE,
        "user": urlsplit(url).username or "postgres",
    }
    source = _source(stage, COMPILER.account, MARKET_SOURCE, "postgresql", settings)
    planted = f"含 {invented.PLANTED.total} 处故意的问题"
    yield f"PostgreSQL“{MARKET_SOURCE}”:连接正常,{rows} 行企业登记({planted})"
    for table, key, title in (
        (SECTIONS, "dm", "国民经济行业门类"),
        (ENTERPRISES, "tyshxydm", "企业登记信息"),
    ):
        flow = {"table": table, "target": table, "keys": [key], "title": f"{title}{MARK}"}
        _flow(stage, COMPILER.account, source, flow)


def _civil(stage: Stage) -> Iterator[str]:
    folder = stage.house.settings.home.resolve() / "inbox" / "minzheng"
    cases, elders = sources.make_civil_folder(folder)
    settings = {"path": str(folder)}
    source = _source(stage, COLLECTOR.account, CIVIL_SOURCE, "folder", settings)
    yield f"文件目录“{CIVIL_SOURCE}”:CSV(GB18030){cases} 行,Excel {elders} 行"
    by = COLLECTOR.account
    tables = stage.by(by).get(f"/api/collect/sources/{source}/tables")
    names = [table["name"] for table in tables["rows"]]
    relief = next(name for name in names if "低保对象" in name)
    elder = next(name for name in names if "高龄津贴" in name)
    _flow(
        stage,
        by,
        source,
        {
            "table": relief,
            "target": RELIEF,
            "title": f"低保对象{MARK}",
            "keys": ["公民身份号码"],
            "delete_missing": True,
        },
    )
    _flow(
        stage,
        by,
        source,
        {"table": elder, "target": ELDERS, "title": f"高龄津贴{MARK}", "keys": ["编号"]},
    )


def _mariadb(stage: Stage) -> Iterator[str]:
    made = sources.make_mariadb()
    if made is None:
        yield "本机没有可用的 MariaDB,跳过第三个数据源"
        return
    place, rows = made
    stage.found["left"] = f"{place.host}:{place.port}", place.database
    settings = {
        "host": place.host,
        "port": place.port,
        "database": place.database,
        "user": place.user,
    }
    source = _source(stage, COMPILER.account, MARIADB_SOURCE, "mysql", settings, place.password)
    yield f"MariaDB“{MARIADB_SOURCE}”:连接正常,{rows} 行个体工商户"
    flow = {"table": INDIVIDUALS, "target": INDIVIDUALS, "title": f"个体工商户登记{MARK}"}
    _flow(stage, COMPILER.account, source, flow)


def _source(
    stage: Stage,
    account: str,
    name: str,
    kind: str,
    settings: Mapping[str, Any],
    secret: str | None = None,
) -> str:
    api, path = stage.by(account), "/api/collect/sources"
    body = {"name": name, "kind": kind, "settings": settings, "secret": secret}
    known = api.get(path, q=name)["rows"]
    source = stage.ensure(known, {"name": name}, lambda: api.post(path, body))
    tested = api.post(f"{path}/{source['id']}/test")
    expect(tested["ok"], f"数据源“{name}”连接失败:{tested}", f"The source {name} fails: {tested}")
    return str(source["id"])


def _flow(stage: Stage, account: str, source: str, flow: Mapping[str, Any]) -> None:
    api, path = stage.by(account), "/api/collect/flows"
    known = api.get(path, source_id=source, size=100)["rows"]
    match = {"target": f"ods.{flow['target']}"}
    made = stage.ensure(known, match, lambda: api.post(path, {"source_id": source, **flow}))
    stage.found[f"flow:{flow['target']}"] = made["id"]


def _first_landing(stage: Stage) -> Iterator[str]:
    market, civil = stage.by(COMPILER.account), stage.by(COLLECTOR.account)
    flow = stage.found["flow:" + ENTERPRISES]
    plan = market.get(f"/api/collect/flows/{flow}/plan")
    yield f"计划:{' → '.join(step['zh'] for step in plan['steps'])}"
    yield _told(run_flow(market, stage.found["flow:" + SECTIONS]), "行业门类(供关联核查)")
    _bind_rules(stage)
    yield _told(run_flow(market, flow), "企业登记")
    for api, target, title in (
        (civil, RELIEF, "低保对象"),
        (civil, ELDERS, "高龄津贴"),
        (market, INDIVIDUALS, "个体工商户"),
    ):
        if (other := stage.found.get("flow:" + target)) is not None:
            yield _told(run_flow(api, other), title)


def _bind_rules(stage: Stage) -> None:
    """Bind the rules of the register before its first row lands."""
    api = stage.by(COMPILER.account)
    path = f"/api/govern/tables/{table_of(api, ENTERPRISES)['id']}/rules"
    known = {rule["code"] for rule in api.get(path)}
    for rule in RULES:
        if rule["code"] not in known:
            api.post(path, {**rule, "severity": "quarantine"})


def _told(run: Mapping[str, Any], title: str) -> str:
    return (
        f"{title}:读 {run['read']} 行,新增 {run['inserted']},更新 {run['updated']},"
        f"未变 {run['unchanged']},隔离 {run['quarantined']},{run['seconds']:.1f} 秒"
    )


def _changed(run: Mapping[str, Any]) -> int:
    return int(run["inserted"] + run["updated"] + run["deleted"])
