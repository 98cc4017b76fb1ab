"""A department's day with its catalogue: a sheet is handed in, entries are submitted together, one
comes back and is mended, is published, revised and compared; the bureau decides them by the pile.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.console.people import People, Visitor
from tongbase.app.story.cast import COMPILER, MARKET, PROVIDER_HEAD, REVIEWER
from tongbase.base.sheets.writing import SheetFormat, write_sheet
from tongbase.catalogue.terms.sheets import TITLES

pytestmark = pytest.mark.xdist_group("console")

SERIES = "餐饮服务"
LICENCES, CHECKS, SYSTEM = f"{SERIES}许可信息", f"{SERIES}检查结果", f"{SERIES}管理系统"
OPINION = "摘要没有说明数据范围,请补充。"
SAID = {
    "classify_code": "307001",
    "provider": MARKET.uscc,
    "abstract": "餐饮服务经营者的登记与监督检查信息。",
    "format_category": "数据库",
    "format_type": "MySQL",
    "share_type": "有条件共享",
    "share_condition": "用于食品安全监管",
    "share_scope": "本省各级政务部门",
    "use_purpose": "核验经营资格",
    "share_mode": "接口",
    "open_type": "不予开放",
    "update_cycle": "每日",
    "data_class": "组织数据",
    "data_level": "一般数据2级",
    "secrecy_assessed_at": "2026-02-01",
    "pipia_assessed_at": "2026-02-01",
}
ITEMS = (("统一社会信用代码", "TYSHXYDM"), ("经营者名称", "JYZMC"), ("许可证编号", "XKZBH"))


def a_sheet(folder: Path) -> Path:
    """Three entries: one complete, one without the assessments, one named like a system."""
    unassessed = {**SAID, "secrecy_assessed_at": "", "pipia_assessed_at": ""}
    rows = []
    secret = {**SAID, "abstract": "涉密岗位的登记信息。"}
    for name, said in ((LICENCES, SAID), (CHECKS, unassessed), (SYSTEM, secret)):
        head = {**said, "name": name}
        for item, column in ITEMS:
            told = {"item_name": item, "item_field_name": column, "item_data_type": "字符型"}
            rows.append({**head, **told})
            head = {}
    fields = [*SAID, "name", "item_name", "item_field_name", "item_data_type"]
    cells = [[row.get(field, "") for field in fields] for row in rows]
    path = folder / "餐饮服务目录.xlsx"
    headings = [TITLES[field] for field in fields]
    path.write_bytes(b"".join(write_sheet(SheetFormat.XLSX, headings, cells)))
    return path


def my_entries(window: Visitor) -> None:
    window.go(f"/catalogue/compile?q={SERIES}", "目录编制")


def open_entry(window: Visitor, name: str) -> None:
    my_entries(window)
    window.follow(name)


def decide(window: Visitor, name: str, decision: str, opinion: str) -> None:
    """Open what waits, decide it and say why."""
    window.go("/workbench/waiting", "待我审批")
    window.page.get_by_role("link", name=re.compile(name)).first.click()
    window.press("审核")
    dialog = window.page.get_by_role("dialog")
    dialog.get_by_text(decision, exact=True).click()
    window.page.get_by_label("审核意见").fill(opinion)
    window.press("提交审核结果")
    expect(dialog).to_have_count(0)


def test_a_sheet_is_checked_and_what_is_good_is_taken_over(people: People, tmp_path: Path) -> None:
    window = people.by(COMPILER)
    window.go("/imports", "批量导入")
    window.look("imports-none")
    window.go("/catalogue/compile", "目录编制")
    window.page.get_by_role("main").get_by_role("link", name="批量导入").click()
    expect(window.heading).to_contain_text("上传文件")
    window.sees("信息资源名称", "下载模板")
    window.look("import-new")
    window.page.locator("input[type=file]").set_input_files(a_sheet(tmp_path))
    window.press("校验")
    expect(window.heading).to_contain_text("已校验", timeout=60_000)
    assert (window.figure("新增条数"), window.figure("不通过条数")) == (2, 1)
    window.sees("系统或平台的名称", "涉密")
    assert window.figure("有提示条数") == 1
    window.look("import-checked-all")
    window.choose("类别", "提示")
    expect(window.page.get_by_role("row").filter(has_text="系统或平台的名称")).to_have_count(0)
    window.sees("含有“涉密”字样")
    window.look("import-checked")
    window.press("导入通过的内容")
    expect(window.heading).to_contain_text("已导入", timeout=60_000)
    window.look("import-applied")
    window.go("/imports", "批量导入")
    window.sees("餐饮服务目录.xlsx")
    window.look("imports")


def test_fields_are_set_and_entries_submitted_together(people: People) -> None:
    window = people.by(COMPILER)
    my_entries(window)
    window.page.get_by_label("全选本页").check()
    window.sees("已选 2 项")
    window.look("compile-ticked")
    window.press("批量设置")
    window.choose("目录：更新周期", "每周")
    window.type("目录：共享条件", "仅用于监管核查")
    window.look("set-many")
    window.page.get_by_role("dialog").get_by_role("button", name="批量设置").click()
    window.sees("已办理 2 件")
    expect(window.page.get_by_role("dialog")).to_have_count(0)
    for name in (LICENCES, CHECKS):
        open_entry(window, name)
        window.sees("仅用于监管核查")
    my_entries(window)
    window.page.get_by_label("全选本页").check()
    window.press("批量提交")
    window.page.get_by_role("dialog").get_by_role("button", name="批量提交").click()
    left = window.page.get_by_role("dialog").filter(has_text="未能办理")
    expect(left.get_by_role("listitem")).to_have_count(1)
    expect(left).to_contain_text("保密风险评估日期")
    window.look("submit-many-left")
    window.press("知道了")
    my_entries(window)
    window.sees("待部门审核", "草稿")


def test_the_head_decides_by_the_pile_and_the_bureau_returns_one(people: People) -> None:
    head = people.by(PROVIDER_HEAD)
    head.go("/workbench/waiting", "待我审批")
    row = head.page.get_by_role("row").filter(has_text=LICENCES)
    row.get_by_role("checkbox").check()
    head.look("waiting-entries-ticked")
    head.press("批量审批目录")
    head.sees("批量审批 1 件")
    head.press("提交审核结果")
    head.sees("已办理 1 件")
    expect(row).to_have_count(0)
    bureau = people.by(REVIEWER)
    decide(bureau, LICENCES, "退回补正", OPINION)
    expect(bureau.heading).to_contain_text("退回待补正")


def test_what_came_back_is_mended_and_published(people: People) -> None:
    window = people.by(COMPILER)
    open_entry(window, LICENCES)
    expect(window.heading).to_contain_text("退回待补正")
    window.tab("审批轨迹")
    window.sees(OPINION)
    window.look("entry-returned")
    window.press("编辑")
    window.type("信息资源摘要", "全省餐饮服务许可证的核发、变更、注销信息，不含涉密内容。")
    window.press("保存")
    window.sees("已保存")
    open_entry(window, LICENCES)
    window.press("提交审核")
    window.confirm("提交审核")
    head = people.by(PROVIDER_HEAD)
    open_entry(head, LICENCES)
    head.sees("请在审核时核实", "信息资源摘要含有“涉密”字样")
    head.look("entry-remarked-on")
    decide(head, LICENCES, "同意", "已补充。")
    bureau = people.by(REVIEWER)
    decide(bureau, LICENCES, "同意", "同意发布。")
    expect(bureau.heading).to_contain_text("已发布")


def test_a_second_version_is_published_and_compared(people: People) -> None:
    window = people.by(COMPILER)
    open_entry(window, LICENCES)
    window.press("变更")
    window.confirm("变更")
    expect(window.heading).to_contain_text("编辑目录")
    revision = window.page.url.split("/catalogue/entries/")[1].split("/")[0].split("?")[0]
    window.type("共享范围", "本省各级政务部门及受委托机构")
    window.press("保存")
    window.sees("已保存")
    window.go(f"/catalogue/entries/{revision}", LICENCES)
    window.press("提交审核")
    window.confirm("提交审核")
    decide(people.by(PROVIDER_HEAD), LICENCES, "同意", "同意。")
    decide(people.by(REVIEWER), LICENCES, "同意", "同意发布。")
    open_entry(window, LICENCES)
    window.tab("版本与差异")
    window.sees("本省各级政务部门及受委托机构")
    window.look("entry-compared")
