"""A law changes, in the browser: the bureau notes it, the department asks for time, and updates."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.console.people import People, Visitor
from tests.console.test_the_bureaus_day import ENTRIES, REPORT, WAITING, handed_in
from tongbase.app.story.cast import COMPILER, MARKET, PROVIDER_HEAD, REVIEWER
from tongbase.kernel.clock import CHINA

pytestmark = pytest.mark.xdist_group("console")

NAMES = ("特种设备使用登记信息", "特种设备检验信息", "特种设备作业人员信息")
FIRST, *OTHERS = NAMES
BASIS = "《特种设备安全监察条例》修订"
DUTY = "特种设备安全监督管理"
WANTED = "增加“设备状态”信息项。"
DAY_FORMAT = "%Y-%m-%d"


def days_ago(days: int) -> str:
    return (datetime.now(CHINA) - timedelta(days=days)).strftime(DAY_FORMAT)


@pytest.fixture(scope="module")
def entries(all_people: People) -> dict[str, str]:
    """Three published entries of one department, by their names."""
    compiler, found = all_people.by(COMPILER), {}
    for name in NAMES:
        handed_in(compiler, name, REPORT)
        rows = compiler.ask(f"{ENTRIES}?scope=reach&q={name}")["rows"]
        found[name] = next(row["id"] for row in rows if row["name"] == name)
        publish(all_people, found[name])
    return found


def publish(people: People, entry: str) -> None:
    for reviewer in (PROVIDER_HEAD, REVIEWER):
        body = {"decision": "approve", "opinion": "同意。"}
        people.by(reviewer).ask(f"{ENTRIES}/{entry}/review", body)


def note(window: Visitor, day: str) -> None:
    """Fill in what changed."""
    window.day("变化日期", day)
    window.type("变化依据", BASIS)
    window.type("需要更新的内容", WANTED)


def test_the_bureau_notes_that_a_law_changed(people: People, entries: dict[str, str]) -> None:
    window = people.by(REVIEWER)
    window.go(f"/catalogue/entries/{entries[FIRST]}", FIRST)
    window.press("要求更新")
    note(window, days_ago(1))
    window.look("update-note")
    window.press("要求更新")
    expect(window.page.get_by_role("dialog")).to_have_count(0)
    expect(window.heading).to_contain_text("待更新")
    window.sees(BASIS, WANTED, "更新期限", re.compile("剩余 \\d+ 个工作日"))
    expect(window.button("要求更新")).to_have_count(0)
    window.look("update-required")


def test_the_department_asks_for_more_time(people: People, entries: dict[str, str]) -> None:
    window = people.by(COMPILER)
    window.go(f"/catalogue/entries/{entries[FIRST]}", FIRST)
    expect(window.button("撤销更新要求")).to_have_count(0)
    people.watch.foreseen = {(f"{ENTRIES}/{entries[FIRST]}/update/extend", 422)}
    window.press("申请延期")
    window.type("延长工作日", "6")
    window.type("理由", "需改造业务系统")
    window.press("申请延期")
    window.sees(re.compile("1 至 5 个工作日"))
    window.look("update-extension")
    window.type("延长工作日", "5")
    window.press("申请延期")
    window.sees("已申请延长 5 个工作日，待主管部门答复")
    expect(window.page.get_by_role("dialog")).to_have_count(0)


def test_the_bureau_consents(people: People, entries: dict[str, str]) -> None:
    window = people.by(REVIEWER)
    window.go(WAITING, "待我审批")
    window.page.get_by_role("link", name=re.compile(f"目录更新延期：{FIRST}")).click()
    window.press("审核延期")
    window.sees("编目部门申请延长 5 个工作日：需改造业务系统")
    window.press("审核延期")
    window.sees("主管部门已同意延长 5 个工作日")
    window.tab("审批轨迹")
    window.sees("目录更新延期")
    window.tab("留痕")
    window.sees("答复更新延期", "申请更新延期", "要求更新目录")
    window.look("update-timeline")


def test_many_are_noted_at_once_and_the_late_are_told(
    people: People, entries: dict[str, str]
) -> None:
    window = people.by(COMPILER)
    window.go("/catalogue/compile?q=特种设备", "目录编制")
    for name in OTHERS:
        row = window.page.get_by_role("row").filter(has_text=name)
        row.get_by_role("checkbox").check()
    window.press("批量要求更新")
    note(window, days_ago(40))
    window.look("update-notes")
    window.press("批量要求更新")
    window.sees("已办理 2 件")
    window.go("/catalogue/compile?update=overdue", "目录编制")
    for name in OTHERS:
        window.sees(name)
    expect(window.page.get_by_role("row").filter(has_text=FIRST)).to_have_count(0)
    bureau = people.by(REVIEWER)
    bureau.follow("目录更新")
    department = bureau.page.get_by_role("row").filter(has_text=MARKET.name).first
    expect(department.get_by_role("cell").nth(1)).to_have_text("3")
    expect(department.get_by_role("cell").nth(3)).to_have_text("2")
    bureau.sees(re.compile("已逾期 \\d+ 个工作日"))
    bureau.look("updates")
    bureau.go("/catalogue/updates?standing=overdue", "目录更新")
    expect(bureau.page.get_by_role("row").filter(has_text=FIRST)).to_have_count(0)
    bureau.go(f"/catalogue/entries/{entries[OTHERS[0]]}", "更新已逾期")
    bureau.look("update-overdue")


def test_what_was_noted_by_mistake_is_taken_back(people: People, entries: dict[str, str]) -> None:
    window = people.by(COMPILER)
    window.go(f"/catalogue/entries/{entries[OTHERS[1]]}", OTHERS[1])
    window.press("撤销更新要求")
    window.confirm_with("撤销更新要求", "撤销理由", "该条款不涉及本目录")
    expect(window.heading).not_to_contain_text("更新已逾期")


def test_the_next_version_ends_it(people: People, entries: dict[str, str]) -> None:
    compiler = people.by(COMPILER)
    revision = compiler.ask(f"{ENTRIES}/{entries[OTHERS[0]]}/revise", {"sent": True})["id"]
    compiler.ask(f"{ENTRIES}/{revision}/submit", {"sent": True})
    publish(people, revision)
    compiler.go(f"/catalogue/entries/{entries[OTHERS[0]]}", OTHERS[0])
    expect(compiler.heading).not_to_contain_text("更新已逾期")
    compiler.tab("留痕")
    compiler.sees("更新要求办结")
    bureau = people.by(REVIEWER)
    bureau.go("/catalogue/updates?state=updated", "目录更新")
    bureau.sees(OTHERS[0], re.compile("办结，逾期 \\d+ 个工作日"))
    bureau.look("updates-ended")


def test_the_entries_of_a_duty_are_noted_from_there(
    people: People, entries: dict[str, str]
) -> None:
    window, name = people.by(COMPILER), OTHERS[1]
    duty = window.ask(
        "/api/catalogue/duties", {"name": DUTY, "code": "4200000900", "kind": "licence"}
    )["id"]
    item = window.ask(
        "/api/catalogue/service-items",
        {"name": "特种设备作业人员资格认定", "code": "11420000MA80000029", "kind": "licence"},
    )["id"]
    for kind, source, target in (("based_on", item, duty), ("produces", item, entries[name])):
        body = {"kind": kind, "source_id": source, "target_id": target}
        window.ask("/api/catalogue/relations", body)
    window.go(f"/catalogue/duties/{duty}", DUTY)
    window.tab("相关目录")
    row = window.page.get_by_role("row").filter(has_text=name)
    row.get_by_role("checkbox").check()
    window.look("duty-entries")
    window.press("批量要求更新")
    note(window, days_ago(2))
    window.press("批量要求更新")
    window.sees("已办理 1 件")
    row.get_by_role("link", name=name).click()
    expect(window.heading).to_contain_text("待更新")
