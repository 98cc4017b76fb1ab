"""Sharing in the browser: applied for, completed, approved, granted, called and suspended.

The system signs and calls over HTTP from here, as a machine on the network does.
"""

import json
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.console.people import People, Visitor
from tongbase.app.story.cast import (
    APPLICANT,
    CIVIL,
    COLLECTOR,
    COMPILER,
    MARK,
    PROVIDER_HEAD,
    REVIEWER,
)
from tongbase.app.story.cataloguing import NAME
from tongbase.identity import api as identity

pytestmark = pytest.mark.xdist_group("console")

SYSTEM = f"低保对象核对系统{MARK}"
WANTED = ("tyshxydm", "qymc", "fddbr_zjhm", "xzqh")
MASKED = "企业名称"
BASIS = "《社会救助暂行办法》第五十八条:核查申请家庭的经济状况。"
PURPOSE = "核对低保申请家庭成员名下企业"


@dataclass
class Course:
    """What one chapter leaves to the next."""

    found: dict[str, str] = field(default_factory=dict)

    def need(self, name: str) -> str:
        """Return what an earlier chapter found."""
        if name not in self.found:
            pytest.fail(f"The chapter before found no {name}.")
        return self.found[name]


@pytest.fixture(scope="module")
def course() -> Course:
    return Course()


def test_a_system_is_registered_and_gets_a_key(people: People, course: Course) -> None:
    window = people.by(COLLECTOR)
    window.go("/identity/applications", "应用系统")
    window.press("登记应用系统")
    window.page.get_by_role("dialog").get_by_label("名称").fill(SYSTEM)
    window.press("登记应用系统")
    expect(window.heading).to_contain_text(SYSTEM)
    window.press("签发密钥")
    window.type("名称", "核对系统生产密钥")
    window.press("签发密钥")
    told = window.page.get_by_role("dialog").locator("dd")
    expect(told).to_have_count(2)
    course.found["key"], course.found["secret"] = told.all_inner_texts()
    window.press("我已保存")


def test_an_incomplete_application_gets_its_one_list(
    people: People, course: Course, entry: str
) -> None:
    window = people.by(APPLICANT)
    window.go("/catalogue?q=企业登记", "目录检索")
    window.page.get_by_role("heading", level=2).get_by_role("link", name=NAME).click()
    window.press("申请使用")
    expect(window.heading).to_contain_text("申请使用数据")
    expect(window.page).to_have_url(f"{people.address}/share/apply?entry={entry}")
    window.choose("应用系统", SYSTEM)
    tick(window, "统一社会信用代码")
    window.look("apply")
    window.press("保存草稿")
    expect(window.page).to_have_url(re.compile(r"/share/applications/\w+/edit"))
    course.found["application"] = window.page.url.split("/")[-2]
    window.press("提交申请")
    expect(window.heading).to_contain_text("待补正")
    gaps = window.page.get_by_role("heading", name="一次性告知")
    expect(gaps).to_contain_text("需要补正 7 项")
    expect(window.page.get_by_role("link", name=re.compile("^缺少"))).to_have_count(7)
    window.sees("已暂停计时")
    window.look("application-returned")


def test_it_is_completed_and_received(people: People, course: Course) -> None:
    window = people.by(APPLICANT)
    window.go(f"/share/applications/{course.need('application')}", "待补正")
    window.page.get_by_role("link", name="缺少使用依据").click()
    expect(window.heading).to_contain_text("补正申请")
    expect(window.page.get_by_label("使用依据")).to_be_in_viewport()
    complete(window)
    window.look("supplement")
    window.press("补正并重新提交")
    expect(window.heading).to_contain_text("待提供部门审核")
    window.sees("剩余 10 个工作日", BASIS, PURPOSE, "武汉市")
    window.look("application")
    window.tab("信息项")
    window.sees("fddbr_zjhm", "部分遮盖")
    window.look("application-items")
    window.tab("留痕")
    window.sees("起草申请", "提交申请", "补正申请")
    window.look("application-timeline")


