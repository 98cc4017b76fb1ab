"""The console in English: what the server says in Chinese alone nobody could read here."""

import re

import pytest
from playwright.sync_api import expect

from tests.console.people import People
from tongbase.app.story.cast import COMPILER

pytestmark = pytest.mark.xdist_group("console")

HAN = re.compile("[\u4e00-\u9fff]")


def test_jobs_and_the_guide_of_an_import_speak_english(people: People) -> None:
    window = people.by(COMPILER)
    page = window.page
    speak = page.get_by_role("button", name="EN", exact=True)
    window.go("/workbench/jobs", "我的任务")
    window.sees("归集：")
    speak.click()
    try:
        expect(window.heading).to_contain_text("Jobs")
        window.sees(re.compile("^Collect: "))
        window.look("jobs-english")
        page.get_by_role("link", name=re.compile("^Collect: ")).first.click()
        expect(window.heading).to_contain_text("Collect: ")
        window.go("/imports/new?kind=entries", "Hand in a file")
        rows = page.get_by_role("table").get_by_role("row")
        expect(rows.nth(1).get_by_role("cell").first).to_have_text("Classification")
        headings = rows.locator("td:first-child").all_inner_texts()
        assert [heading for heading in headings if HAN.search(heading)] == []
        window.sees("Such as 2026-01-31")
        window.look("import-guide-english")
    finally:
        page.get_by_role("button", name="中文", exact=True).click()
