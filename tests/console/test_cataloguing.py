"""The story in the browser, from the source to the published entry that others find.

It comes first by its name: once an entry is published, the table has it and drafts no other.
"""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.console.people import People, Visitor
from tongbase.app.story.cast import COMPILER, PROVIDER_HEAD, REVIEWER
from tongbase.app.story.cataloguing import NAME
from tongbase.app.story.gathering import MARKET_SOURCE
from tongbase.app.story.sharing import WORDS
from tongbase.app.story.stage import Stage

pytestmark = pytest.mark.xdist_group("console")

ABSTRACT = "全省企业登记的基本信息,供政务部门依法核验使用。演示数据,不含真实主体。"
CONTACTS = "企业年报联系人信息"
RUN_MILLISECONDS = 120_000
TEXTS = {
    "信息资源摘要": ABSTRACT,
    "数据分类": "组织数据",
    "共享条件": "用于社会救助、行政审批等法定职责,仅限申请的用途使用。",
    "共享范围": "本省各级政务部门",
    "使用用途": "法人身份核验、经济状况核对",
}


def test_a_source_is_tested_and_collected_again(people: People) -> None:
    window = people.by(COMPILER)
    window.go("/collect/sources", "数据源")
    window.look("sources")
    window.follow(MARKET_SOURCE)
    window.press("测试连接")
    expect(window.page.get_by_role("dialog")).to_contain_text("连接正常")
    window.look("source-test")
    window.press("关闭")
    window.look("source")
    window.tab("源表")
    window.sees("qydj")
    window.tab("归集任务")
    window.follow(NAME)
    window.tab("计划")
    window.sees("下一次运行将执行")
    window.look("flow-plan")
    window.press("运行")
    window.confirm("运行")
    expect(window.page).to_have_url(re.compile("/collect/runs/"))
    expect(window.page.get_by_role("progressbar")).to_be_visible()
    expect(window.heading).to_contain_text("成功", timeout=RUN_MILLISECONDS)
    expect(window.page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "100")
    assert window.figure("读取") == window.figure("未变") + window.figure("隔离")
    assert window.figure("新增") == window.figure("更新") == window.figure("删除") == 0
    window.look("run")
    window.tab("按规则计数")
    window.sees("统一社会信用代码：校验位")
    window.look("run-rules")
    run = window.page.url.rsplit("/", 1)[-1].split("?")[0]
    window.go(f"/workbench/jobs/{run}?tab=timeline", NAME)
    window.sees("发起运行", "生成运行计划", "运行完成")
    window.look("job-timeline")


def test_an_entry_is_drafted_completed_and_submitted(people: People, stage: Stage) -> None:
    window = people.by(COMPILER)
    window.go(f"/govern/tables/{stage.found['table']}", "qydj")
    window.look("table")
    for tab in ("质量", "质量规则", "隔离区", "预览", "快照", "留痕"):
        window.tab(tab)
        window.look(f"table-{tab}")
    window.press("反编目")
    window.page.get_by_role("dialog").get_by_role("textbox").fill(NAME)
    window.confirm("反编目")
    expect(window.page).to_have_url(re.compile("/catalogue/entries/"))
    expect(window.heading).to_contain_text("草稿")
    gaps = window.page.get_by_role("heading", name="提交前还需补齐")
    expect(gaps).to_be_visible()
    count = int("".join(filter(str.isdigit, gaps.inner_text())))
    missing = window.page.get_by_role("link", name=re.compile("^缺少"))
    expect(missing).to_have_count(count)
    window.look("entry-draft")
    missing.first.click()
    complete(window)
    window.sees("法定内容已齐全")
    window.look("entry-edit")
    name_elements(window)
    window.follow("返回目录", NAME)
    window.sees("已落标信息项")
    window.tab("信息项")
    window.look("entry-items")
    window.press("提交审核")
    window.confirm("提交审核")
    expect(window.heading).to_contain_text("待部门审核")
    stage.found["submitted"] = window.page.url.rsplit("/", 1)[-1]


def complete(window: Visitor) -> None:
    """Fill in what the law asks for."""
    window.type("信息资源分类", "307001")
    window.sees("307001/000001")
    window.choose("更新周期", "每日")
    window.choose("共享类型", "有条件共享")
    window.choose("共享方式类型", "接口")
    for label, text in TEXTS.items():
        window.type(label, text)
    yesterday = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011 - people's today
    window.day("保密风险评估日期", yesterday)
    window.day("个人信息保护影响评估日期", yesterday)
    window.press("保存")
    window.sees("已保存")


def name_elements(window: Visitor) -> None:
    """Take the elements that are suggested surely enough for the items."""
    window.tab("信息项")
    window.press("建议数据元")
    window.sees("个有建议", "中文名与数据元名称相同")
    window.look("entry-elements")
    window.press("采用勾选的建议")
    window.sees("已填入", "有未保存的修改")
    window.press("保存信息项")
    window.sees("信息项已保存")


