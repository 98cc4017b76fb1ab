"""The bureau's day with the catalogue: what departments handed in is decided by the pile, what is
collected twice gets a source department, and what is still to be compiled is looked up.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.console.lake import ODS, a_table
from tests.console.people import People, Visitor
from tongbase.app.story.cast import (
    CIVIL,
    CIVIL_HEAD,
    COLLECTOR,
    COMPILER,
    MARKET,
    PROVIDER_HEAD,
    REVIEWER,
    Body,
)
from tongbase.app.story.stage import Stage

pytestmark = pytest.mark.xdist_group("console")

SERIES = "社会组织"
OURS, THEIRS, APART = f"{SERIES}年报信息", f"{SERIES}年度报告信息", f"{SERIES}评估等级信息"
REPORT = ("统一社会信用代码", "社会组织名称", "年报年度", "从业人数", "净资产")
GRADE = ("社会组织代码", "评估等级", "评估机构", "评估日期")
REASON = "社会组织由民政部门登记管理,年报以民政部门为准。"
AGAIN = "两家年报的口径待核,先撤回。"
WAITING = "/workbench/waiting"
ENTRIES = "/api/catalogue/entries"
DUPLICATES = "/catalogue/duplicates"
DEPARTMENT = "输入名称或统一社会信用代码查找"


def handed_in(window: Visitor, name: str, items: tuple[str, ...]) -> None:
    """What a department does all day: an entry is drafted and submitted."""
    draft = window.ask(
        ENTRIES,
        {
            "name": name,
            "classify_code": "307001",
            "abstract": f"全省{name},包括{'、'.join(items)}。",
            "format_category": "database",
            "format_type": "MySQL",
            "share_type": "conditional",
            "share_condition": "用于履行职责",
            "share_scope": "本省各级政务部门",
            "use_purpose": "监管与服务",
            "share_mode": "api",
            "open_type": "not_open",
            "update_cycle": "yearly",
            "data_class": "组织数据",
            "data_level": "G2",
            "secrecy_assessed_at": "2026-02-01",
            "pipia_assessed_at": "2026-02-01",
            "items": [
                {"name": item, "field_name": f"ZD{place}", "data_type": "C", "length": 100}
                for place, item in enumerate(items)
            ],
        },
    )
    window.ask(f"{ENTRIES}/{draft['id']}/submit", {"sent": True})


def ticked(window: Visitor, name: str, count: int) -> Any:
    """Tick what waits and bears a name."""
    window.go(WAITING, "待我审批")
    rows = window.page.get_by_role("row").filter(has_text=name)
    expect(rows).to_have_count(count)
    for row in rows.all():
        row.get_by_role("checkbox").check()
    window.sees(f"已选 {count} 项")
    return rows


def approved(window: Visitor, name: str, count: int) -> None:
    """Approve all of them at once."""
    rows = ticked(window, name, count)
    window.press("批量审批目录")
    window.sees(f"批量审批 {count} 件")
    window.press("提交审核结果")
    window.sees(f"已办理 {count} 件")
    expect(rows).to_have_count(0)


def test_the_queue_is_decided_by_the_pile(people: People) -> None:
    handed_in(people.by(COMPILER), THEIRS, REPORT)
    for name, items in ((OURS, REPORT), (APART, GRADE)):
        handed_in(people.by(COLLECTOR), name, items)
    approved(people.by(PROVIDER_HEAD), SERIES, 1)
    approved(people.by(CIVIL_HEAD), SERIES, 2)
    window = people.by(REVIEWER)
    ticked(window, SERIES, 3)
    window.look("bureau-queue")
    approved(window, SERIES, 3)
    window.go(f"/catalogue?q={SERIES}", "目录检索")
    window.sees(APART)


def test_what_is_collected_twice_is_found(people: People) -> None:
    window = people.by(REVIEWER)
    window.go(DUPLICATES, "重复采集")
    window.press("比对目录")
    window.sees("已开始比对")
    case = the_case(window)
    expect(case).to_be_visible()  # when the job has ended; nobody reloads the page
    window.look("duplicates-followed")
    expect(case).to_contain_text("信息项重合 100.00%")
    expect(window.page.get_by_role("row").filter(has_text=APART)).to_have_count(0)
    window.look("duplicates-found")


def test_the_values_of_both_tables_tell_how_much_is_the_same(people: People, stage: Stage) -> None:
    holds(people.by(COLLECTOR), stage, CIVIL, OURS, first=0)
    holds(people.by(COMPILER), stage, MARKET, THEIRS, first=500)
    window = people.by(REVIEWER)
    window.go(DUPLICATES, "重复采集")
    window.press("抽样比对取值")
    window.sees("已开始比对双方数据表的取值")
    measured = the_case(window).filter(has_text="抽样时间")
    expect(measured).to_be_visible()
    measured.locator("summary").click()
    told = {line.split()[0]: line for line in measured.get_by_role("listitem").all_inner_texts()}
    assert "个取值" in told["统一社会信用代码"]
    assert "不计入" not in told["统一社会信用代码"]
    assert "100.00%" in told["年报年度"]
    assert "不能区分每一行，不计入" in told["年报年度"]
    window.look("duplicates-measured")


def the_case(window: Visitor) -> Locator:
    """The line of our entry and theirs."""
    return window.page.get_by_role("row").filter(has_text=OURS).filter(has_text=THEIRS)


def holds(window: Visitor, stage: Stage, body: Body, name: str, *, first: int) -> None:
    """Bind a table to an entry: a thousand organisations from a number on, all of two years."""
    columns = {f"zd{place}": title for place, title in enumerate(REPORT)}
    rows_select = (
        "select 'S' || n::varchar as zd0, '组织' || n::varchar as zd1, "
        "(2024 + n % 2)::varchar as zd2, (n % 9)::varchar as zd3, (n % 5)::varchar as zd4 "
        f"from range({first}, {first + 1000}) t(n)"
    )
    table = f"shzz_{body.number}"
    a_table(stage, body, table, columns, rows_select)
    (entry,) = (row for row in window.ask(f"{ENTRIES}?q={name}")["rows"] if row["name"] == name)
    window.ask(f"{ENTRIES}/{entry['id']}/resources", {"namespace": ODS, "table": table})


def test_what_is_collected_twice_gets_its_source_department(people: People) -> None:
    its_source_is_named(people.by(REVIEWER))


def its_source_is_named(window: Visitor) -> None:
    case = the_case(window)
    sides = [text for text in case.get_by_role("cell").all_inner_texts() if text.strip()]
    ours_first = OURS in sides[0]
    verb = "目录一为数源" if ours_first else "目录二为数源"
    case.get_by_role("button", name=verb).click()
    window.confirm_with(verb, "理由", REASON)
    expect(case).to_contain_text("已认定")
    expect(case).to_contain_text(REASON)
    window.look("duplicates-decided")


def test_a_decision_is_taken_back_and_made_anew(people: People) -> None:
    window = people.by(REVIEWER)
    case = the_case(window)
    case.get_by_role("button", name="重新认定").click()
    window.confirm_with("重新认定", "理由", AGAIN)
    expect(case).to_contain_text("待认定")
    case.get_by_role("button", name="经过").click()
    history = window.page.get_by_role("dialog")
    expect(history).to_contain_text("撤回认定、重新认定")
    expect(history).to_contain_text(AGAIN)
    expect(history).to_contain_text(REASON)
    window.look("duplicates-reopened")
    window.page.locator(".ant-drawer-close").click()
    its_source_is_named(window)


def test_both_departments_hear_of_it(people: People) -> None:
    for person in (COLLECTOR, COMPILER):
        window = people.by(person)
        window.go("/workbench/waiting", "待我审批")
        window.press("通知")
        window.sees("数源")
        window.look(f"told-of-the-source-{person.account}")
    window = people.by(COMPILER)
    window.go(f"/catalogue?q={THEIRS}", "目录检索")
    window.follow(THEIRS)
    window.sees(CIVIL.name)
    window.look("entry-with-a-source")


def test_many_are_no_duplicates_with_one_reason(people: People) -> None:
    window = people.by(REVIEWER)
    window.go(f"{DUPLICATES}?q={OURS}", "重复采集")
    case = the_case(window)
    case.get_by_role("button", name="重新认定").click()
    window.confirm_with("重新认定", "理由", "补充了口径说明")
    case.get_by_role("checkbox").check()
    window.look("duplicates-ticked")
    window.press("批量认定不重复")
    window.look("duplicates-dismissing")
    window.confirm_with("批量认定不重复", "理由", "统计口径不同")
    window.sees("已认定 1 条")
    expect(the_case(window)).to_contain_text("统计口径不同")
    window.go(f"{DUPLICATES}?q=没有这样的目录", "重复采集")
    expect(the_case(window)).to_have_count(0)


def test_what_no_comparison_found_is_reported(people: People) -> None:
    window = people.by(COLLECTOR)
    window.go(DUPLICATES, "重复采集")
    window.press("上报线索")
    window.type("理由", "同一批对象，由两个部门分别登记，信息项名称不同")
    window.find("目录", APART, f"{APART}（{CIVIL.name}）")
    window.find("与之重复的目录", THEIRS, f"{THEIRS}（{MARKET.name}）")
    window.look("duplicate-reporting")
    window.press("上报线索")
    window.sees("已上报，待主管部门认定")
    window = people.by(REVIEWER)
    window.go(f"{DUPLICATES}?q={APART}", "重复采集")
    expect(window.page.get_by_role("row").filter(has_text="信息项名称不同")).to_be_visible()
    window.look("duplicate-reported")


def test_numbers_lead_to_what_is_still_to_be_compiled(people: People) -> None:
    system = {"name": f"{SERIES}管理信息系统"}
    people.by(COLLECTOR).ask("/api/catalogue/systems", system)
    window = people.by(REVIEWER)
    window.go("/oversee/overview", "运行总览")
    window.look("bureau-overview")
    window.page.get_by_role("link").filter(has_text="系统编目覆盖率").first.click()
    expect(window.heading).to_contain_text("编目覆盖率")
    whole = window.page.get_by_role("row").filter(has_text="合计")
    expect(whole).to_be_visible()
    whole.get_by_role("link").first.click()
    expect(window.heading).to_contain_text("应用系统")
    window.sees(system["name"])
    window.look("bureau-still-to-compile")


def test_one_department_is_looked_at_alone(people: People) -> None:
    window = people.by(REVIEWER)
    rows = window.page.get_by_role("row")
    window.go("/catalogue/compile", "目录编制")
    window.find(DEPARTMENT, CIVIL.name, CIVIL.name)
    expect(window.page).to_have_url(re.compile(f"provider={CIVIL.uscc}"))
    expect(rows.filter(has_text=THEIRS)).to_have_count(0)
    expect(rows.filter(has_text=OURS)).to_have_count(1)
    window.find("输入名称或代码查找，如 武汉、4201", "湖北省", "湖北省 420000")
    expect(window.page).to_have_url(re.compile("division=42(&|$)"))
    expect(rows.filter(has_text=OURS)).to_have_count(1)
    window.look("compile-of-one-department")
    window.go("/oversee/overview", "运行总览")
    window.page.get_by_role("link").filter(has_text=re.compile("^信息项")).first.click()
    expect(window.heading).to_contain_text("信息项")
    window.find(DEPARTMENT, CIVIL.name, CIVIL.name)
    expect(rows.filter(has_text=OURS)).to_have_count(len(REPORT))
    window.look("items-of-one-department")
    window.go("/catalogue/negative", "负面清单")
    window.find(DEPARTMENT, CIVIL.name, CIVIL.name)
    expect(window.page).to_have_url(re.compile(f"provider={CIVIL.uscc}"))
    window.look("negative-of-one-department")


def test_every_bar_leads_to_the_rows_behind_it(people: People) -> None:
    window = people.by(REVIEWER)
    told = window.ask("/api/oversee/overview")
    for chart, heading in {"entries_by_level": "目录检索", "freshness": "数据更新及时性"}.items():
        assert told[chart]
        for bar in told[chart]:
            window.go(bar["link"], heading)
            window.sees(f"共 {bar['count']} 条")
        window.look(f"behind-{chart.replace('_', '-')}")
