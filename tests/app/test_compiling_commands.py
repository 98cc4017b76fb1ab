"""Registers, guided compilation, relations and coverage at the command line."""

from pathlib import Path

from tests.app.desk import Desk
from tests.app.world import MARKET, World


def test_from_a_service_item_to_its_entries(desk: Desk):
    who = "market"
    item = ("service-item", "add", "公司注销登记", "code=ZXDJ-0001", "kind=confirmation")
    made = desk.types(who, *item, "domains=16、22", "handling_days=3")
    assert (made["domains"], made["handling_days"]) == (["16", "22"], 3)
    name = made["code"]
    add = ("service-item", "add-material", name)
    desk.types(who, *add, "注销登记决定书", "--use", "produced", "--source", "government")
    rows = desk.types(who, *add, "清税证明", "--source", "government", "--issuer", "税务局")
    assert [row["standing"] for row in rows] == ["due", "due"]
    shown = desk.reads(who, "service-item", "show", name)
    for told in ("办理时限(工作日)\t3", "所属领域\t16、22", "清税证明"):
        assert told in shown
    drafts = desk.types(who, "service-item", "compile", name)  # what the tax office issues is its
    assert [row["made"] for row in drafts] == [True]
    assert "cli.nothing_due" in desk.is_refused(who, "service-item", "compile", name)
    reason = ("--reason", "由税务部门编目")
    desk.types(who, "service-item", "exclude-material", name, "清税证明", *reason)
    rows = desk.types(who, "service-item", "guide", name)
    assert [row["standing"] for row in rows] == ["drafted", "excluded"]
    desk.types(who, "service-item", "include-material", name, "清税证明")
    desk.types(who, "service-item", "cover", name, "清税证明", drafts[0]["entry_id"])
    rows = desk.types(who, "service-item", "remove-material", name, "清税证明")
    assert len(rows) == 1
    lines = desk.types(who, "relation", "list", "service_item", name)
    assert {line["kind"] for line in lines} == {"produces", "needs"}
    assert "cli.material_unknown" in desk.is_refused(
        who, "service-item", "cover", name, "清税证明", drafts[0]["entry_id"]
    )


def test_duties_and_systems_are_related_to_items(desk: Desk):
    who = "market"
    desk.types(who, "duty", "add", "企业登记", "code=QZ-0001", "kind=confirmation")
    desk.types(who, "it-system", "add", "登记许可系统", "databases=Oracle", "network=government")
    desk.types(who, "service-item", "add", "设立登记", "code=SLDJ-0001", "kind=confirmation")
    assert desk.types(who, "it-system", "link", "登记许可系统") == {"linked": 0}
    assert desk.types(who, "it-system", "link") == {"linked": 0}
    made = desk.types(who, "relation", "add", "based_on", "SLDJ-0001", "QZ-0001")
    desk.types(who, "relation", "add", "supported_by", "SLDJ-0001", "登记许可系统")
    assert "catalogue.relation_taken" in desk.is_refused(
        who, "relation", "add", "based_on", "SLDJ-0001", "QZ-0001"
    )
    assert "cli.relation_unknown" in desk.is_refused(who, "relation", "add", "x", "a", "b")
    assert desk.types(who, "relation", "end", made["id"])["until"]
    lines = desk.types(who, "relation", "list", "service_item", "SLDJ-0001", "--past")
    assert len(lines) == 2
    drafts = desk.types(who, "it-system", "compile", "登记许可系统", "许可证信息=t_xkz")
    told = desk.types(who, "it-system", "guide", "登记许可系统")
    assert [face["id"] for face in told["entries"]] == [drafts[0]["entry_id"]]
    assert "catalogue.record_in_use" in desk.is_refused(who, "it-system", "delete", "登记许可系统")
    told = desk.types(who, "it-system", "stop", "登记许可系统", "--reason", "系统下线")
    assert told["status"] == "stopped"
    assert desk.types(who, "it-system", "enable", "登记许可系统")["status"] == "in_use"


