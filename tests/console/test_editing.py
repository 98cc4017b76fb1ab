"""Drafts are completed by several people, returned and revised; nobody's work is lost or hidden."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.console.people import People, Visitor
from tongbase.app.story.cast import COMPILER, PROVIDER_HEAD, REVIEWER

pytestmark = pytest.mark.xdist_group("console")

NAME = "农产品抽检结果"
DUTY, DUTY_CODE = "对农产品质量安全的监督检查", "11420000MA80000099"
ITEMS = [{"name": "样品名称", "data_type": "C"}, {"name": "检验结论"}]


@pytest.fixture
def draft(people: People) -> Iterator[str]:
    """A draft of the compiler's; it goes when the test has ended."""
    window = people.by(COMPILER)
    made = window.ask("/api/catalogue/entries", {"name": NAME, "items": ITEMS})["id"]
    yield made
    marked = {"X-Tongbase-Request": "1"}
    window.page.context.request.delete(
        f"{people.address}/api/catalogue/entries/{made}", headers=marked
    )


def beside(window: Visitor) -> Visitor:
    """Open a second window of the same person."""
    return Visitor(window.page.context.new_page(), window.address, window.pictures)


def test_who_saves_later_is_told_and_keeps_what_was_typed(people: People, draft: str) -> None:
    first, place = people.by(COMPILER), f"/catalogue/entries/{draft}/edit"
    second = beside(first)
    people.watch.foreseen.add((f"/api/catalogue/entries/{draft}", 409))
    for window in (first, second):
        window.go(place, "编辑目录")
    first.type("信息资源摘要", "先保存的摘要")
    first.press("保存")
    first.sees("已保存")
    second.type("数据分类", "组织数据")
    second.press("保存")
    second.sees(re.compile(f"{COMPILER.name}于 .* 修改过该目录，请重新载入后再保存。"))
    expect(second.page.get_by_label("数据分类", exact=True)).to_have_value("组织数据")
    second.look("entry-changed-since")
    second.press("放弃我的修改并重新载入")
    expect(second.page.get_by_label("信息资源摘要", exact=True)).to_have_value("先保存的摘要")
    expect(second.page.get_by_label("数据分类", exact=True)).to_have_value("")
    second.type("数据分类", "公共数据")
    second.press("保存")
    second.sees("已保存")
    second.page.close()
    first.go(f"/catalogue/entries/{draft}?tab=timeline", NAME)
    first.sees("修改的内容：信息资源摘要", "修改的内容：数据分类")


def test_what_is_typed_is_not_lost_on_the_way_to_another_tab(people: People, draft: str) -> None:
    window = people.by(COMPILER)
    window.go(f"/catalogue/entries/{draft}/edit", "编辑目录")
    abstract = window.page.get_by_label("信息资源摘要", exact=True)
    abstract.fill("还没有保存的摘要")
    window.page.get_by_role("link", name="信息项", exact=True).click()
    asked = window.page.get_by_role("dialog")
    expect(asked).to_contain_text("未保存的修改将丢失")
    window.look("entry-unsaved")
    window.press("继续编辑")
    expect(asked).to_have_count(0)
    expect(abstract).to_have_value("还没有保存的摘要")
    window.press("保存")
    window.sees("已保存")
    window.tab("信息项")
    window.press("添加信息项")
    window.page.get_by_role("link", name="返回目录", exact=True).click()
    window.press("放弃修改并离开")
    expect(window.heading).to_contain_text(NAME)
    window.sees("还没有保存的摘要")


def test_what_is_typed_in_a_drawer_is_not_lost(people: People) -> None:
    window = people.by(COMPILER)
    page = window.page
    drawer, asked = page.get_by_label("目录名称", exact=True), unsaved(window)
    window.go("/catalogue/service-items", "政务服务事项")
    window.follow("目录编制")
    for close in ways_out_of_a_drawer(window):
        window.press("新建目录")
        close()
        expect(drawer).to_have_count(0)
    window.press("新建目录")
    drawer.fill(NAME)
    for leave in (*ways_out_of_a_drawer(window), lambda: page.evaluate("history.back()")):
        leave()
        expect(asked).to_have_count(1)
        window.press("继续编辑")
        expect(asked).to_have_count(0)
    expect(drawer).to_have_value(NAME)
    page.keyboard.press("Escape")
    window.look("drawer-unsaved")
    page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    drawer.fill("")
    window.press("取消")
    expect(drawer).to_have_count(0)
    window.press("新建目录")
    drawer.fill(NAME)
    window.press("取消")
    window.press("放弃修改并离开")
    expect(drawer).to_have_count(0)
    window.press("新建目录")
    expect(drawer).to_have_value("")
    drawer.fill(NAME)
    page.get_by_role("dialog").get_by_role("button", name="新建目录").click()
    expect(window.heading).to_contain_text("编辑目录")
    window.follow("返回目录", NAME)
    window.press("删除")
    window.confirm("删除")


