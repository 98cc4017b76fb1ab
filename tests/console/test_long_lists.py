"""A list longer than a page: ticks stay over its pages, and all of it is ticked at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.people import People, Visitor
from tongbase.app.story.cast import COMPILER

pytestmark = pytest.mark.xdist_group("console")

MANY = 23
WORD = "分页样例"
LIST = f"/catalogue/compile?q={WORD}"
HEADING = "目录编制"


def rows_of(window: Visitor):
    return window.page.locator("tbody").get_by_role("row")


def test_a_page_has_as_many_rows_as_people_want(people: People) -> None:
    window = people.by(COMPILER)
    for number in range(MANY):
        window.ask("/api/catalogue/entries", {"name": f"{WORD}{number}"})
    window.go(LIST, HEADING)
    expect(rows_of(window)).to_have_count(10)
    window.page.get_by_role("link", name="每页 20 条").click()
    expect(rows_of(window)).to_have_count(20)
    expect(window.page).to_have_url(re.compile("size=20"))
    window.look("long-list")


def test_a_page_behind_the_last_leads_back(people: People) -> None:
    window = people.by(COMPILER)
    window.go(f"{LIST}&page=999", HEADING)
    window.sees(f"共 {MANY} 条", "第 999 页没有内容，共 3 页。")
    window.page.get_by_role("link", name="到最后一页").click()
    expect(rows_of(window)).to_have_count(3)


def test_ticks_stay_when_the_page_is_turned(people: People) -> None:
    window = people.by(COMPILER)
    window.go(LIST, HEADING)
    window.page.get_by_label("全选本页").check()
    window.page.get_by_role("link", name="下一页").click()
    expect(window.page.get_by_label("全选本页")).not_to_be_checked()
    rows_of(window).first.get_by_role("checkbox").check()
    window.sees("已选 11 项")
    window.look("long-list-ticked")
    window.page.get_by_role("link", name="上一页").click()
    expect(window.page.get_by_label("全选本页")).to_be_checked()
    window.press("清除所选")
    window.sees("勾选后可批量办理")


def test_all_that_was_found_is_done_at_once(people: People) -> None:
    window = people.by(COMPILER)
    window.go(LIST, HEADING)
    window.press(f"选择全部 {MANY} 条")
    window.sees(f"已选 {MANY} 项")
    window.press("批量删除")
    window.page.get_by_role("dialog").get_by_role("button", name="批量删除").click()
    window.sees("没有符合条件的记录")
