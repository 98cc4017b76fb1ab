"""A command that is written wrongly is told so in both languages, with the word at fault.

And each verb that the console and the API have can be typed: what is typed is done by the house.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.app.desk import Desk
from tests.app.world import COMPLETION, MARKET, World
from tongbase.app.cli import main as command_line
from tongbase.catalogue.queries.search import answers, candidates

CHINESE = re.compile(r"[\u4e00-\u9fff]")
WRONG = {
    ("nonsense",): "cli.usage_wrong",
    ("ledger", "list", "--nosuch"): "cli.usage_wrong --nosuch:",
    ("ledger", "list", "--size", "0"): "cli.usage_wrong --size:",
    ("ledger", "list", "--size", "many"): "cli.usage_wrong --size:",
    ("entry", "show"): "cli.usage_wrong entry:",
    ("ledger", "list", "--event", "\udcff"): "cli.usage_wrong arguments:",
    ("ledger", "list", "--event", "a\x1b[2J"): "cli.usage_wrong arguments:",
    ("--server", "http://127.0.0.1:1", "ledger", "list"): "client.not_a_server server:",
    ("--server", "nonsense:", "ledger", "list"): "client.not_a_server server:",
    ("--server", "http://[::bad", "ledger", "list"): "client.not_a_server server:",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_is_wrong_is_said_in_both_languages(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["tongbase", *words])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    told = capsys.readouterr().err
    first, second = told.strip().splitlines()[:2]
    assert ended.value.code == command_line.EXIT_REFUSED
    assert WRONG[words] in first
    assert CHINESE.search(first)
    assert second.strip()
    assert "Traceback" not in told


@pytest.mark.parametrize("words", [(), ("ledger",)])
def test_without_a_command_the_help_is_shown(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["tongbase", *words])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    shown = capsys.readouterr()
    assert ended.value.code == command_line.EXIT_USAGE
    assert "ledger" in shown.out + shown.err
    assert "usage_wrong" not in shown.err


def test_regions_are_installed_again_by_who_may(desk: Desk):
    assert desk.types("admin", "region", "install", "420000") == {"installed": 0}
    assert "denied" in desk.is_refused("bureau", "region", "install", "420000")
    assert "province:" in desk.is_refused("admin", "region", "install", "990000")


def test_an_organisation_is_changed_closed_and_reopened(desk: Desk):
    told = desk.types("bureau", "org", "set", MARKET, "--short-name", "市监局")
    assert (told["short_name"], told["name"]) == ("市监局", "武汉市市场监督管理局")
    uscc = "11420100MA00005848"
    closable = desk.types("bureau", "org", "add", uscc, "武汉市试点局", "--region", "420100")
    assert closable["active"]
    assert not desk.types("bureau", "org", "close", uscc)["active"]
    assert desk.types("bureau", "org", "reopen", uscc)["active"]


def test_a_person_is_given_roles_closed_and_reopened(desk: Desk):
    told = desk.types("bureau", "person", "set-roles", "market.nobody", "consumer")
    assert [role["code"] for role in told["roles"]] == ["consumer"]
    assert not desk.types("bureau", "person", "close", "market.nobody")["active"]
    assert desk.types("bureau", "person", "reopen", "market.nobody")["active"]
    assert desk.types("bureau", "person", "set-roles", "market.nobody")["roles"] == []
    assert "cli.name_unknown" in desk.is_refused("bureau", "person", "close", "nobody.there")


def test_a_role_is_shown_with_all_that_it_permits(desk: Desk):
    listed = {role["code"]: role for role in desk.types("admin", "role", "list")}
    code, role = next(iter(listed.items()))
    assert desk.types("admin", "role", "show", code) == role
    assert desk.types("admin", "role", "show", role["zh"]) == role
    assert "cli.name_unknown" in desk.is_refused("admin", "role", "show", "nobody")


def test_a_role_of_one_s_own_keeps_what_is_not_given(desk: Desk):
    permission = "catalogue.entry.compile"
    words = ("role", "set", "steward", "--name", "数据管家", "--english", "Steward")
    assert desk.types("admin", *words, "--permission", permission)["permissions"] == [permission]
    renamed = desk.types("admin", "role", "set", "steward", "--name", "数据专员")
    assert (renamed["zh"], renamed["en"]) == ("数据专员", "Steward")
    assert renamed["permissions"] == [permission]
    assert "steward" in {role["code"] for role in desk.types("admin", "role", "list")}


def test_a_resource_is_bound_and_released(desk: Desk, world: World):
    entry = world.ids["entry_id"]
    (world.house.settings.home / "inbox" / MARKET / "gt.csv").write_text("编号\n1\n", "utf-8")
    words = ("collect", "add", "--source", "登记库", "--table", "gt.csv", "--target", "gt")
    desk.types("market", *words, "--key", "编号")
    desk.types("market", "collect", "run", "gt")
    bound = desk.types("market", "entry", "bind", entry, "ods.gt", "--name", "个体登记库表")
    assert _tables(bound) == ["ods.gt"]
    assert "cli.resource_unknown" in desk.is_refused("market", "entry", "release", entry, "ods.no")
    assert _tables(desk.types("market", "entry", "release", entry, "ods.gt")) == []


def _tables(entry: dict[str, Any]) -> list[str]:
    return [f"{each['namespace']}.{each['table_name']}" for each in entry["resources"]]


def test_versions_are_compared(desk: Desk, world: World):
    entry = world.ids["published"]
    assert desk.types("civil", "entry", "compare", entry, "1", "1") == []
    assert desk.types("civil", "entry", "compare", entry) == []
    assert "number" in desk.is_refused("civil", "entry", "compare", entry, "1", "9")


def test_a_withdrawal_is_asked_for_decided_and_taken_back(desk: Desk, world: World):
    entry = _published(world)
    words = ("entry", "withdraw", entry, "--reason", "职责调整")
    assert "withdraw" not in desk.types("market", *words)["verbs"]
    assert "catalogue.status_forbids" in desk.is_refused("market", *words)
    told = desk.types("civil", "entry", "trail", entry)[0]
    assert (told["kind"], told["state"]) == ("catalogue.withdrawal", "pending")
    assert (told["reason"], told["steps"][0]["overdue_days"]) == ("职责调整", 0)
    back = ("entry", "review", entry, "--decision", "return", "--opinion", "仍有部门需要")
    assert desk.types("market.head", *back)["status"] == "published"
    desk.types("market", *words)
    assert desk.types("market", "entry", "recall", entry)["status"] == "published"
    states = [case["state"] for case in desk.types("market", "entry", "trail", entry)]
    assert states[:2] == ["withdrawn", "ended"]


def _published(world: World) -> str:
    """An entry on which nobody holds a grant."""
    market = world.by("market")
    path = "/api/catalogue/entries"
    items = [{"name": "名称", "data_type": "C", "field_name": "mc"}]
    said = {**COMPLETION, "region_item": "", "data_level": "G2"}
    draft = {**said, "name": "个体工商户年报信息", "provider": MARKET, "items": items}
    made = str(market.post(path, draft)["id"])
    market.post(f"{path}/{made}/submit")
    for reviewer in ("market.head", "bureau"):
        world.by(reviewer).post(f"{path}/{made}/review", {"decision": "approve"})
    return made


def test_the_style_of_codes_is_seen_by_all_and_set_by_the_bureau(desk: Desk):
    slash = {"style": "slash", "example": "307001/000001"}
    assert desk.types("market", "entry", "code-style") == slash
    assert "denied" in desk.is_refused("market", "entry", "code-style", "concat")
    assert desk.types("bureau", "entry", "code-style", "concat")["example"] == "3070010000000001"
    assert desk.types("bureau", "entry", "code-style", "slash") == slash
    assert "style:" in desk.is_refused("bureau", "entry", "code-style", "dots")


def test_synonyms_are_added_listed_and_removed(desk: Desk):
    made = desk.types("bureau", "synonym", "add", "牌照", "号牌")
    assert made in desk.types("bureau", "synonym", "list")
    desk.types("bureau", "synonym", "remove", str(made["id"]))
    assert made not in desk.types("bureau", "synonym", "list")


def test_a_shipped_synonym_is_switched_off_and_restored(desk: Desk):
    def state() -> str:
        rows = desk.types("bureau", "synonym", "list")
        return next(row["state"] for row in rows if row["id"] == number)

    rows = desk.types("bureau", "synonym", "list")
    number = next(row["id"] for row in rows if row["term"] == "低保")
    assert state() == "shipped"
    desk.types("bureau", "synonym", "remove", str(number))
    assert state() == "off"
    desk.types("bureau", "synonym", "restore", str(number))
    assert state() == "shipped"


def test_the_search_by_meaning_tells_its_state_and_is_rebuilt_where_it_works(desk: Desk):
    told = desk.types("market", "meaning", "show")
    assert (told["state"], told["path"], told["entries_known"]) == ("not_enabled", "characters", 0)
    assert "catalogue.meaning_absent" in desk.is_refused("bureau", "meaning", "rebuild")
    assert "denied" in desk.is_refused("market", "meaning", "rebuild")


@pytest.mark.parametrize("code", ["apply_answer_cond", "catalog_update"])
def test_a_limit_is_made_stricter(desk: Desk, code: str):
    before = {row["limit"]: row["working_days"] for row in desk.types("bureau", "limit", "list")}
    told = desk.types("bureau", "limit", "set", code, "8")
    assert {row["limit"]: row["working_days"] for row in told} == {**before, code: 8}
    desk.types("bureau", "limit", "set", code, str(before[code]))
    too_loose = desk.is_refused("bureau", "limit", "set", code, "99")
    assert "limits.limit_too_loose working_days:" in too_loose
    assert "denied" in desk.is_refused("market", "limit", "set", code, "5")


def test_an_update_is_required_listed_and_taken_back(desk: Desk, world: World):
    entry, note = world.ids["published"], ("--basis", "《条例》修订", "--wanted", "增加信息项")
    told = desk.types(
        "bureau", "entry-update", "require", entry, "--changed-on", "2026-01-05", *note
    )
    assert (told["update"]["by_bureau"], told["update"]["verbs"]) == (True, ["take_back"])
    listed = desk.types("market", "entry-update", "list", "--standing", "overdue")["rows"]
    assert [(row["entry_id"], row["days_left"] < 0) for row in listed] == [(entry, True)]
    late = desk.types("bureau", "entry", "list", "--update", "overdue")["rows"]
    assert entry in [row["id"] for row in late]
    (department,) = desk.types("bureau", "entry-update", "by-department")
    assert (department["provider_code"], department["overdue"]) == (MARKET, 1)
    words = ("entry-batch", "require-update", entry, "--changed-on", "2026-01-05", *note)
    (outcome,) = desk.types("market", *words)
    assert outcome["error"]["code"] == "catalogue.update_open"
    refused = desk.is_refused("market", "entry-update", "take-back", entry, "--reason", "不需要")
    assert "denied" in refused
    desk.types("bureau", "entry-update", "take-back", entry, "--reason", "核实无需更新")
    assert desk.types("market", "entry-update", "list", "--standing", "due")["rows"] == []
    future = ("entry-update", "require", entry, "--changed-on", "2999-01-05", *note)
    assert "changed_on:" in desk.is_refused("market", *future)


def test_all_that_an_entry_says_is_shown(desk: Desk, world: World):
    told = desk.reads("market", "entry", "show", world.ids["published"]).splitlines()
    shown = dict(line.split("\t", 1) for line in told if line.count("\t") == 1)
    asked = desk.types("market", "entry", "show", world.ids["published"])
    assert (shown["信息资源名称"], shown["共享类型"]) == (asked["name"], "有条件共享")
    assert shown["信息资源摘要"] == asked["abstract"]
    assert asked["items"][0]["name"] in told[-len(asked["items"])]


def test_a_batch_by_words_does_all_that_have_them_and_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    for name in ("渔船检验记录", "渔船捕捞配额", "渔船船员名册"):
        desk.types("market", "entry", "draft", "--name", name)
    batch = ("entry-batch", "delete", "--status", "draft", "--q")
    assert desk.types("market", *batch, "渔船 天文台") == []
    monkeypatch.setattr(candidates, "CANDIDATES_MAX", 2)
    monkeypatch.setattr(answers, "CANDIDATES_MAX", 2)
    assert "共 2 条以上" in desk.reads("market", "entry", "list", "渔船", "--status", "draft")
    assert len(desk.types("market", *batch, "渔船")) == 3


def test_the_entries_on_a_duty_are_listed(desk: Desk, world: World):
    duty = world.ids["registered_duty"]
    assert desk.types("market", "entry-update", "on-duty", duty) == []


def test_a_limit_is_told_beside_the_article_that_sets_it(desk: Desk):
    made = desk.types("bureau", "document", "enter", "国令第809号", "title=政务数据共享条例")
    uses = desk.types("civil", "document", "uses", made["id"])
    limits = {use["code"]: use["clause"] for use in uses if use["kind"] == "limit"}
    assert limits["catalog_update"] == "17"
    assert limits["apply_answer_cond"] == "21"
    assert "apply_bureau_review" not in limits  # the house's own
    desk.types("bureau", "document", "remove", made["id"], "--reason", "演示")


def test_limits_stand_in_groups_and_an_unknown_one_is_told(desk: Desk):
    rows = desk.types("market", "limit", "list")
    groups = list(dict.fromkeys(row["group_label"]["zh"] for row in rows))
    assert groups == ["目录编制与更新", "共享申请答复"]
    update = next(row for row in rows if row["limit"] == "catalog_update")
    assert (update["working_days"], update["most"], update["article"]) == (10, 10, 17)
    unknown = desk.is_refused("bureau", "limit", "set", "siesta", "5")
    assert "limits.limit_unknown limit:" in unknown


def test_a_rule_is_changed_and_keeps_what_is_not_given(desk: Desk):
    words = ("ods.qy", "人数", "--kind", "range", "--column", "人数")
    desk.types("market", "table", "add-rule", *words, "low=1", "high=100")
    changed = desk.types("market", "table", "set-rule", "ods.qy", "人数", "high=50", "weight=2")
    assert (changed["body"]["low"], changed["body"]["high"], changed["weight"]) == ("1", "50", 2)
    off = desk.types("market", "table", "set-rule", "ods.qy", "人数", "active=false")
    assert (off["active"], off["body"]["high"]) == (False, "50")
    desk.types("market", "table", "remove-rule", "ods.qy", "人数")
    unknown = desk.is_refused("market", "table", "set-rule", "ods.qy", "人数", "weight=1")
    assert "cli.rule_unknown code:" in unknown


def test_a_year_is_imported_from_a_file(desk: Desk, tmp_path: Path):
    file = tmp_path / "2031.csv"
    lines = "日期,安排,说明\n2031-10-01,放假,国庆节\n2031-10-11,上班,调休\n"
    file.write_text(lines, encoding="utf-8-sig")
    words = ("calendar", "import", "2031", str(file), "--source", "国办发明电〔2030〕1号")
    told = desk.types("admin", *words)
    assert told["source"] == "国办发明电〔2030〕1号"
    days = {day["day"]: (day["working"], day["note"]) for day in told["days"]}
    assert days == {"2031-10-01": (False, "国庆节"), "2031-10-11": (True, "调休")}
    file.write_text("2031-10-01,也许\n", encoding="utf-8")
    assert "cli.day_malformed file:" in desk.is_refused("admin", *words)


def test_an_element_lives_its_life(desk: Desk):
    fields = ("name_zh=登记状态", "data_type=C", "format=an1", "definition=登记的状态。")
    made = desk.types("market", "element", "draft", "DE42911", *fields, "synonyms=状态|djzt")
    assert (made["status"], made["synonyms"]) == ("draft", ["状态", "djzt"])
    assert desk.types("market", "element", "set", "DE42911", "length_max=1")["length_max"] == 1
    desk.types("market", "element", "submit", "DE42911")
    desk.types("market", "element", "recall", "DE42911")
    desk.types("market", "element", "submit", "DE42911")
    approved = ("review", "DE42911", "--decision", "approve")
    assert desk.types("bureau", "element", *approved)["status"] == "in_force"
    desk.types("market", "element", "revise", "DE42911")
    desk.types("market", "element", "set", "DE42911~2", "unit=个")
    told = desk.types("market", "element", "compare", "DE42911", "DE42911~2")
    assert told == [{"field": "unit", "before": "", "after": "个"}]
    assert desk.types("market", "element", "show", "登记状态")["id"] == made["id"]  # is in force
    desk.types("market", "element", "submit", "DE42911~2")
    desk.types("bureau", "element", "review", "DE42911~2", "--decision", "approve")
    assert desk.types("civil", "element", "show", "DE42911~1")["status"] == "replaced"
    assert desk.types("civil", "element", "show", "DE42911")["version"] == 2
    desk.types("market", "element", "withdraw", "DE42911", "--reason", "不再使用")
    listed = desk.types("civil", "element", "list", "--status", "withdrawn")["rows"]
    assert "DE42911" in {row["code"] for row in listed}
    assert len(desk.types("civil", "element", "timeline", "DE42911")) >= 6
    assert desk.types("civil", "element", "show", "DE42911")["ended_reason"] == "不再使用"


def test_a_code_list_lives_its_life(desk: Desk, tmp_path: Path):
    words = ("code-list", "draft", "shop_kind", "name_zh=店铺类型", "source=武汉市地方标准")
    assert desk.types("market", *words)["status"] == "draft"
    file = tmp_path / "codes.csv"
    file.write_text("代码,名称,上级代码\n1,食品店,\n11,面包店,1\n", encoding="gb18030")
    assert desk.types("market", "code-list", "codes", "shop_kind", str(file))["codes"] == 2
    exported = tmp_path / "export.csv"
    desk.reads("market", "code-list", "export", "shop_kind", str(exported))
    assert desk.types("market", "code-list", "codes", "shop_kind", str(exported))["codes"] == 2
    file.write_text("名称\n食品店\n", encoding="utf-8")
    told = desk.is_refused("market", "code-list", "codes", "shop_kind", str(file))
    assert "缺少必需的列:代码" in told
    approved = ("--decision", "approve")
    desk.is_refused("bureau", "code-list", "review", "shop_kind", *approved)  # nobody submitted it
    assert desk.types("market", "code-list", "submit", "shop_kind")["status"] == "review"
    assert "denied" in desk.is_refused("market", "code-list", "review", "shop_kind", *approved)
    told = desk.types("bureau", "code-list", "review", "shop_kind", *approved)
    assert told["status"] == "in_force"
    draft = desk.types("market", "code-list", "revise", "shop_kind")["id"]
    desk.types("market", "code-list", "set", draft, "maps_to=sex")
    file.write_text("code,name_zh\n1,男性\n", encoding="utf-8")
    desk.types("market", "code-list", "codes", draft, str(file))
    (pair, *_) = desk.types("market", "code-list", "map", draft)
    assert (pair["kind"], pair["target"]) == ("proposed", "1")
    desk.types("market", "code-list", "adopt", draft)
    told = desk.types("market", "code-list", "show", draft)["rows"]
    assert [row["maps_to"] for row in told] == ["1"]
    file.write_text("code,name_zh,parent,maps_to\n1,食品商店,,1\n", encoding="utf-8")
    desk.types("market", "code-list", "codes", draft, str(file))
    desk.types("market", "code-list", "submit", draft)
    assert desk.types("bureau", "code-list", "review", draft, *approved)["version"] == 2
    told = desk.types("civil", "code-list", "compare", "shop_kind", "1", "2")
    assert {"code": "11", "field": "code", "before": "面包店", "after": None} in told
    kinds = {
        row["code"]: row["kind"] for row in desk.types("civil", "code-list", "map", "shop_kind")
    }
    assert (kinds["1"], kinds["11"]) == ("renamed", "unmapped")
    shown = desk.types("civil", "code-list", "show", "shop_kind", "--below", "1")
    assert [row["code"] for row in shown["rows"]] == ["11"]
    desk.types("bureau", "code-list", "withdraw", "shop_kind", "--reason", "并入国家标准")
    again = desk.types("market", "code-list", "revise", "shop_kind")["id"]
    desk.types("market", "code-list", "delete", again)


def test_a_document_is_entered_cut_searched_and_removed(desk: Desk, tmp_path: Path):
    made = desk.types("bureau", "document", "enter", "DB42/T 1-2026", "title=示例")
    assert made["kind"] == "local"  # its number says so
    file = tmp_path / "text.md"
    file.write_text("# 1 范围\n本标准适用于演示。\n# 2 术语\n数据元。\n", encoding="utf-8")
    assert desk.types("bureau", "document", "text", "DB42/T 1-2026", str(file))["clauses"] == 2
    desk.types("bureau", "document", "set", made["id"], "status=abolished")
    found = desk.types("civil", "document", "search", "适用于演示")["rows"]
    assert [hit["number"] for hit in found] == ["1"]
    told = desk.types("civil", "document", "clauses", made["id"])["rows"]
    assert [clause["title"] for clause in told] == ["范围", "术语"]
    assert desk.types("civil", "document", "uses", made["id"]) == []
    assert desk.types("civil", "document", "list", "DB42/T 1-2026")["total"] == 1
    desk.types("bureau", "document", "remove", made["id"], "--reason", "演示")


def test_standards_are_fetched_as_sheets(world: World, tmp_path: Path):
    paths = ("elements", "code-lists/sex", "documents")
    files = {path: tmp_path / f"{number}.csv" for number, path in enumerate(paths)}
    for path, file in files.items():
        world.by("civil").fetch(f"/api/standards/{path}/export", file, format="csv")
    told = {path: file.read_text("utf-8-sig") for path, file in files.items()}
    assert "DE42902" in told["elements"]
    assert "女性" in told["code-lists/sex"]
    assert "DB42/T 2-2026" in told["documents"]


def test_a_name_is_checked_by_a_rule_of_one_s_own(desk: Desk):
    words = (
        "applies_to=task",
        "name_zh=同步任务",
        "pattern=sync_{words}",
        "explanation=以 sync_ 开头。",
    )
    desk.types("bureau", "naming", "add", "task_sync", *words, "explanation=以 sync_ 开头。")
    told = desk.types("civil", "naming", "check", "task", "qydj")
    assert {row["rule"]: row["proposal"] for row in told}["task_sync"] == "sync_qydj"
    desk.types("bureau", "naming", "set", "task_sync", "pattern=sync_{word}")
    assert "denied" in desk.is_refused("market", "naming", "remove", "task_sync")
    desk.types("bureau", "naming", "remove", "task_sync")
    assert desk.types("civil", "naming", "list", "sync_")["total"] == 0


def test_a_job_tells_its_timeline(desk: Desk, world: World):
    events = [
        line["event"] for line in desk.types("market", "job", "timeline", world.ids["run_id"])
    ]
    assert events[-1] == "collect.run.ordered"
    assert {"collect.run.planned", "collect.run.finished"} <= set(events)


def test_a_foreign_catalogue_is_previewed_and_harvested(desk: Desk, world: World):
    folder = world.house.settings.home / "inbox" / MARKET / "typed"
    folder.mkdir(parents=True)
    (folder / "datapackage.json").write_text('{"title": "命令行采集的目录"}', encoding="utf-8")
    where = ("frictionless", str(folder), "--default", "classify_code=307001")
    added = desk.types("market", "harvest", "add", "命令行", *where)
    assert added["defaults"]["classify_code"] == "307001"
    told = desk.types("market", "harvest", "preview", "命令行")
    assert [(one["verdict"], one["title"]) for one in told["verdicts"]] == [
        ("new", "命令行采集的目录")
    ]
    assert desk.types("market", "harvest", "run", added["id"])["counts"]["new"] == 1
    again = desk.types("market", "harvest", "run", "命令行")
    assert (again["counts"]["unchanged"], again["verdicts"]) == (1, [])
    runs = desk.types("market", "harvest", "runs", "命令行")["rows"]
    assert len(runs) == 3
    (newest,) = desk.types("market", "harvest", "verdicts", "命令行")["rows"]
    assert newest["verdict"] == "unchanged"
    of_first = ("verdicts", "命令行", "--run", runs[-1]["id"], "--verdict")
    assert desk.types("market", "harvest", *of_first, "new")["total"] == 1
    assert desk.types("market", "harvest", *of_first, "refused")["total"] == 0
    kept = desk.types("market", "harvest", "set", "命令行", "--schedule", "30 2 * * 1")
    assert (kept["schedule"], kept["next_run_at"] is None) == ("30 2 * * 1", False)
    often = ("harvest", "set", "命令行", "--schedule", "* * * * *")
    assert "jobs.schedule_invalid" in desk.is_refused("market", *often)
    off = desk.types("market", "harvest", "set", "命令行", "--schedule", "", "--name", "改名")
    assert (off["schedule"], off["next_run_at"], off["name"]) == ("", None, "改名")
    desk.types("market", "harvest", "remove", "改名")
    assert "cli.name_unknown" in desk.is_refused("market", "harvest", "run", "命令行")
    loopback = ("harvest", "add", "本机", "ckan", "http://127.0.0.1:5000")
    assert "source.address_forbidden" in desk.is_refused("market", *loopback)
    assert "catalogue/harvests" not in desk.types("market", "catalogue", "interfaces")["ckan"]


def test_all_three_desks_are_searched_by_words_and_kind(desk: Desk):
    def told(who: str, *words: str) -> dict[str, list[str]]:
        desks = desk.types(who, "workbench", "--size", "200", *words)
        return {
            name: [row.get("case", row)["title"] for row in of["rows"]]
            for name, of in desks.items()
        }

    everything = told("bureau")
    assert everything["decided"]
    found = told("bureau", "--q", "企业登记信息", "--kind", "catalogue.entry")
    assert found["decided"] == ["目录发布:企业登记信息"]
    asked = told("market", "--q", "企业登记信息")["opened"]
    assert "目录发布:企业登记信息" in asked
    assert told("market", "--q", "没有这样的事项") == {"waiting": [], "decided": [], "opened": []}


def test_the_log_of_a_subscription_leads_to_its_attempts(desk: Desk, world: World):
    subscription, delivery = world.ids["subscription_id"], world.ids["delivery_id"]
    assert "待推送\t已送达\t死信" in desk.reads("market", "subscription", "list")
    assert delivery in desk.reads("market", "subscription", "log", subscription)
    told = desk.reads("market", "subscription", "log", subscription, "--delivery", delivery)
    assert "推送过程" in told
    assert "应答" in told