def test_nobody_applies_twice(people: People, course: Course, entry: str) -> None:
    window = people.by(APPLICANT)
    course.need("application")
    window.go(f"/catalogue/entries/{entry}", NAME)
    expect(window.page.get_by_role("heading", name="本单位已申请")).to_be_visible()
    window.sees(SYSTEM, "待提供部门审核")
    window.look("entry-applied-for")
    window.press("申请使用")
    window.page.get_by_label("应用系统", exact=True).click()
    offered = window.page.locator(".ant-select-item-option", has_text=SYSTEM)
    expect(offered).to_contain_text("已申请")
    expect(offered).to_have_attribute("aria-disabled", "true")


def test_more_time_is_asked_for_and_given(people: People, course: Course) -> None:
    path = f"/share/applications/{course.need('application')}"
    head = people.by(PROVIDER_HEAD)
    head.go(path, "待提供部门审核")
    head.press("申请延期答复")
    head.type("工作日", "3")
    head.type("理由", "涉及历史登记档案")
    head.look("extension")
    head.press("申请延期答复")
    head.sees("待主管部门答复。理由：涉及历史登记档案")
    expect(head.button("申请延期答复")).to_have_count(0)
    bureau = people.by(REVIEWER)
    bureau.go("/workbench/waiting", "待我审批")
    bureau.page.get_by_role("link", name="延长 3 个工作日").click()
    bureau.press("审核延期")
    bureau.look("extension-answer")
    bureau.press("审核延期")
    bureau.sees("剩余 13 个工作日")
    bureau.tab("审批轨迹")
    bureau.sees("主管部门同意延期")
    bureau.look("extension-trail")


def test_two_people_approve_and_a_column_is_masked(people: People, course: Course) -> None:
    link = f"/share/applications/{course.need('application')}"
    for person, after in ((PROVIDER_HEAD, "待主管部门审核"), (REVIEWER, "已通过")):
        window = people.by(person)
        window.go("/workbench/waiting", "待我审批")
        window.page.locator(f'a[href="{link}"]').click()
        expect(window.heading).to_contain_text(NAME)
        window.sees("建议优先采用核验服务")
        window.press("审核")
        window.type("审核意见", "依据充分,同意共享。")
        if person is REVIEWER:
            window.choose(MASKED, "全部遮盖")
            window.type("每分钟调用次数", "30")
        window.look(f"review-application-{person.account}")
        window.press("提交审核结果")
        expect(window.heading).to_contain_text(after)
    window.tab("审批轨迹")
    window.sees(PROVIDER_HEAD.name, REVIEWER.name, "依据充分,同意共享。")
    window.look("application-trail")


def test_the_grant_tells_what_it_allows(people: People, course: Course) -> None:
    window = people.by(APPLICANT)
    window.go(f"/share/applications/{course.need('application')}", "已通过")
    window.page.get_by_role("link", name="查看授权").click()
    expect(window.heading).to_contain_text("有效")
    course.found["grant"] = window.page.url.rsplit("/", 1)[-1]
    assert window.figure("每分钟调用次数") == 30
    window.sees("武汉市", PURPOSE)
    expect(window.page.get_by_role("row", name=MASKED)).to_contain_text("全部遮盖")
    expect(window.page.get_by_role("row", name="xzqh")).to_contain_text("原样显示")
    window.look("grant")
    window.go("/share/grants", "共享授权")
    window.sees(SYSTEM)
    window.look("grants")


def test_the_service_tells_how_it_is_called(people: People, course: Course) -> None:
    window = people.by(APPLICANT)
    window.go(f"/share/grants/{course.need('grant')}", NAME)
    service = window.page.get_by_role("link", name=re.compile(r"^FW\d{6}$"))
    course.found["service"] = service.inner_text()
    service.click()
    expect(window.heading).to_contain_text(NAME)
    window.look("service")
    window.tab("调用示例")
    window.sees(f"POST {people.address}/services/{course.need('service')}/query", '"filters"')
    window.look("service-examples")
    window.tab("签名方法")
    window.sees("X-Tongbase-Signature", "def sign(")
    window.look("service-signing")
    window.go("/share/services", "数据服务")
    window.sees(course.need("service"))
    window.look("services")


