"""Finding what no word stands for: near hits say by which way they were found."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.people import People
from tongbase.app.story.cast import APPLICANT, REVIEWER

pytestmark = pytest.mark.xdist_group("console")

CUT_OTHERWISE = "业登"
"""Two signs of 企业登记 that are no word."""
MARKED = re.compile("^(语义相近|字形相近)$")


def test_what_no_word_finds_is_marked_and_counted_nowhere(people: People, entry: str) -> None:
    assert entry  # what is near is the story's entry
    window = people.by(APPLICANT)
    near = window.page.get_by_text(MARKED).first
    window.comes(f"/catalogue?q={CUT_OTHERWISE}", "目录检索", near)
    window.sees("没有目录包含这些词语", "不计入总数和左侧计数", "没有可筛选的内容")
    window.look("search-near")


def test_enter_searches_what_was_typed_and_not_what_is_offered(people: People, entry: str) -> None:
    assert entry  # its name is offered
    window = people.by(APPLICANT)
    window.go("/catalogue", "目录检索")
    box = window.page.get_by_role("main").get_by_role("combobox")
    box.fill("企业")
    offered = window.page.locator(".ant-select-item-option:visible")
    expect(offered.first).to_contain_text("企业登记")
    window.look("search-completed")
    box.press("Enter")
    expect(window.page).to_have_url(re.compile(r"q=%E4%BC%81%E4%B8%9A$"))
    expect(offered).to_have_count(0)
    box.fill("企业登")
    expect(offered.first).to_contain_text("企业登记")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value(re.compile("企业登记.+"))


def test_the_bureau_sees_whether_meaning_is_in_force(people: People) -> None:
    window = people.by(REVIEWER)
    window.go("/catalogue/synonyms", "检索同义词")
    window.sees("语义检索", "已有向量的目录", "multilingual-e5-small-q4")
    window.look("meaning")


def test_signs_alone_are_told_to_be_no_question(people: People) -> None:
    window = people.by(APPLICANT)
    window.go("/catalogue?q=%25", "目录检索")
    window.sees("只有标点或符号", "没有找到符合条件的目录")
    window.look("search-signs")


def test_a_shipped_synonym_is_switched_off_and_restored(people: People) -> None:
    window = people.by(REVIEWER)
    window.go("/catalogue/synonyms", "检索同义词")
    window.look("synonyms")
    window.go("/catalogue/synonyms?q=最低生活保障家庭", "检索同义词")
    row = window.page.get_by_role("row").filter(has_text="低保户")
    expect(row).to_contain_text("俗称")
    row.get_by_role("button", name="停用").click()
    window.confirm("停用")
    expect(row).to_contain_text("已停用")
    window.look("synonyms-off")
    row.get_by_role("button", name="恢复").click()
    window.confirm("恢复")
    expect(row).to_contain_text("自带")
