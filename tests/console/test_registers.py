"""A department registers what it does, compiles entries from it, and sees its coverage rise."""

import pytest
from playwright.sync_api import expect

from tests.console.people import People
from tongbase.app.story.cast import APPLICANT, CIVIL, COMPILER, MARKET, REVIEWER

pytestmark = pytest.mark.xdist_group("console")

ITEM, CODE = "公司设立登记", "11420000MA80000010"
RESULT, BROUGHT, OTHERS = "企业设立登记通知书", "住所使用证明", "法定代表人居民身份证"
DEPARTMENT = "输入名称或统一社会信用代码查找"
SYSTEM, TABLE = "企业登记全程电子化系统", "企业设立办件信息"


def test_a_service_item_is_registered_with_its_materials(people: People) -> None:
    reader = people.by(APPLICANT)
    reader.go("/catalogue/service-items", "政务服务事项")
    reader.sees("由各部门和数据主管部门登记或导入")  # no button is named that is not there
    window = people.by(COMPILER)
    window.go("/catalogue/service-items", "政务服务事项")
    window.sees("用“批量导入”导入事项清单")
    window.look("service-items-none")
    window.page.get_by_role("link", name="登记", exact=True).click()
    expect(window.heading).to_contain_text("登记政务服务事项")
    window.type("名称", ITEM)
    window.type("编码", CODE)
    window.choose("类型", "行政确认")
    window.press("登记政务服务事项")
    expect(window.heading).to_contain_text(ITEM)
    window.press("编辑材料")
    drawer = window.page.get_by_role("dialog")
    for name in (RESULT, BROUGHT):
        drawer.get_by_role("button", name="添加一项").click()
        drawer.get_by_placeholder("材料", exact=True).last.fill(name)
    drawer.get_by_label("用途").first.click()
    window.page.locator(".ant-select-item-option:visible").get_by_text("办理结果").click()
    drawer.get_by_role("button", name="添加一项").click()
    drawer.get_by_placeholder("材料", exact=True).last.fill(OTHERS)
    drawer.get_by_label("来源渠道").last.click()
    window.page.locator(".ant-select-item-option:visible").get_by_text("政府部门核发").click()
    drawer.get_by_placeholder("核发部门", exact=True).last.fill("公安机关")
    window.look("materials-editor")
    drawer.get_by_role("button", name="保存").click()
    window.sees(RESULT, BROUGHT)
    window.look("materials")


def test_a_register_is_narrowed_to_an_organisation_and_exported_so(people: People) -> None:
    window = people.by(REVIEWER)
    window.go("/catalogue/service-items", "政务服务事项")
    window.sees(ITEM)
    for body, there in ((CIVIL, 0), (MARKET, 1)):
        window.find(DEPARTMENT, body.name, body.name)
        expect(window.page.get_by_role("link", name=ITEM)).to_have_count(there)
        window.look(f"service-items-of-{there}")
    leads = window.page.get_by_role("link", name="导出 Excel").get_attribute("href")
    assert leads is not None
    assert MARKET.uscc in leads


def test_what_is_due_is_drafted_in_one_go(people: People) -> None:
    window = people.by(COMPILER)
    window.tab("引导编目")
    row = window.page.get_by_role("row").filter(has_text=RESULT)
    expect(row).to_contain_text("应编未编")
    expect(window.page.get_by_role("row").filter(has_text=BROUGHT)).to_contain_text("申请人自备")
    theirs = window.page.get_by_role("row").filter(has_text=OTHERS)
    expect(theirs).to_contain_text("由核发部门编制")
    expect(theirs.get_by_role("checkbox")).to_be_disabled()
    row.get_by_role("checkbox").check()
    window.press("生成目录草稿")
    window.sees("已生成草稿")
    expect(row).to_contain_text("编制中")
    window.look("item-guide")
    window.tab("关联")
    window.sees("产生的数据", RESULT)
    window.look("item-relations")
    window.tab("留痕")
    window.sees("建立关联", "设置事项材料", "登记")


def test_a_system_is_registered_and_related(people: People) -> None:
    window = people.by(COMPILER)
    window.go("/catalogue/systems/new", "登记应用系统")
    window.type("名称", SYSTEM)
    window.choose("所在网络", "政务外网")
    window.press("登记应用系统")
    expect(window.heading).to_contain_text(SYSTEM)
    window.press("引导编目")
    window.type("由数据表生成目录草稿", f"{TABLE} t_sl")
    window.press("生成目录草稿")
    window.sees("已生成草稿")
    window.look("system-guide")
    window.go("/catalogue/service-items", "政务服务事项")
    window.follow(ITEM)
    window.tab("关联")
    window.press("添加关联")
    window.choose("关系", "支撑系统")
    window.page.get_by_label("对象", exact=True).fill(SYSTEM)
    window.page.locator(".ant-select-item-option:visible").get_by_text(SYSTEM).first.click()
    window.page.get_by_role("dialog").get_by_role("button", name="添加关联").click()
    expect(window.page.get_by_role("row").filter(has_text=SYSTEM)).to_be_visible()


def test_coverage_leads_to_the_rows_behind_it(people: People, entry: str) -> None:
    window = people.by(REVIEWER)
    window.go("/catalogue/coverage", "编目覆盖率")
    whole = window.page.get_by_role("row").filter(has_text="合计")
    expect(whole).to_contain_text("0.00%")
    window.look("coverage")
    whole.get_by_role("link").first.click()
    expect(window.heading).to_contain_text("政务服务事项")
    window.sees("仅显示", ITEM)
    window.look("coverage-rows")
    maker = people.by(COMPILER)
    maker.go(f"/catalogue/entries/{entry}?tab=relations", "")
    maker.press("添加关联")
    maker.choose("关系", "产生它的事项")
    maker.page.get_by_label("对象", exact=True).fill(ITEM)
    maker.page.locator(".ant-select-item-option:visible").get_by_text(ITEM).first.click()
    maker.page.get_by_role("dialog").get_by_role("button", name="添加关联").click()
    expect(maker.page.get_by_role("row").filter(has_text=ITEM)).to_be_visible()
    maker.look("entry-relations")
    window.go("/catalogue/coverage?by=organisation", "编目覆盖率")
    expect(window.page.get_by_role("row").filter(has_text="合计")).to_contain_text("100.00%")


def test_what_need_not_be_compiled_leaves_the_rate(people: People) -> None:
    window = people.by(COMPILER)
    window.go("/catalogue/service-items", "政务服务事项")
    window.follow(ITEM)
    window.press("标为不应编")
    window.confirm_with("标为不应编", "理由", "线下办理,不产生数据")
    window.sees("不应编")
    window.go("/catalogue/coverage", "编目覆盖率")
    expect(window.page.get_by_role("row").filter(has_text="合计")).to_contain_text("不适用")


def test_the_bureau_compares_entries(people: People) -> None:
    window = people.by(REVIEWER)
    window.go("/catalogue/duplicates", "重复采集")
    window.press("比对目录")
    window.sees("已开始比对")
    window.look("duplicates")
    window.press("抽样比对取值")
    window.sees("已开始比对双方数据表的取值")