def test_a_signed_call_is_answered_and_recorded(people: People, course: Course) -> None:
    answer = call(people, course)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["count"] == 5
    assert set(told["masked"]) == {"qymc", "fddbr_zjhm"}
    assert {row["xzqh"][:4] for row in told["rows"]} == {"4201"}
    assert all(set(row["qymc"]) == {"*"} for row in told["rows"])
    window = people.by(APPLICANT)
    window.go(f"/share/grants/{course.need('grant')}?tab=calls", NAME)
    first = window.page.get_by_role("row").nth(1)
    expect(first).to_contain_text(re.compile(f"{re.escape(SYSTEM)}.*查询接口.*5.*已应答", re.S))
    window.look("grant-calls")
    first.get_by_role("link").click()
    window.sees(told["call"], "统一社会信用代码、企业名称")
    window.look("call")
    window.tab("留痕")
    window.sees("查询数据")
    window.look("call-timeline")


def test_a_service_is_tried_in_the_browser(people: People, course: Course) -> None:
    window = people.by(APPLICANT)
    path = f"/services/{course.need('service')}"
    people.watch.foreseen = {(f"{path}/query", 403), (f"{path}/query", 401)}
    window.go(f"/share/services/{course.need('service')}?tab=try", NAME)
    window.type("密钥编号", course.need("key"))
    window.type("密钥", "not-the-secret")
    window.look("try-service")
    window.press("签名并调用")
    window.sees("签名不正确", "HTTP 401 · identity.signature_wrong")
    window.type("密钥", course.need("secret"))
    window.press("添加一条")
    window.choose("筛选条件 1 信息项", "行政区划代码")
    window.choose("筛选条件 1 比较方式", "位于区划")
    window.type("筛选条件 1 值", "430100")
    window.press("签名并调用")
    window.sees("不在授权范围", "HTTP 403 · share.division_not_granted")
    window.look("try-service-refused")
    window.type("筛选条件 1 值", "420100")
    window.type("返回行数", "5")
    window.press("签名并调用")
    window.sees("5 行，还有更多", "企业名称（脱敏）")
    row = window.page.locator("section[aria-live] tbody tr")
    expect(row).to_have_count(5)
    cells = row.first.get_by_role("cell").all_inner_texts()
    course.found["uscc"], course.found["division"] = cells[0], cells[-1]
    window.look("try-service-rows")


def test_a_claim_is_verified_in_the_browser(people: People, course: Course) -> None:
    window = people.by(APPLICANT)
    known, verdict = course.need("uscc"), window.page.locator("section[aria-live] tbody tr")
    window.page.get_by_text("核验接口", exact=True).click()
    window.sees("应答显示在这里")
    window.choose("查找条件（主键） 1 信息项", "统一社会信用代码")
    expect(window.page.locator(".ant-select-item-option:visible")).to_have_count(0)
    window.choose("待核验的内容 1 信息项", "行政区划代码")
    division, elsewhere, nobody = course.need("division"), "430100", "91420100000000000X"
    for wanted, claim, told in (
        (known, division, "一致"),
        (known, elsewhere, "不一致"),
        (nobody, division, "查无"),
    ):
        window.type("查找条件（主键） 1 值", wanted)
        window.type("待核验的内容 1 值", claim)
        window.press("签名并调用")
        expect(verdict.first.get_by_role("cell").last).to_have_text(told)
        window.look(f"try-service-{told}")
    storage = window.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert course.need("secret") not in storage


def test_a_suspended_grant_refuses_until_it_is_restored(people: People, course: Course) -> None:
    head = people.by(PROVIDER_HEAD)
    head.go(f"/share/grants/{course.need('grant')}", "有效")
    expect(head.button("调整配额")).to_have_count(0)
    head.press("暂停")
    head.confirm_with("暂停", "理由", "调用量异常,核实用途")
    expect(head.heading).to_contain_text("已暂停")
    head.look("grant-suspended")
    refused = call(people, course)
    assert (refused.status_code, refused.json()["code"]) == (403, "share.grant_suspended")
    window = people.by(APPLICANT)
    window.go("/share/calls?state=refused", "调用记录")
    expect(window.page.get_by_role("row", name=SYSTEM).first).to_contain_text("授权已暂停")
    window.look("calls")
    head.press("恢复")
    head.confirm_with("恢复", "理由", "已核实")
    expect(head.heading).to_contain_text("有效")
    assert call(people, course).status_code == 200
    head.tab("留痕")
    head.sees("恢复授权", "暂停授权", "拒绝调用", "生成授权")
    head.look("grant-timeline")


