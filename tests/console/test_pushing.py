"""Change push in the browser: a department subscribes, tests, looks at the log, sends again."""

import time

import pytest
from playwright.sync_api import expect

from tests.catalogue.push.receiver import Receiver, until
from tests.console.people import People, Visitor
from tongbase.app.story.cast import COMPILER, MARKET
from tongbase.app.story.cataloguing import NAME as STORY_ENTRY

pytestmark = pytest.mark.xdist_group("console")

NAME = "目录变更推送至市级企业信息归集共享系统(含草稿、审核与资源挂接的全部变更)"
FAILS_SECONDS_MAX = 30
REFUSED = ("/api/catalogue/subscriptions", 422)


def test_a_department_subscribes_and_tests_its_receiver(
    people: People, receiver: Receiver, entry: str
) -> None:
    window = people.by(COMPILER)
    page = window.page
    window.go("/catalogue", "目录检索")
    window.follow("变更推送")
    window.sees("还没有变更订阅")
    window.look("subscriptions-empty")
    window.press("新增变更订阅")
    window.type("订阅名称", NAME)
    window.type("推送地址", "http://127.0.0.1:9/")
    window.look("subscription-form")
    people.watch.foreseen = {REFUSED}
    page.get_by_role("dialog").get_by_role("button", name="新增变更订阅", exact=True).click()
    window.sees("不能作为推送地址")
    window.type("推送地址", receiver.url("/market"))
    page.get_by_role("dialog").get_by_role("button", name="新增变更订阅", exact=True).click()
    window.sees("whsec_")
    window.look("subscription-secret")
    window.press("我已保存")
    expect(window.heading).to_contain_text("推送中")
    window.sees("还没有推送记录")
    window.look("subscription-new")
    window.press("发送测试")
    window.confirm("发送测试")
    got = receiver.wait_for(1, "/market")[0]
    assert got.event["type"] == "tongbase.catalogue.ping"
    expect(page.get_by_role("table")).to_contain_text("已送达")
    window.sees("测试消息")
    assert entry


def test_what_changed_before_is_sent_again_and_the_log_tells_of_it(
    people: People, receiver: Receiver, entry: str
) -> None:
    window = people.by(COMPILER)
    page = window.page
    receiver.answers["/market"] = lambda _: 503
    window.press("重放")
    page.get_by_label("从某个变更序号之后").check()
    page.get_by_role("dialog").get_by_role("button", name="重放", exact=True).click()
    window.sees("已安排重放")
    waits_for_a_failure(window)
    window.look("subscription-failing")
    receiver.answers.clear()
    until(lambda: any(got.event["subject"] == entry for got in receiver.at("/market")))
    page.get_by_role("button", name="详情", exact=True).first.click()
    window.sees("推送过程", "推送内容")
    window.look("delivery")
    window.press("重新推送")
    page.get_by_role("dialog").last.get_by_role("button", name="重新推送", exact=True).click()
    window.sees("已完成")
    page.keyboard.press("Escape")


def test_scope_guide_and_timeline_are_read(people: People) -> None:
    window = people.by(COMPILER)
    page = window.page
    window.go("/catalogue/subscriptions", "变更推送")
    window.look("subscriptions")
    window.follow(NAME)
    window.press("修改")
    window.choose("变更类型", "下线")
    page.keyboard.press("Escape")
    window.find("指定目录", STORY_ENTRY, f"{STORY_ENTRY}（{MARKET.name}）")
    page.keyboard.press("Escape")
    window.look("subscription-of-one-entry")
    page.get_by_role("dialog").get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    window.tab("订阅范围")
    window.sees("下线", "不限", "指定目录", STORY_ENTRY)
    window.look("subscription-wanted")
    window.tab("接入说明")
    window.look("subscription-guide")
    window.tab("留痕")
    window.sees("新增变更订阅", "修改变更订阅")
    window.look("subscription-timeline")
    window.press("更换密钥")
    page.get_by_role("dialog").get_by_role("button", name="更换密钥", exact=True).click()
    window.sees("whsec_")
    window.press("我已保存")
    window.press("暂停")
    window.confirm("暂停")
    expect(window.heading).to_contain_text("已暂停")
    window.press("恢复")
    window.confirm("恢复")
    expect(window.heading).to_contain_text("推送中")


def waits_for_a_failure(window: Visitor) -> None:
    """Look again until the log begins with a delivery that was tried in vain."""
    first = window.page.get_by_role("table").locator("tbody tr").first
    end = time.monotonic() + FAILS_SECONDS_MAX
    while "503" not in first.inner_text():
        assert time.monotonic() < end, "Nothing was tried in vain."
        window.page.reload()
        expect(first).to_be_visible()
