"""Many applications decided at once: ticked, decided with one opinion, each for itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.people import People
from tongbase.app.story.cast import APPLICANT, CIVIL, COLLECTOR, MARK, PROVIDER_HEAD, REVIEWER
from tongbase.app.story.cataloguing import NAME

pytestmark = pytest.mark.xdist_group("console")

SYSTEMS = tuple(f"批量核对系统{number}{MARK}" for number in (1, 2, 3))
WANTED = {"tyshxydm", "qymc", "xzqh"}
OPINION = "请补充使用依据的条款"
REVIEWS = "/api/share/applications/review"


@pytest.fixture(scope="module")
def serials() -> list[str]:
    """What the applications of this chapter are called, once they are made."""
    return []


def test_three_applications_are_handed_in(people: People, entry: str, serials: list[str]) -> None:
    collector, applicant = people.by(COLLECTOR), people.by(APPLICANT)
    items = applicant.ask(f"/api/catalogue/entries/{entry}")["items"]
    content = {
        "entry_id": entry,
        "items": [item["code"] for item in items if item["field_name"] in WANTED],
        "divisions": ["420100"],
        "modes": ["verify"],
        "use_basis": "《社会救助暂行办法》",
        "use_scene": "service",
        "use_scope": "社会救助处",
        "use_purpose": "核对",
        "until": "2027-12-31",
    }
    for name in SYSTEMS:
        body = {"name": name, "organisation": CIVIL.uscc}
        system = collector.ask("/api/identity/applications", body)["id"]
        draft = applicant.ask("/api/share/applications", {**content, "system_id": system})
        sent = applicant.ask(f"/api/share/applications/{draft['id']}/submit", {"sent": True})
        assert sent["state"] == "provider_review"
        serials.append(sent["serial"])


def test_what_was_decided_meanwhile_says_so_and_stops_no_other(
    people: People, serials: list[str]
) -> None:
    window = people.by(PROVIDER_HEAD)
    window.go(f"/workbench/waiting?kind=share.application&q={serials[0]}", "待我审批")
    expect(window.page.locator("tbody").get_by_role("row")).to_have_count(1)
    window.go(f"/workbench/waiting?kind=catalogue.entry&q={serials[0]}", "待我审批")
    window.sees("没有符合条件的记录")
    window.go("/workbench/waiting", "待我审批")
    rows = window.page.get_by_role("row").filter(has_text=re.compile("|".join(serials)))
    expect(rows).to_have_count(3)
    expect(window.button("批量审批申请")).to_be_disabled()
    for row in rows.all():
        row.get_by_role("checkbox").check()
    window.sees("已选 3 项")
    window.look("waiting-ticked")
    window.press("批量审批申请")
    window.sees("批量审批 3 件")
    window.look("review-many")
    found = window.ask(f"/api/share/applications?q={serials[0]}")["rows"][0]["id"]
    alone = {"decision": "approve", "opinion": "单独同意"}
    window.ask(f"/api/share/applications/{found}/review", alone)
    window.press("提交审核结果")
    left = window.page.get_by_role("dialog")
    expect(left).to_contain_text("未能办理")
    expect(left.get_by_role("listitem")).to_have_count(1)
    expect(left).to_contain_text(serials[0])
    expect(left).to_contain_text("已由他人办理")
    window.look("review-many-left")
    window.press("知道了")
    expect(rows).to_have_count(0)


def test_many_are_returned_with_one_opinion(people: People, serials: list[str]) -> None:
    window = people.by(REVIEWER)
    window.go("/share/applications?side=to_review", "共享申请")
    window.page.get_by_label("全选本页").check()
    window.press("批量审批")
    window.page.get_by_role("dialog").get_by_text("退回补正", exact=True).click()
    people.watch.foreseen = {(REVIEWS, 422)}
    window.press("提交审核结果")
    window.sees("退回补正须填写审核意见")
    dialog = window.page.get_by_role("dialog")
    expect(dialog.get_by_text("退回补正须填写审核意见")).to_have_count(1)
    expect(dialog.get_by_role("alert")).to_have_count(0)
    expect(dialog.get_by_text("退回补正时必须填写")).to_be_hidden()
    window.type("审核意见", OPINION)
    window.press("提交审核结果")
    expect(window.page.get_by_role("dialog")).to_have_count(0)
    window.go(f"/share/applications?q={serials[1]}", "共享申请")
    window.sees("待补正", "已暂停计时")
    applicant = people.by(APPLICANT)
    applicant.go("/share/applications?state=supplement_required", "共享申请")
    for serial in serials:
        applicant.sees(serial)
    applicant.follow(serials[2], NAME)
    applicant.sees(OPINION, "已暂停计时，剩余 10 个工作日")
    applicant.look("application-returned-by-many")
    applicant.tab("审批轨迹")
    applicant.sees(OPINION, REVIEWER.name)