def test_the_provider_sets_the_quota(people: People, course: Course) -> None:
    window = people.by(COMPILER)
    window.go(f"/share/grants/{course.need('grant')}", "有效")
    expect(window.button("暂停")).to_have_count(0)
    window.press("调整配额")
    window.type("每次返回行数", "3")
    window.type("理由", "按最小必要原则")
    window.look("quota")
    window.press("调整配额")
    expect(window.page.get_by_role("dialog")).to_have_count(0)
    assert window.figure("每次返回行数") == 3
    assert call(people, course).json()["code"] == "share.field_invalid"


def test_a_limit_is_made_stricter_and_never_looser(people: People) -> None:
    people.watch.foreseen = {("/api/limits/apply_answer_cond", 422)}
    window = people.by(REVIEWER)
    window.follow("办理时限")
    row = window.page.get_by_role("row", name="有条件共享类答复")
    expect(window.page.get_by_role("heading", name="目录编制与更新")).to_be_visible()
    expect(window.page.get_by_role("row", name="目录审核并发布")).to_contain_text("条例第 17 条")
    expect(row.get_by_role("cell").nth(3)).to_have_text("10")
    for days, said in (("11", "只能严于"), ("8", ""), ("10", "")):
        row.get_by_role("button").click()
        window.type("工作日", days)
        window.press("保存时限")
        if said:
            window.sees(re.compile(said))
            window.look("limit-refused")
            window.press("取消")
            window.press("放弃修改并离开")
        expect(window.page.get_by_role("dialog")).to_have_count(0)
        expect(row.get_by_role("cell").nth(3)).to_have_text("10" if said else days)
    window.look("limits")


def test_applications_are_found_by_side_state_and_words(people: People, course: Course) -> None:
    course.need("application")
    window = people.by(APPLICANT)
    window.go("/share/applications?side=mine&state=approved", "共享申请")
    expect(window.page.get_by_role("row", name=SYSTEM)).to_have_count(1)
    window.look("applications")
    window.page.get_by_label("编号、目录、应用系统、需求部门").fill("没有这样的申请")
    window.page.keyboard.press("Enter")
    window.sees("没有符合条件的记录")
    window.look("applications-nothing")


def tick(window: Visitor, item: str) -> None:
    """Tick an item by its name or its column."""
    row = window.page.get_by_role("row").filter(has=window.page.get_by_text(item, exact=True))
    row.get_by_role("checkbox").check()


def complete(window: Visitor) -> None:
    """Say all that the law asks of an application."""
    page = window.page
    for item in WANTED:
        tick(window, item)
    page.get_by_label("查询接口").check()
    page.get_by_label("核验接口").check()
    page.get_by_label("政务服务").check()
    window.day("使用时限", f"{time.localtime().tm_year + 1}-12-31")
    window.type("使用依据", BASIS)
    window.type("使用范围", f"{CIVIL.name}社会救助处")
    window.type("使用用途", PURPOSE)
    page.get_by_label("行政区划范围").click()
    page.locator(".ant-select-tree-title", has_text="武汉市 420100").click()
    window.look("divisions")
    page.keyboard.press("Escape")


def call(people: People, course: Course) -> httpx.Response:
    """Query five rows as the system, signed with its key."""
    path = f"/services/{course.need('service')}/query"
    asked: Mapping[str, Any] = {"limit": 5, "purpose": PURPOSE}
    content = json.dumps(asked, ensure_ascii=False).encode()
    headers = identity.sign(
        identity.Call("POST", path, "", content),
        key=course.need("key"),
        secret=course.need("secret"),
        timestamp=int(time.time()),
        nonce=secrets.token_hex(16),
    )
    told = {**headers, "Content-Type": "application/json"}
    return httpx.post(people.address + path, content=content, headers=told)