def test_what_is_typed_on_a_page_is_not_lost(people: People) -> None:
    window = people.by(COMPILER)
    page, asked = window.page, unsaved(window)
    window.go("/catalogue/duties", "权责清单")
    enter = page.get_by_role("main").get_by_role("link", name="登记", exact=True)
    enter.click()
    window.press("取消")
    expect(window.heading).to_contain_text("权责清单")
    enter.click()
    window.type("名称", DUTY)
    window.choose("权力类型", "行政检查")
    ways: tuple[Callable[[], object], ...] = (
        lambda: window.press("取消"),
        lambda: page.evaluate("history.back()"),
        page.get_by_role("link", name="应用系统清单", exact=True).click,
        lambda: sign_out(window),
    )
    for leave in ways:
        leave()
        expect(asked).to_have_count(1)
        window.press("继续编辑")
        expect(asked).to_have_count(0)
    window.press("取消")
    window.look("page-unsaved")
    window.press("继续编辑")
    expect(page.get_by_label("名称", exact=True)).to_have_value(DUTY)
    window.type("编码", DUTY_CODE)
    window.press("登记权责事项")
    expect(window.heading).to_contain_text(DUTY)
    window.press("删除")
    window.confirm("删除")


def unsaved(window: Visitor) -> Locator:
    """Find the question whether what was typed shall be lost."""
    return window.page.get_by_role("dialog").filter(has_text="未保存的修改将丢失")


def sign_out(window: Visitor) -> None:
    window.page.get_by_role("button", name=COMPILER.name).click()
    window.page.get_by_role("menuitem", name="退出登录").click()


def ways_out_of_a_drawer(window: Visitor) -> tuple[Callable[[], object], ...]:
    """Return how people close a drawer: by its cross, by Escape, beside it, and by its button."""
    page = window.page
    return (
        lambda: page.locator(".ant-drawer-close").click(),
        lambda: page.keyboard.press("Escape"),
        lambda: page.locator(".ant-drawer-mask").click(position={"x": 5, "y": 5}),
        lambda: window.press("取消"),
    )


def test_a_returned_revision_says_why_and_its_reviewer_sees_what_changes(
    people: People, entry: str
) -> None:
    window, head = people.by(COMPILER), people.by(PROVIDER_HEAD)
    window.go(f"/catalogue/entries/{entry}", "已发布")
    window.press("变更")
    window.confirm("变更")
    expect(window.page).to_have_url(re.compile("/edit"))
    window.type("共享范围", "全国各级政务部门")
    window.press("保存")
    window.sees("已保存")
    window.follow("返回目录", "草稿")
    revision = window.page.url.rsplit("/", 1)[-1]
    window.press("提交审核")
    window.confirm("提交审核")
    head.go(f"/catalogue/entries/{revision}", "待部门审核")
    head.sees("的变更草稿")
    head.tab("版本与差异")
    head.sees("与原版本的差异", "全国各级政务部门")
    head.look("revision-changes")
    head.press("审核")
    expect(head.page.get_by_role("dialog")).to_contain_text("全国各级政务部门")
    head.page.get_by_role("dialog").get_by_text("退回补正", exact=True).click()
    head.type("审核意见", "请说明扩大范围的依据")
    head.look("review-revision")
    head.press("提交审核结果")
    expect(head.heading).to_contain_text("退回待补正")
    for place, heading in ((revision, "退回待补正"), (f"{revision}/edit", "编辑目录")):
        window.go(f"/catalogue/entries/{place}", heading)
        window.sees(
            re.compile(f"部门负责人审核：{PROVIDER_HEAD.name} 于 .* 退回补正"),
            "请说明扩大范围的依据",
        )
        window.look(f"returned-{heading}")
    window.go(f"/catalogue/entries/{revision}", "退回待补正")
    window.press("提交审核")
    window.confirm("提交审核")
    for person, after in ((PROVIDER_HEAD, "待主管部门审核"), (REVIEWER, "已发布")):
        reviewer = people.by(person)
        reviewer.go(f"/catalogue/entries/{revision}", "审核")
        reviewer.press("审核")
        reviewer.press("提交审核结果")
        expect(reviewer.heading).to_contain_text(after)
    window.go(f"/catalogue/entries/{revision}", "已并入新版本")
    window.sees(re.compile(r"该变更已并入，发布为 V\d"))
    window.look("revision-merged")


