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


def test_what_no_word_finds_is_marked_and_counted_nowhere(people: People) -> None:
    window = people.by(APPLICANT)
    window.go(f"/catalogue?q={CUT_OTHERWISE}", "目录检索")
    expect(window.page.get_by_text(MARKED).first).to_be_visible()
    window.sees("没有目录包含这些词语", "不计入总数和左侧计数", "没有可筛选的内容")
    window.look("search-near")


def test_the_bureau_sees_whether_meaning_is_in_force(people: People) -> None:
    window = people.by(REVIEWER)
    window.go("/catalogue/synonyms", "检索同义词")
    window.sees("语义检索", "已有向量的目录", "multilingual-e5-small-q4")
    window.look("meaning")