def test_records_are_set_and_deleted_in_batches(desk: Desk):
    who = "market"
    added = ("it-system", "add")
    ids = [desk.types(who, *added, name)["id"] for name in ("甲系统", "乙系统")]
    chosen = [word for one in ids for word in ("--id", one)]
    told = desk.types(who, "it-system", "set-many", "level=county", *chosen, "--dry-run")
    assert told == {"done": 0, "refusals": []}
    assert desk.types(who, "it-system", "set-many", "level=county", *chosen)["done"] == 2
    assert desk.types(who, "it-system", "show", "甲系统")["level"] == "county"
    assert desk.types(who, "it-system", "set", "甲系统", "note=试点")["note"] == "试点"
    assert "cli.nothing_chosen" in desk.is_refused(who, "it-system", "set-many", "level=city")
    assert "cli.condition_unknown" in desk.is_refused(
        who, "it-system", "delete-many", "--only", "colour=red"
    )
    kept = ("--only", "level=county", "--only", "q=系统")
    assert desk.types(who, "it-system", "list", *kept, "--size", "1", "--page", "2")["total"] == 2
    assert desk.types(who, "it-system", "set-many", "level=city", *kept)["done"] == 2
    assert desk.types(who, "it-system", "list", *kept)["total"] == 0
    assert desk.types(who, "it-system", "delete-many", *chosen)["done"] == 2
    assert desk.types(who, "it-system", "list")["total"] >= 0


def test_coverage_at_the_command_line(desk: Desk):
    who = "market"
    desk.types(who, "service-item", "add", "年报公示", "code=NBGS-0001", "kind=public_service")
    told = desk.types(who, "coverage", "--by", "organisation", "--region", "420100")
    before = told["whole"]["due"]
    assert before >= 1
    told = desk.types(who, "service-item", "exclude", "NBGS-0001", "--reason", "线下公示")
    assert told["covered"] == "excluded"
    told = desk.types(who, "coverage", "service_item")
    assert told["whole"]["due"] == before - 1
    assert desk.types(who, "service-item", "include", "NBGS-0001")["covered"] == "no"
    events = desk.types(who, "service-item", "timeline", "NBGS-0001")
    assert events[0]["event"] == "catalogue.record.included"


def test_a_register_is_exported_and_imported_again(desk: Desk, tmp_path: Path):
    who = "market"
    desk.types(who, "duty", "add", "广告监管", "code=QZ-0009", "kind=inspection")
    sheet = tmp_path / "duties.csv"
    desk.types(who, "duty", "export", str(sheet), "--q", "QZ-0009")
    sheet.write_text(sheet.read_text("utf-8-sig").replace("广告监管", "广告监督检查"), "utf-8")
    told = desk.types(who, "import", "check", "duty", str(sheet))
    assert (told["counts"]["changed"], told["faults"]) == (1, [])
    desk.types(who, "import", "apply", told["id"])
    assert desk.types(who, "duty", "show", "QZ-0009")["name"] == "广告监督检查"


def test_a_refused_line_is_told_by_its_heading(desk: Desk, tmp_path: Path):
    sheet = tmp_path / "items.csv"
    lines = ("事项编码,事项名称,事项类型,承诺时限,材料名称", "BL-0001,甲,行政许可,5,申请表")
    below = (
        "BL-0001,甲,行政许可,8,身份证明",
        "BL-0001,甲,行政许可,5,照片,多",
        "BL-0002,乙,行政许可,三日,",
    )
    sheet.write_text("\n".join((*lines, *below)), "utf-8")
    told = desk.types("market", "import", "check", "service_item", str(sheet))
    assert (told["counts"]["new"], told["counts"]["refused"]) == (0, 2)
    found = [(f["line"], f["field"], f["heading"], f["heading_en"]) for f in told["faults"]]
    assert found == [
        (3, "handling_days", "办理时限", "Working days"),
        (4, "", "整行", "The whole line"),
        (5, "handling_days", "办理时限", "Working days"),
    ]
    assert "第 3 行与第 2 行是同一条" in told["faults"][0]["zh"]
    rows = desk.types("market", "import", "faults", told["id"])["rows"]
    assert rows == told["faults"]


