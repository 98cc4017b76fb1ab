"""Who oversees sees everything and proves it; nobody sees menus that are not theirs."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.people import People
from tongbase.app.story.cast import (
    APPLICANT,
    AUDITOR,
    COMPILER,
    PROVIDER_HEAD,
    REVIEWER,
    Person,
)
from tongbase.identity.terms.roles import SHIPPED_ROLES

pytestmark = pytest.mark.xdist_group("console")

MENUS: tuple[tuple[str, frozenset[str]], ...] = (
    ("待我审批", frozenset()),
    ("目录检索", frozenset()),
    ("目录编制", frozenset({"catalogue.entry.compile", "catalogue.entry.review_department"})),
    ("检索同义词", frozenset({"catalogue.synonym.manage"})),
    ("留痕台账", frozenset({"oversee.ledger.read"})),
    ("运行总览", frozenset({"oversee.overview.read"})),
    ("人员", frozenset({"identity.person.manage"})),
    ("应用系统", frozenset({"identity.key.manage"})),
)


def test_the_auditor_browses_the_ledger_and_proves_it(people: People) -> None:
    window = people.by(AUDITOR)
    page = window.page
    window.follow("留痕台账")
    lines = page.get_by_role("table").get_by_role("row")
    expect(lines).to_have_count(11)
    entry = page.get_by_role("table").get_by_role("link").first
    expect(entry).to_have_attribute("href", re.compile("^/(share|catalogue|identity|standards)/"))
    window.look("ledger")
    page.get_by_role("link", name="下一页").click()
    expect(page).to_have_url(re.compile(r"page=2"))
    page.get_by_label("操作人姓名").fill(COMPILER.name)
    page.get_by_label("操作人姓名").press("Enter")
    expect(page).to_have_url(re.compile("q="))
    expect(page.get_by_role("row", name=COMPILER.name)).to_have_count(10)
    window.press("验真")
    verdict = page.get_by_role("status").filter(has_text="重新计算")
    expect(verdict).to_contain_text("台账完整,未发现改动".replace(",", "，"))
    expect(verdict).to_have_attribute("data-whole", "true")
    window.look("ledger-whole")


def test_the_overview_shows_the_numbers_of_the_api(people: People) -> None:
    window = people.by(REVIEWER)
    page = window.page
    with page.expect_response("**/api/oversee/overview") as answer:
        window.go("/oversee/overview", "运行总览")
    told = answer.value.json()
    shown = page.get_by_role("main").get_by_role("listitem")
    for number in told["numbers"]:
        value = "暂无数据" if number["value"] is None else f"{number['value']:,.10g}"
        line = shown.filter(has=page.get_by_text(number["zh"], exact=True))
        expect(line.first).to_contain_text(value)
    assert any(number["value"] for number in told["numbers"])
    for title, bars in {"目录状态": "entries_by_status", "服务调用": "calls_by_day"}.items():
        drawn = int(any(bar["count"] for bar in told[bars]))
        expect(page.get_by_role("img", name=title, exact=True).locator("svg")).to_have_count(drawn)
    window.look("overview")
    areas = page.get_by_role("img", name="目录分布", exact=True).locator("svg path")
    expect(areas.first).to_be_visible()
    many = areas.count()
    window.press("EN")
    for number in told["numbers"]:
        if number["unit"] == "%" and number["value"] is not None:
            expect(shown.filter(has_text=number["en"]).first).to_contain_text("%")
    window.press("中文")
    expect(areas).to_have_count(many)  # what is drawn again is drawn whole


@pytest.mark.parametrize("person", [APPLICANT, COMPILER, AUDITOR], ids=lambda one: one.account)
def test_nobody_sees_menus_that_are_not_theirs(people: People, person: Person) -> None:
    window = people.by(person)
    window.go("/", "待我审批")
    menu = window.page.get_by_role("navigation").first
    held = {
        word for role in SHIPPED_ROLES if role.code in person.roles for word in role.permissions
    }
    for title, opened_by in MENUS:
        theirs = not opened_by or bool(opened_by & held)
        expect(menu.get_by_role("link", name=title, exact=True)).to_have_count(int(theirs))
    window.look(f"menu-{person.account}")


def test_a_page_of_others_refuses_who_types_its_address(people: People) -> None:
    window = people.by(APPLICANT)
    window.go("/identity/people", "人员")
    expect(window.page.get_by_role("alert")).to_contain_text("您没有打开此页面的权限")
    expect(window.page.get_by_text(PROVIDER_HEAD.account, exact=True)).to_have_count(0)
    window.look("refused")