def test_a_reviewer_does_not_decide_on_what_was_changed_meanwhile(
    people: People, entry: str
) -> None:
    window, head = people.by(COMPILER), people.by(PROVIDER_HEAD)
    window.go(f"/catalogue/entries/{entry}", "已发布")
    window.press("变更")
    window.confirm("变更")
    expect(window.page).to_have_url(re.compile("/edit"))
    window.follow("返回目录", "草稿")
    revision = window.page.url.rsplit("/", 1)[-1]
    window.press("提交审核")
    window.confirm("提交审核")
    head.go(f"/catalogue/entries/{revision}", "待部门审核")
    head.press("审核")
    window.press("撤回")
    window.confirm("撤回")
    expect(window.heading).to_contain_text("草稿")
    window.press("提交审核")
    window.confirm("提交审核")
    expect(window.heading).to_contain_text("待部门审核")
    people.watch.foreseen.add((f"/api/catalogue/entries/{revision}/review", 409))
    head.press("提交审核结果")
    head.sees(re.compile(f"{COMPILER.name}于 .* 办理过该目录，内容或状态已变"))
    head.look("review-changed-since")
    window.press("撤回")
    window.confirm("撤回")
    head.press("提交审核结果")
    head.sees(re.compile("当前“草稿”"))
    head.press("取消")
    expect(head.heading).to_contain_text("草稿")  # the page behind was read again
    window.press("删除")
    window.confirm("删除")
    expect(window.heading).to_contain_text("目录编制")


def test_a_missing_line_leads_to_its_field_and_only_fitting_choices_are_offered(
    people: People, draft: str
) -> None:
    window = people.by(COMPILER)
    page = window.page
    window.go(f"/catalogue/entries/{draft}/edit", "编辑目录")
    for label in ("数据分类", "保密风险评估日期", "更新周期", "数据分类"):
        page.get_by_role("link", name=f"缺少{label}，请填写。").click()
        expect(page.get_by_label(label, exact=True)).to_be_focused()
        expect(page.get_by_label(label, exact=True)).to_be_in_viewport()
    page.keyboard.press("Escape")
    window.choose("信息资源格式分类", "数据库")
    for label, offered in (
        ("信息资源格式类型", "PostgreSQL"),
        ("共享方式类型", "库表"),
        ("数据分类", "组织数据"),
    ):
        window.choose(label, offered)
    page.get_by_label("共享方式类型", exact=True).click()
    expect(page.locator(".ant-select-item-option:visible")).to_have_text(["库表", "接口"])
    page.keyboard.press("Escape")
    window.look("entry-form")
    window.press("保存")
    window.sees("已保存")


def test_items_are_completed_within_the_panel_and_seen_whole(people: People, draft: str) -> None:
    window = people.by(COMPILER)
    page = window.page
    people.watch.foreseen.add((f"/api/catalogue/entries/{draft}/items", 422))
    window.go(f"/catalogue/entries/{draft}/edit", "编辑目录")
    page.get_by_role("link", name=f"信息项“{ITEMS[1]['name']}”缺少数据类型。").click()
    expect(page.get_by_label("数据类型", exact=True).nth(1)).to_be_focused()
    page.set_viewport_size({"width": 1024, "height": 768})
    for button in ("更多", "↑", "↓"):
        expect(page.get_by_role("button", name=button, exact=True).first).to_be_in_viewport(ratio=1)
    window.look("items-grid")
    length = page.get_by_label("长度", exact=True).first
    length.fill("-5")
    window.press("保存信息项")
    window.sees("长度为 -5：至少为 1")
    expect(length).to_have_value("-5")
    length.fill("20")
    window.press("保存信息项")
    window.sees("信息项已保存")
    window.go(f"/catalogue/entries/{draft}?tab=items", NAME)
    window.button("详情").click()
    window.sees("可为空", "精度", "代码集")
    window.look("item-whole")


def test_a_panel_left_as_it_was_changes_nothing_and_opens_once_a_visit(
    people: People, draft: str
) -> None:
    window = people.by(COMPILER)
    page = window.page
    unsaved, panel = page.get_by_text("有未保存的修改"), page.get_by_role("dialog")
    window.go(f"/catalogue/entries/{draft}/edit?tab=items&field=items.1.unit", "编辑目录")
    expect(panel).to_be_visible()
    window.press("完成")
    expect(panel).to_have_count(0)
    expect(unsaved).to_have_count(0)
    window.button("更多").click()
    window.type("责任部门", "登记科")
    window.press("完成")
    expect(unsaved).to_be_visible()
    window.press("保存信息项")
    window.sees("信息项已保存")
    expect(unsaved).to_have_count(0)
    expect(panel).to_have_count(0)