def test_what_should_be_looked_at_again_is_told_and_refuses_nothing(desk: Desk, tmp_path: Path):
    sheet, report = tmp_path / "entries.csv", tmp_path / "report.csv"
    said = f"定密岗位名录,{MARKET},机密级岗位名录。,岗位名称,核心数据"
    heads = "信息资源名称,信息资源提供方代码,信息资源摘要,信息项名称,信息项分级"
    sheet.write_text(f"{heads}\n{said}\n", "utf-8")
    told = desk.types("market", "import", "check", "entries", str(sheet))
    assert (told["counts"]["new"], told["counts"]["warned"], told["faults"]) == (1, 1, [])
    found = [(each["line"], each["heading"], each["weight"]) for each in told["warnings"]]
    assert found == [(2, "信息资源摘要", "warning"), (2, "信息项分级", "warning")]
    faults = ("import", "faults", told["id"], "--weight")
    assert desk.types("market", *faults, "warning")["rows"] == told["warnings"]
    assert desk.types("market", *faults, "refusal")["total"] == 0
    desk.types("market", "import", "report", told["id"], str(report))
    lines = report.read_text("utf-8-sig").splitlines()
    assert lines[0] == "行号,列,类别,说明"
    assert lines[1].startswith('2,信息资源摘要,提示,"信息资源摘要含有“机密”字样')
    assert len(lines) == 3


def test_duplicates_are_found_and_decided_at_the_command_line(desk: Desk, world: World):
    run = desk.types("bureau", "duplicate", "find")
    assert run["state"] == "succeeded"
    assert run["result"]["entries"] >= 1
    measured = desk.types("bureau", "duplicate", "measure")["result"]
    assert (measured["cases"], measured["left"]) == (0, [])
    cases = desk.types("bureau", "duplicate", "list")
    assert cases["total"] == run["result"]["pairs"]
    nobody = "0" * 32
    decided = [(verb, nobody, "--reason", "对象不同") for verb in ("dismiss", "reopen")]
    for words in (("show", nobody), ("timeline", nobody), *decided):
        assert "catalogue.duplicate_not_found" in desk.is_refused("bureau", "duplicate", *words)
    ask = ("duplicate", "report", *[world.ids["published"]] * 2, "--reason", "同一批企业")
    assert "second_id: 两个目录属于同一单位" in desk.is_refused("market", *ask)
    assert "denied" in desk.is_refused("market", "duplicate", "find")
    assert "denied" in desk.is_refused("market", "duplicate", "measure")


def test_code_lists_and_documents_go_out_and_come_back(desk: Desk, tmp_path: Path):
    lists, documents = tmp_path / "代码集.csv", tmp_path / "标准文件.csv"
    lists.write_text(
        "代码集编号,代码集名称,代码,名称\nferry_kind,渡船类别,1,客渡\nferry_kind,,2,车渡\n,,,\n坏,名,1,甲\n",
        encoding="utf-8",
    )
    told = desk.types("market", "import", "check", "code_lists", str(lists))
    assert (told["counts"]["new"], told["counts"]["refused"]) == (1, 1)
    desk.types("market", "import", "apply", told["id"])
    assert desk.types("market", "code-list", "show", "ferry_kind")["total"] == 2
    desk.types("market", "code-list", "export-all", str(lists), "--q", "渡船")
    again = desk.types("market", "import", "check", "code_lists", str(lists))
    assert (again["counts"]["same"], again["counts"]["refused"]) == (1, 0)
    desk.types("bureau", "document", "export", str(documents))
    kept = desk.types("bureau", "import", "check", "documents", str(documents))["counts"]
    assert (kept["new"], kept["changed"], kept["refused"]) == (0, 0, 0)
    naming = tmp_path / "naming.xlsx"
    desk.types("bureau", "naming", "export", str(naming))
    kept = desk.types("bureau", "import", "check", "naming_rules", str(naming))["counts"]
    assert (kept["new"], kept["changed"], kept["refused"]) == (0, 0, 0)
    assert kept["same"] > 0
    desk.types("market", "code-list", "delete", "ferry_kind")
