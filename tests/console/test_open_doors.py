"""A department takes entries over from outside and sees where others may read its own."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.console.people import People, Visitor
from tongbase.app.story.cast import APPLICANT, COMPILER, MARK
from tongbase.app.story.stage import Stage

pytestmark = pytest.mark.xdist_group("console")

SOURCE = f"外部数据包{MARK}"
RUN_MILLISECONDS = 120_000
FIELDS = [{"name": "code", "title": "编码", "type": "string"}, {"name": "year", "type": "year"}]


def test_a_foreign_catalogue_is_previewed_and_harvested(people: People, stage: Stage) -> None:
    folder = stage.house.settings.home.resolve() / "inbox" / "packages"
    resources = [{"path": "a.csv", "schema": {"fields": FIELDS}}]
    titles = ("空气质量日报", "水质监测月报")
    told = [json.dumps({"title": title, "resources": resources}) for title in titles]
    for number, text in enumerate((*told, "{")):
        package = folder / f"p{number}"
        package.mkdir(parents=True)
        (package / "datapackage.json").write_text(text, encoding="utf-8")
    window = people.by(COMPILER)
    window.go("/catalogue/harvests", "外部目录采集")
    window.look("harvests-none")
    window.press("登记外部目录")
    window.type("名称", SOURCE)
    window.choose("类型", "Frictionless 数据包")
    people.watch.foreseen = {("/api/catalogue/harvests", 403)}
    window.type("地址", str(stage.house.settings.home))
    window.press("登记外部目录")
    at_the_field = window.page.locator(".ant-form-item", has_text="地址")
    expect(at_the_field.locator(".ant-form-item-explain-error")).to_contain_text("收件目录")
    window.type("地址", str(folder))
    window.type("缺省分类码", "307001")
    window.look("harvest-new")
    window.press("登记外部目录")
    expect(window.heading).to_contain_text(SOURCE)
    window.look("harvest-none")
    window.press("预览")
    window.confirm("预览")
    refused = window.page.get_by_role("row", name=re.compile("不予采集.*JSON"))
    expect(refused).to_be_visible(timeout=RUN_MILLISECONDS)
    expect(window.page.get_by_role("link", name="空气质量日报")).to_have_count(0)
    window.look("harvest-previewed")
    window.press("采集")
    window.confirm("采集")
    entry = window.page.get_by_role("link", name="空气质量日报")
    expect(entry).to_be_visible(timeout=RUN_MILLISECONDS)
    window.press("不予采集 1")
    expect(entry).to_have_count(0)
    window.look("harvest-done")
    window.press("全部")
    entry.click()
    expect(window.heading).to_contain_text("草稿")
    window.sees("空气质量日报")


def test_a_foreign_catalogue_is_put_on_a_schedule(people: People) -> None:
    window = people.by(COMPILER)
    window.go("/catalogue/harvests", "外部目录采集")
    window.page.get_by_role("link", name=SOURCE).click()
    expect(window.heading).to_contain_text(SOURCE)
    people.watch.foreseen = {(f"/api{urlsplit(window.page.url).path}", 422)}
    window.press("修改")
    plan(window, "每晚")
    window.press("保存")
    window.sees("不是可用的计划")
    window.look("harvest-edit")
    plan(window, "30 3 * * 5")
    window.press("保存")
    window.sees("30 3 * * 5", " 03:30")
    window.look("harvest-scheduled")
    window.press("修改")
    plan(window, "")
    window.press("保存")
    expect(window.page.get_by_text(" 03:30")).to_have_count(0)


def plan(window: Visitor, schedule: str) -> None:
    """Type a schedule and leave the field, so that what it proposes covers nothing."""
    window.type("采集计划", schedule)
    window.page.keyboard.press("Tab")


def test_a_second_run_changes_nothing(people: People) -> None:
    window = people.by(COMPILER)
    window.go("/catalogue/harvests", "外部目录采集")
    window.look("harvests")
    window.page.get_by_role("link", name=SOURCE).click()
    window.press("采集")
    window.confirm("采集")
    expect(window.button("无变化 2")).to_be_visible(timeout=RUN_MILLISECONDS)
    window.tab("留痕")
    window.sees("发起外部目录采集")
    window.look("harvest-trail")


def test_everybody_sees_where_the_catalogue_is_open(people: People, stage: Stage) -> None:
    window = people.by(APPLICANT)
    window.follow("开放接口")
    window.sees("凭密钥读取", f"{stage.house.settings.address}/api/3/action/", "ckanapi dump")
    window.look("open-interfaces")
