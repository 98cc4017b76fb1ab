"""Coming in: first password, wrong password, lock-out; the weight of the first load."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.people import PASSWORD, People, change_password, try_password
from tongbase.app.story.cast import COLLECTOR, PROVIDER_HEAD, WUHAN_REVIEWER

pytestmark = pytest.mark.xdist_group("console")

SIGN_IN = ("/api/identity/sign-in", 401)
FIRST_LOAD_BYTES_MAX = 300_000
FAILURES_MAX = 5


def test_who_comes_for_the_first_time_must_change_the_password(people: People) -> None:
    window = people.anybody()
    page = window.page
    page.goto(people.address)
    expect(page).to_have_url(f"{people.address}/sign-in")
    window.look("sign-in")
    first = people.first_passwords.pop(COLLECTOR.account)
    people.watch.foreseen = {SIGN_IN, ("/api/identity/me/password", 422)}
    try_password(window, COLLECTOR.account, "not-the-password")
    expect(page.get_by_role("alert")).to_contain_text("账号或口令不正确")
    try_password(window, COLLECTOR.account, first)
    expect(page.get_by_role("heading", name="修改初始口令")).to_be_visible()
    window.sees("至少 12 位")  # before anything is typed
    page.goto(f"{people.address}/catalogue")
    expect(page.get_by_role("heading", name="修改初始口令")).to_be_visible()
    change_password(window, first, PASSWORD, PASSWORD[::-1])
    window.sees("两次输入的新口令不一致。")
    change_password(window, first, "short", "short")
    expect(page.get_by_role("alert")).to_contain_text("至少 12 位")
    window.look("first-password")
    change_password(window, first, PASSWORD, PASSWORD)
    expect(page).to_have_url(f"{people.address}/workbench/waiting")
    expect(page.get_by_role("banner")).to_contain_text(COLLECTOR.name)
    window.sees("没有待审批的事项")
    people.windows[COLLECTOR.account] = window


def test_who_has_signed_in_changes_the_password(people: People) -> None:
    window = people.by(COLLECTOR)
    page = window.page
    for old, new in ((PASSWORD, PASSWORD[::-1]), (PASSWORD[::-1], PASSWORD)):
        window.go("/", "待我审批")
        page.get_by_role("button", name=COLLECTOR.name).click()
        page.get_by_role("menuitem", name="修改口令").click()
        expect(window.heading).to_contain_text("修改口令")
        window.look("own-password")
        window.type("原口令", old)
        window.type("新口令", new)
        window.type("再次输入新口令", new)
        window.press("修改口令")
        expect(page.get_by_role("status")).to_contain_text("口令已修改")


def test_a_browser_that_calls_itself_offline_works_on(people: People) -> None:
    """Without the internet it does, whenever a network comes or goes; the house is still there."""
    window = people.by(COLLECTOR)
    page = window.page
    window.go("/", "待我审批")
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    window.follow("目录检索")
    window.sees("还没有已发布的目录")
    for old, new in ((PASSWORD, PASSWORD[::-1]), (PASSWORD[::-1], PASSWORD)):
        window.follow("待我审批")
        page.get_by_role("button", name=COLLECTOR.name).click()
        page.get_by_role("menuitem", name="修改口令").click()
        window.type("原口令", old)
        window.type("新口令", new)
        window.type("再次输入新口令", new)
        window.press("修改口令")
        expect(page.get_by_role("status")).to_contain_text("口令已修改")


def test_who_guesses_is_locked_out(people: People) -> None:
    window = people.anybody()
    window.page.goto(people.address)
    people.watch.foreseen = {SIGN_IN}
    for guess in range(FAILURES_MAX):
        with window.page.expect_response("**/api/identity/sign-in") as answer:
            try_password(window, WUHAN_REVIEWER.account, f"guess-{guess}")
        assert answer.value.status == 401
    first = people.first_passwords[WUHAN_REVIEWER.account]
    try_password(window, WUHAN_REVIEWER.account, first)
    expect(window.page.get_by_role("alert")).to_contain_text("分钟内不能登录")
    window.look("locked-out")


def test_who_signs_out_is_out(people: People) -> None:
    window = people.anybody()
    people.sign_in(window, PROVIDER_HEAD.account)
    window.page.get_by_role("button", name=PROVIDER_HEAD.name).click()
    window.page.get_by_text("退出登录").click()
    expect(window.page).to_have_url(f"{people.address}/sign-in")
    window.page.goto(f"{people.address}/workbench/jobs")
    expect(window.page).to_have_url(f"{people.address}/sign-in?next=%2Fworkbench%2Fjobs")


def test_each_page_names_itself_in_the_tab(people: People) -> None:
    window = people.by(COLLECTOR)
    window.go("/catalogue", "目录检索")
    expect(window.page).to_have_title("目录检索 · 一体化政务大数据平台 TongBase")
    window.press("EN")
    expect(window.page).to_have_title("Search · Integrated Government Data Platform TongBase")
    window.press("中文")
    window.follow("数据源")
    window.page.get_by_role("table").get_by_role("link").first.click()
    expect(window.page).to_have_title(re.compile(".+ · 数据源 · 一体化政务大数据平台 TongBase"))


def test_an_address_without_a_page_says_so(people: People) -> None:
    window = people.by(COLLECTOR)
    people.watch.foreseen = {("/nonsense", 404)}
    answer = window.page.goto(f"{people.address}/nonsense")
    assert answer is not None
    assert answer.status == 404
    expect(window.heading).to_contain_text("没有这个页面")
    window.look("no-such-page")


def test_the_first_load_is_light(people: People) -> None:
    people.by(PROVIDER_HEAD)  # has changed the first password
    window = people.anybody()
    wire = window.page.context.new_cdp_session(window.page)
    sizes: list[int] = []
    wire.send("Network.enable")
    # Over plain HTTP, as in many an intranet, browsers take no Brotli.
    window.page.set_extra_http_headers({"Accept-Encoding": "gzip"})
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    people.sign_in(window, PROVIDER_HEAD.account)
    window.page.wait_for_load_state("networkidle")
    total = sum(sizes)
    print(f"{total:.0f} bytes in {len(sizes)} answers from sign-in to the first list")
    assert 50_000 < total <= FIRST_LOAD_BYTES_MAX
