"""A department comes to the platform by clicks alone: its people, its source, its rows, its grades.

What the story does over the API for the first departments, a new one does here in the browser.
"""

import random
import re

import pytest
from playwright.sync_api import expect

from tests.console.people import People
from tongbase.app.install import ADMINISTRATOR
from tongbase.app.story import invented
from tongbase.app.story.cast import MARK, PROVINCE, REVIEWER, Body, Person
from tongbase.app.story.sources import write_workbook
from tongbase.app.story.stage import Stage

pytestmark = pytest.mark.xdist_group("console")

LABOUR = Body(20, PROVINCE, f"湖北省人力资源和社会保障厅{MARK}")
NEWCOMER = Person("renshe", "吴新来", LABOUR, ("department_manager",))
KEEPER = Person(ADMINISTRATOR, "系统管理员", LABOUR, ())
SOURCE = f"参保登记文件{MARK}"
FLOW = f"参保人员{MARK}"
FILE = "参保人员.xlsx"
HEADINGS = ("编号", "姓名", "公民身份号码", "行政区划代码", "月缴费")
PEOPLE = 60
NAMELESS = 7
RUN_MILLISECONDS = 120_000


def test_the_regions_are_there_and_installing_them_again_changes_nothing(people: People) -> None:
    window = people.by(KEEPER)
    window.go("/identity/regions", "行政区划")
    window.press("装入行政区划")
    window.type("省级行政区划代码", PROVINCE)
    window.look("regions-install")
    window.press("装入行政区划")
    window.sees("已是最新，没有变化")
    other = people.by(REVIEWER)
    other.go("/identity/regions", "行政区划")
    expect(other.button("装入行政区划")).to_have_count(0)


def test_an_organisation_and_its_first_person_are_registered(people: People) -> None:
    window = people.by(REVIEWER)
    window.go("/identity/organisations", "机构")
    window.press("登记机构")
    window.type("名称", LABOUR.name)
    window.type("统一社会信用代码", LABOUR.uscc)
    window.find("行政区划", "湖北省", f"湖北省 {PROVINCE}")
    window.look("organisation-new")
    window.press("登记机构")
    window.sees(LABOUR.uscc)
    window.look("organisation-registered")
    window.go("/identity/people", "人员")
    window.press("新增人员")
    window.type("姓名", NEWCOMER.name)
    window.type("账号", NEWCOMER.account)
    window.find("所属机构", LABOUR.name, LABOUR.name)
    window.choose("角色", "部门数据管理员")
    window.page.keyboard.press("Escape")
    window.look("person-new")
    window.press("新增")
    told = window.page.get_by_role("dialog").locator("dd")
    expect(told).to_have_count(2)
    account, first = told.all_inner_texts()
    assert account == NEWCOMER.account
    people.first_passwords[account] = first
    window.press("我已保存")


def test_a_source_is_registered_and_tested(people: People, stage: Stage) -> None:
    folder = stage.house.settings.home.resolve() / "inbox" / NEWCOMER.account
    folder.mkdir(parents=True)
    write_workbook(folder / FILE, HEADINGS, insured())
    window = people.by(NEWCOMER)
    window.go("/collect/sources", "数据源")
    window.look("sources-none")
    window.press("登记数据源")
    expect(window.heading).to_contain_text("登记数据源")
    window.type("名称", SOURCE)
    window.page.get_by_role("radio", name=re.compile("文件")).first.check()
    window.type("目录", str(folder))
    window.look("source-new")
    window.press("登记数据源")
    expect(window.heading).to_contain_text(SOURCE)
    window.press("测试连接")
    expect(window.page.get_by_role("dialog")).to_contain_text("连接正常")
    window.press("关闭")
    expect(window.heading).to_contain_text("连接正常")


def test_a_flow_is_defined_and_run(people: People) -> None:
    window = people.by(NEWCOMER)
    window.tab("源表")
    window.page.get_by_role("link", name=re.compile(FILE)).click()
    window.sees("月缴费")
    window.look("source-table")
    window.press("归集这张表")
    expect(window.heading).to_contain_text("新建归集任务")
    window.type("任务名称", FLOW)
    window.type("湖中表", "cbry")
    window.choose("主键", "编号")
    window.page.keyboard.press("Escape")
    window.look("flow-new")
    window.press("新建归集任务")
    window.sees("下一次运行将执行")
    window.look("flow-new-plan")
    window.press("运行")
    window.confirm("运行")
    expect(window.heading).to_contain_text("成功", timeout=RUN_MILLISECONDS)
    assert window.figure("新增") == window.figure("读取") == PEOPLE
    window.look("run-first")


def test_a_rule_is_bound_and_counts(people: People) -> None:
    window = people.by(NEWCOMER)
    window.go("/govern/tables", "湖中库表")
    window.page.get_by_role("link", name=re.compile(re.escape(FLOW))).click()
    window.tab("质量规则")
    window.look("rules-none")
    window.press("添加规则")
    window.choose("字段", "姓名")
    window.look("rule-new")
    window.press("保存")
    expect(window.page.get_by_role("row", name=re.compile("姓名"))).to_contain_text("非空")
    window.press("质量检查")
    dialog = window.page.get_by_role("dialog")
    dialog.get_by_role("button", name="质量检查", exact=True).click()
    expect(dialog.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "100")
    window.press("关闭")
    window.tab("质量")
    checked = window.page.get_by_role("row", name=re.compile("姓名")).first.get_by_role("cell")
    expect(checked.nth(2)).to_have_text(str(PEOPLE))
    expect(checked.nth(3)).to_have_text("1")
    window.look("table-checked")


def test_columns_are_recognised_and_one_is_regraded(people: People) -> None:
    window = people.by(NEWCOMER)
    window.press("识别定级")
    window.confirm("识别定级")
    expect(window.heading).to_contain_text("一般数据4级")
    window.tab("字段与定级")
    window.look("table-recognised")
    window.go("/protect/tables", "分级")
    window.page.get_by_role("link", name=re.compile("cbry|参保人员")).first.click()
    row = window.page.get_by_role("row", name=re.compile("月缴费"))
    row.get_by_role("button", name="人工定级").click()
    window.choose("数据级别", "一般数据3级")
    window.type("定级理由", "与个人收入相关")
    window.look("regrade")
    window.press("保存定级")
    expect(row).to_contain_text(re.compile("一般数据3级.*人工定级", re.S))
    window.tab("留痕")
    window.sees("人工定级", "识别敏感字段")
    window.look("regrade-timeline")


def insured() -> list[tuple[object, ...]]:
    """Make the insured, one of them without a name."""
    chance = random.Random(20)
    return [
        (
            f"CB{number:06d}",
            None if number == NAMELESS else invented.person_name(chance),
            invented.citizen_id(chance, "420102"),
            "420102",
            chance.choice((300, 500, 800)),
        )
        for number in range(PEOPLE)
    ]