def test_head_and_bureau_review_and_it_is_published(people: People, stage: Stage) -> None:
    if "submitted" not in stage.found:
        pytest.fail("No entry was submitted in the chapter before.")
    for person, after in ((PROVIDER_HEAD, "待主管部门审核"), (REVIEWER, "已发布")):
        window = people.by(person)
        window.go("/workbench/waiting", "待我审批")
        window.look(f"waiting-{person.account}")
        window.page.get_by_role("link", name=NAME).click()
        expect(window.heading).to_contain_text(NAME)
        window.press("审核")
        window.page.get_by_label("审核意见").fill("符合要求,同意。")
        window.look(f"review-{person.account}")
        window.press("提交审核结果")
        expect(window.heading).to_contain_text(after)
        window.go("/workbench/waiting", "待我审批")
        window.sees("没有待审批的事项")
    stage.found["entry"] = stage.found["submitted"]


def test_the_entry_is_found_in_chinese_and_told_in_full(people: People, entry: str) -> None:
    window = people.by(COMPILER)
    window.go("/catalogue", "目录检索")
    window.page.get_by_role("combobox").fill("没有这样的目录吧")
    window.page.get_by_role("combobox").press("Enter")
    window.sees("没有找到符合条件的目录")
    window.look("search-nothing")
    window.page.get_by_role("combobox").fill(WORDS)
    window.page.get_by_role("combobox").press("Enter")
    expect(window.page.locator("mark").first).to_be_visible()
    window.look("search")
    window.page.get_by_role("heading", level=2).get_by_role("link", name=NAME).click()
    expect(window.page).to_have_url(f"{people.address}/catalogue/entries/{entry}")
    expect(window.heading).to_contain_text("已发布")
    window.sees(ABSTRACT, "307001")
    window.look("entry")
    window.tab("信息项")
    window.sees("tyshxydm")
    window.look("entry-items")
    window.tab("挂接资源")
    window.sees("qydj")
    window.look("entry-resources")
    window.tab("版本与差异")
    window.look("entry-versions")
    window.tab("审批轨迹")
    window.sees("符合要求,同意。", PROVIDER_HEAD.name, REVIEWER.name)
    window.look("entry-trail")
    window.tab("留痕")
    window.sees("起草目录", "提交审核")
    window.look("entry-timeline")


def test_masking_is_asked_of_an_entry_and_of_one_item(people: People) -> None:
    window = people.by(COMPILER)
    page = window.page
    items = [{"name": name, "data_type": "C", "length": 50} for name in ("联系人", "证件号码")]
    draft = window.ask("/api/catalogue/entries", {"name": CONTACTS, "items": items})["id"]
    window.go(f"/catalogue/entries/{draft}/edit", "编辑目录")
    window.choose("脱敏要求", "脱敏")
    window.press("保存")
    window.sees("已保存")
    window.follow("信息项", "编辑目录")
    page.get_by_role("button", name="更多", exact=True).last.click()
    window.choose("脱敏要求", "不显示")
    window.type("数据元", "公民身份号码")
    page.locator(".ant-select-item-option:visible").get_by_text("DE00001 公民身份号码").click()
    window.look("item-masking")
    asked = page.get_by_role("dialog").filter(has_text="未保存的修改将丢失")
    page.locator(".ant-drawer-close").click()
    window.look("item-unsaved")
    asked.get_by_role("button", name="继续编辑").click()
    expect(asked).to_have_count(0)
    window.press("完成")
    more = page.get_by_role("button", name="更多", exact=True)
    drawer = page.locator(".ant-drawer-close")
    expect(drawer).to_have_count(0)  # else the one that closes is closed again
    more.first.click()
    expect(drawer).to_have_count(1)
    drawer.click()
    expect(drawer).to_have_count(0)
    more.first.click()
    window.sees("脱敏（随目录）")
    window.type("责任部门", "不会保存")
    page.locator(".ant-drawer-mask").click(position={"x": 5, "y": 5})
    asked.get_by_role("button", name="放弃修改并离开").click()
    expect(drawer).to_have_count(0)
    more.first.click()
    expect(page.get_by_label("责任部门")).to_have_value("")
    drawer.click()
    window.press("保存信息项")
    window.sees("信息项已保存")
    window.follow("返回目录", CONTACTS)
    facts = page.get_by_role("main").get_by_text("脱敏要求", exact=True)
    expect(facts.locator("xpath=following-sibling::*[1]")).to_have_text("脱敏")
    window.tab("信息项")
    rows = page.get_by_role("row")
    expect(
        rows.filter(has_text="证件号码").get_by_role("cell", name="不显示", exact=True)
    ).to_be_visible()
    expect(
        rows.filter(has_text="联系人").get_by_role("cell", name="脱敏 （随目录）")
    ).to_be_visible()
    window.look("entry-masking")
    window.press("删除")
    window.confirm("删除")
