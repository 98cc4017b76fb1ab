"""An entry is written by hand: from a file or by options, in the words of the sheet."""

import json
from pathlib import Path

import pytest

from tests.app.desk import Desk
from tests.app.world import COMPLETION, MARKET, World
from tongbase.app.cli.commands.trails import show_trail
from tongbase.app.cli.entry_words import OF_ENTRY, OF_ITEM, meant, written
from tongbase.catalogue.schemas.incoming import EntryIn, ItemIn
from tongbase.catalogue.schemas.searching import CodesOut

FILE = """
# 由各科室填写
信息资源名称: 食品经营许可信息
信息资源提供方: 武汉市市场监督管理局
摘要: |-
  全市食品经营许可证的
  核发情况: 含注销 #不含小作坊
共享类型: 有条件共享
共享条件: 用于监管
update_cycle: 每日
关联资源代码: 307001/000001、307001/000002
信息项:
- 信息项名称: 许可证编号
  数据类型: 字符型
  长度: 18
  是否主键: 是
  共享类型: 不予共享
- name: 有效期至
  data_type: 日期型
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "entry.yaml"
    path.write_text(FILE, "utf-8-sig")
    return path


def test_an_entry_is_drafted_from_a_file_and_told_as_a_file_that_drafts_it_again(
    desk: Desk, file: Path
):
    made = desk.types("market", "entry", "draft", "--file", str(file))
    assert made["abstract"] == "全市食品经营许可证的\n核发情况: 含注销 #不含小作坊"
    assert (made["share_type"], made["update_cycle"]) == ("conditional", "daily")
    assert (made["provider_code"], len(made["related_codes"])) == (MARKET, 2)
    licence, until = made["items"]
    assert (licence["data_type"], licence["length"], licence["is_pk"]) == ("C", 18, True)
    assert (licence["share_type"], until["name"]) == ("not_shared", "有效期至")
    file.write_text(desk.reads("market", "entry", "show", made["id"], "--yaml"))
    again = desk.types("market", "entry", "draft", "--file", str(file), "--name", "食品经营许可")
    kept = EntryIn.model_fields.keys() - {"provider", "name", "items", "secret_flag"}
    assert {name: again[name] for name in kept} == {name: made[name] for name in kept}
    without = [[item | {"id": ""} for item in entry["items"]] for entry in (made, again)]
    assert without[0] == without[1]


def test_an_entry_is_changed_by_a_file(desk: Desk, file: Path):
    name = "食品生产许可信息"
    made = desk.types("market", "entry", "draft", "--file", str(file), "--name", name)
    words = desk.reads("market", "entry", "show", made["id"], "--yaml")
    file.write_text(words.replace("每日", "每周").replace("有效期至", "截止日期"))
    told = desk.types("market", "entry", "edit", made["id"], "--file", str(file))
    assert told["update_cycle"] == "weekly"
    assert [item["name"] for item in told["items"]] == ["许可证编号", "截止日期"]
    assert [item["code"] for item in told["items"]] == [item["code"] for item in made["items"]]
    file.write_text("更新周期:\n")
    told = desk.types("market", "entry", "edit", made["id"], "--file", str(file))
    assert (told["update_cycle"], told["share_type"]) == (None, "conditional")


def test_an_entry_is_drafted_by_options(desk: Desk):
    words = ("--name", "药品经营许可信息", "--item", "许可证编号=字符型", "--item", "有效期至")
    fields = ("共享类型=不予共享", "data_level=G2", "涉密性=非涉密")
    made = desk.types("market", "entry", "draft", *words, *fields)
    assert (made["share_type"], made["data_level"]) == ("not_shared", "G2")
    assert [item["data_type"] for item in made["items"]] == ["C", None]
    told = desk.types("market", "entry", "set", made["id"], "共享类型=无条件共享")
    assert told["share_type"] == "unconditional"
    told = desk.types("market", "entry", "set-item", made["id"], "有效期至", "数据类型=日期型")
    assert told["items"][1]["data_type"] == "D"


def test_versions_are_compared_in_words(desk: Desk, world: World):
    market, path = world.by("market"), "/api/catalogue/entries"
    items = [{"name": "名称", "data_type": "C", "field_name": "mc"}]
    said = {**COMPLETION, "region_item": "", "data_level": "G2", "share_type": "unconditional"}
    draft = {**said, "name": "商标代理备案信息", "provider": MARKET, "items": items}
    made = market.post(path, draft)["id"]
    for change in ({}, {"update_cycle": "yearly"}):
        ready = market.post(f"{path}/{made}/revise")["id"] if change else made
        market.patch(f"{path}/{ready}", change)
        market.post(f"{path}/{ready}/submit")
        for reviewer in ("market.head", "bureau"):
            world.by(reviewer).post(f"{path}/{ready}/review", {"decision": "approve"})
    printed = desk.reads("market", "entry", "compare", made, "1", "2")
    assert "\t更新周期\t每日 daily\t每年 yearly" in printed
    assert desk.types("market", "entry", "compare", made, "1", "2")[0]["after"] == "yearly"


def test_what_is_wrong_is_refused_with_its_field_as_over_http(
    desk: Desk, world: World, tmp_path: Path
):
    wrong = {
        "name: 甲\n共享类型: 随便共享\n": "cli.code_unknown share_type:",
        "name: 甲\n主管: 张三\n": "malformed 主管:",
        "摘要: 乙\n": "malformed name:",
        "name: 甲\n信息项:\n- 数据类型: 字符型\n": "malformed items.0.name:",
        "name: 甲\n信息资源名称: 乙\n": "cli.field_doubled name:",
        "name: 甲\n提供方: 乙\nprovider: 不存在的局\n": "cli.name_unknown provider:",
        "name: 甲\nname: 乙\n": "cli.file_malformed file:",
        "name: [甲]\n": "cli.file_malformed file:",
        "- 甲\n": "cli.file_malformed file:",
    }
    file = tmp_path / "entry.yaml"
    for text, said in wrong.items():
        file.write_text(text)
        assert said in desk.is_refused("market", "entry", "draft", "--file", str(file))
    file = tmp_path / "entry.json"
    file.write_text(json.dumps({"name": "甲", "share_type": "随便"}))
    by_file = desk.is_refused("market", "entry", "draft", "--file", str(file))
    assert "cli.code_unknown share_type:" in by_file
    file.write_bytes("名称: 甲".encode("gbk"))
    assert "UTF-8" in desk.is_refused("market", "entry", "draft", "--file", str(file))
    assert "file:" in desk.is_refused("market", "entry", "draft", "--file", str(tmp_path / "no"))
    assert "cli.draft_source name:" in desk.is_refused("market", "entry", "draft")
    both = ("entry", "draft", "--from", "ods.gt", "共享类型=不予共享")
    assert "cli.draft_source from:" in desk.is_refused("market", *both)


def test_every_field_that_an_entry_takes_has_a_heading_and_survives_the_way_there_and_back():
    codes = CodesOut.all().model_dump()["lists"]
    entry = {name: _something(name, codes) for name in EntryIn.model_fields}
    entry["items"] = [{name: _something(name, codes) for name in ItemIn.model_fields}]
    assert {column.field for column in OF_ENTRY} == entry.keys()
    assert {column.field for column in OF_ITEM} == entry["items"][0].keys()
    from strictyaml import load

    words = load(written({**entry, "provider_code": entry["provider"]}, codes)).data
    assert not words.keys() & entry.keys()
    back = meant(words, codes)
    assert EntryIn(**back) == EntryIn(**entry)


def _something(name: str, codes: dict) -> object:
    if name in codes:
        return codes[name][1]["value"]
    kinds = {"secret_flag": True, "is_pk": True, "nullable": False, "length": 3, "precision": 2}
    days = dict.fromkeys(("secrecy_assessed_at", "pipia_assessed_at"), "2026-01-31")
    return {**kinds, **days, "related_codes": ["307001/1", "307001/2"]}.get(name, f"词 {name}")


def test_a_word_that_no_code_has_is_refused_in_words(desk: Desk, world: World):
    told = desk.is_refused("market", "entry", "set", world.ids["published"], "更新周期=每天")
    assert "cli.code_unknown update_cycle:" in told
    assert "“更新周期”没有“每天”这一取值" in told
    assert "每日" in told
    assert "daily" not in told.split("knows no")[0]
    codes = {"data_class": [{"value": "公共数据", "label": "公共数据", "label_en": "Public data"}]}
    assert meant({"数据分类": "公共卫生"}, codes) == {"data_class": "公共卫生"}  # only suggested


def test_the_day_of_a_case_is_that_of_the_house(capsys: pytest.CaptureFixture[str]):
    case = {
        "title": "目录发布",
        "state": "pending",
        "reason": "",
        "opened_by_name": "李编目",
        "opened_at": "2026-11-27T17:00:00Z",
        "steps": [],
    }
    show_trail(lambda _: [case])
    assert "李编目 提交于 2026-11-28" in capsys.readouterr().out
