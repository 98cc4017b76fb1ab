"""Off the catalogue in the browser: asked for, taken back, decided twice, and late at that."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.console.people import People, Visitor
from tests.console.test_the_bureaus_day import ENTRIES, REPORT, WAITING, handed_in
from tongbase.app.story.cast import COMPILER, PROVIDER_HEAD, REVIEWER, Person
from tongbase.app.story.stage import Stage
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.terms import StepState
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.clock import CHINA

pytestmark = pytest.mark.xdist_group("console")

NAME = "燃气经营许可信息"
REASON = "燃气经营许可职责已划转住建部门。"
LATE_DAYS = 3


@pytest.fixture(scope="module")
def leaving(all_people: People) -> str:
    """A published entry on which nobody holds a grant."""
    compiler = all_people.by(COMPILER)
    handed_in(compiler, NAME, REPORT)
    found = compiler.ask(f"{ENTRIES}?scope=reach&q={NAME}")["rows"]
    entry = next(row["id"] for row in found if row["name"] == NAME)
    for reviewer in (PROVIDER_HEAD, REVIEWER):
        body = {"decision": "approve", "opinion": "同意。"}
        all_people.by(reviewer).ask(f"{ENTRIES}/{entry}/review", body)
    return str(entry)


def ask_off(window: Visitor, entry: str) -> None:
    window.go(f"/catalogue/entries/{entry}", NAME)
    window.press("申请下线")
    window.confirm_with("申请下线", "下线原因", REASON)
    expect(window.heading).to_contain_text("下线审核中")


def approve(people: People, person: Person, opinion: str) -> Visitor:
    """Find what waits, look at it, agree and say why."""
    window = people.by(person)
    window.go(WAITING, "待我审批")
    window.page.get_by_role("link", name=re.compile(f"目录下线：{NAME}")).click()
    window.sees(REASON)
    window.press("审核")
    dialog = window.page.get_by_role("dialog")
    expect(dialog).to_contain_text("目录继续有效")
    window.page.get_by_label("审核意见").fill(opinion)
    window.look(f"withdrawal-review-{person.account}")
    window.press("提交审核结果")
    expect(dialog).to_have_count(0)
    return window


def fall_behind(stage: Stage, entry: str) -> None:
    """Let the limit of the open step have passed some working days ago."""
    with stage.house.sessions.begin() as db:
        step = db.scalars(
            select(ApprovalStep)
            .join(ApprovalCase)
            .where(ApprovalCase.subject == entry, ApprovalStep.state == StepState.OPEN)
        ).one()
        calendar, today = working_calendar(db), datetime.now(CHINA).date()
        due = today
        while calendar.between(due, today) < LATE_DAYS:
            due = due.fromordinal(due.toordinal() - 1)
        step.due_on = due


def test_a_department_asks_for_it_and_may_take_it_back(people: People, leaving: str) -> None:
    window = people.by(COMPILER)
    ask_off(window, leaving)
    window.sees("已发布", "申请下线", REASON, "部门负责人审核", "审核同意前，目录继续有效")
    expect(window.page.get_by_role("button", name="申请下线", exact=True)).to_have_count(0)
    window.look("withdrawal-asked")
    window.press("撤回下线申请")
    window.confirm("撤回下线申请")
    expect(window.heading).not_to_contain_text("下线审核中")
    ask_off(window, leaving)
    window.tab("审批轨迹")
    window.sees("目录下线", "已撤回", "审批中", REASON)


def test_what_is_late_says_so(people: People, leaving: str, stage: Stage) -> None:
    fall_behind(stage, leaving)
    head = people.by(PROVIDER_HEAD)
    head.go(WAITING, "待我审批")
    head.sees(f"已超期 {LATE_DAYS} 个工作日")
    head.look("waiting-late")
    window = people.by(COMPILER)
    window.go(f"/catalogue/entries/{leaving}", NAME)
    window.sees(f"已超期 {LATE_DAYS} 个工作日")


def test_its_head_and_the_bureau_take_it_off(people: People, leaving: str) -> None:
    approve(people, PROVIDER_HEAD, "职责已划转,同意下线。")
    bureau = approve(people, REVIEWER, "同意下线。")
    expect(bureau.heading).to_contain_text("已下线")
    bureau.tab("审批轨迹")
    bureau.sees(f"逾期 {LATE_DAYS} 个工作日办结", "职责已划转,同意下线。", "同意下线。")
    bureau.look("withdrawal-trail")
    bureau.tab("留痕")
    bureau.sees("申请下线", "审核下线申请")
    head = people.by(PROVIDER_HEAD)
    head.go("/workbench/decided", "已审批")
    head.sees(f"逾期 {LATE_DAYS} 个工作日办结")
    head.look("decided-late")
    seek(head, "下线 " + NAME)
    rows = head.page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(2)
    expect(rows.last).to_contain_text("目录下线")
    head.look("decided-found")
    asker = people.by(COMPILER)
    asker.go("/workbench/opened", "我的申请")
    asker.page.get_by_label("类型", exact=True).select_option("目录下线")
    expect(asker.page.get_by_role("table").get_by_role("row").last).to_contain_text("目录下线")
    asker.look("opened-found")
    seek(asker, "没有这样的事项")
    asker.sees("没有符合条件的记录")


def seek(window: Visitor, words: str) -> None:
    """Look for words on a desk."""
    box = window.page.get_by_label("事项标题中的词", exact=True)
    box.fill(words)
    box.press("Enter")
