"""The catalogue of a day in the browser: picked by the day, read as it was."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.console.people import People
from tongbase.app.story.cast import COMPILER
from tongbase.kernel.clock import CHINA

pytestmark = pytest.mark.xdist_group("console")

DAY_BEFORE = (datetime.now(CHINA) - timedelta(days=1)).date().isoformat()
DAY_AFTER = (datetime.now(CHINA) + timedelta(days=1)).date().isoformat()


def test_an_entry_is_read_as_it_stood_on_a_day(people: People, entry: str) -> None:
    window = people.by(COMPILER)
    window.go(f"/catalogue/entries/{entry}", "企业登记信息")
    window.tab("查看某日状态")
    window.sees("已发布", "V1", "统一社会信用代码")
    window.look("entry-as-of")
    window.day("日期", DAY_BEFORE)
    window.sees("当时尚未发布")
    window.look("entry-as-of-before")


def test_the_list_of_a_day_leads_to_the_entry_of_that_day(people: People, entry: str) -> None:
    assert entry
    window = people.by(COMPILER)
    window.follow("某日目录")
    window.sees("企业登记信息")
    window.look("as-of")
    window.page.get_by_label("日期", exact=True).click()
    tomorrow = window.page.locator(f".ant-picker-cell[title={DAY_AFTER!r}]")
    expect(tomorrow).to_have_class(re.compile("disabled"))
    window.page.keyboard.press("Escape")
    window.follow("企业登记信息(演示)", "企业登记信息")
    window.sees("V1")
    window.go(f"/catalogue/as-of?day={DAY_BEFORE}", "某日目录")
    window.sees("当日没有已发布的目录")
    window.look("as-of-empty")
    expect(window.page.get_by_label("日期", exact=True)).to_have_value(DAY_BEFORE)


def test_the_grades_of_a_table_are_read_as_they_stood(people: People) -> None:
    window = people.by(COMPILER)
    window.go("/protect/tables", "分类分级")
    window.page.get_by_role("table").get_by_role("link").first.click()
    window.tab("某日分级")
    window.sees("当时的库表级别", "一般数据")
    window.look("grades-as-of")
    window.day("日期", DAY_BEFORE)
    window.sees("当时尚未定级")
    window.look("grades-as-of-before")
