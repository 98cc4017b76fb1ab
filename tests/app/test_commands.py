"""The command line: what it loads, what it sends, how it prints."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from tongbase.app.cli.change_filters import wanted_of
from tongbase.app.cli.commands.applications import sentence_of
from tongbase.app.cli.find import Kind, NameAmbiguousError, find
from tongbase.app.cli.main import main
from tongbase.app.client import Client
from tongbase.app.output import show_data, show_one
from tongbase.kernel.errors import InvalidError

HEAVY = ("sqlalchemy", "fastapi", "duckdb", "pyiceberg", "pyarrow", "tongbase.app.house")
LOADED = f"import sys, tongbase.app.cli.main; print([n for n in {HEAVY!r} if n in sys.modules])"


def test_help_does_not_load_the_house():
    told = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["低保.xlsx#一月", "a?b", "50%.csv", "日报/1 月.json"])
def test_a_name_in_a_path_arrives_as_it_was_typed(name: str):
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        assert not request.url.query
        return httpx.Response(200, json={})

    Client("http://tongbase", transport=httpx.MockTransport(answer)).get(f"/tables/{name}")
    assert asked == [f"/tables/{name}"]


def test_a_column_with_a_dot_in_its_name_is_shown(capsys: pytest.CaptureFixture[str]):
    show_data([{"PM2.5": 4.0, "state": "open"}], ["PM2.5", "state"], title="行")
    shown = capsys.readouterr().out
    assert "4.0" in shown
    assert "待审批" not in shown


ONE = "0" * 31 + "1"
SENT = {
    ("application", "extend", ONE, "--working-days", "5", "--reason", "需会商"): (
        f"/api/share/applications/{ONE}/extend",
        {"working_days": 5, "reason": "需会商"},
    ),
    ("application", "answer-extension", ONE, "--refuse", "--opinion", "不属特殊原因"): (
        f"/api/share/applications/{ONE}/answer_extension",
        {"agree": False, "opinion": "不属特殊原因"},
    ),
    ("entry-update", "extend", ONE, "--working-days", "5", "--reason", "需改造系统"): (
        f"/api/catalogue/entries/{ONE}/update/extend",
        {"working_days": 5, "reason": "需改造系统"},
    ),
    ("entry-update", "answer-extension", ONE, "--refuse", "--opinion", "改动很小"): (
        f"/api/catalogue/entries/{ONE}/update/answer_extension",
        {"agree": False, "opinion": "改动很小"},
    ),
    ("grant", "quota", ONE, "--rows-max", "50"): (
        f"/api/share/grants/{ONE}/set_quota",
        {"calls_per_minute": 60, "rows_max": 50, "reason": ""},
    ),
    ("subscription", "set", ONE, "--only", "kinds=published,withdrawn", "--name", "甲"): (
        f"/api/catalogue/subscriptions/{ONE}",
        {"name": "甲", "wanted": {"kinds": ["published", "withdrawn"]}},
    ),
    ("subscription", "add", "https://x.gov.cn/", "--name", "甲", "--system", ONE): (
        "/api/catalogue/subscriptions",
        {
            "url": "https://x.gov.cn/",
            "name": "甲",
            "organisation": "",
            "wanted": {},
            "application": ONE,
        },
    ),
    ("subscription", "replay", ONE, "--after", "7"): (
        f"/api/catalogue/subscriptions/{ONE}/replay",
        {"after": 7, "since": None},
    ),
    ("subscription", "replay-dead", ONE): (
        f"/api/catalogue/subscriptions/{ONE}/replay-dead",
        None,
    ),
    ("person", "reset-password", ONE): (f"/api/identity/people/{ONE}/reset-password", None),
}


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ("kinds=published,foo", "only kinds=foo", "没有取值“foo”,可选:published(首次发布)、"),
        ("share_types=1", "only share_types=1", "没有取值“1”"),
        ("kind=published", "only kind", "没有筛选“kind”,可用:kinds、"),
        ("published", "only", "应写成 名称=值"),
    ],
)
def test_a_filter_that_nobody_knows_is_named_as_it_was_typed(typed: str, field: str, said: str):
    with pytest.raises(InvalidError) as refused:
        wanted_of([typed])
    assert refused.value.field == field
    assert said in refused.value.zh


def test_words_of_a_filter_are_known_by_their_labels_too():
    told = wanted_of(["kinds=首次发布,withdrawn", "share_types=有条件共享", "regions=42,43"])
    assert told == {
        "kinds": ["published", "withdrawn"],
        "share_types": ["conditional"],
        "regions": ["42", "43"],
    }


def test_namesakes_are_told_apart_by_state_and_owner():
    rows = [
        {"id": "1" * 32, "name": "低保", "status": "draft", "provider_name": "市民政局"},
        {"id": "2" * 32, "name": "低保", "status": "published", "provider_name": "省民政厅"},
        {"id": "3" * 32, "name": "低保", "status": "draft", "provider_name": ""},
    ]
    kind = Kind("目录", "entry", "entry", lambda *_: iter(rows), ["name"])
    with pytest.raises(NameAmbiguousError) as refused:
        find(Client("http://tongbase"), kind, "低保")
    one, two, three = "1" * 32, "2" * 32, "3" * 32
    assert f"{one}(草稿,市民政局)、{two}(已发布,省民政厅)、{three}(草稿)" in refused.value.zh
    assert f"{one}(draft,市民政局), {two}(published,省民政厅), {three}(draft)" in refused.value.en


@pytest.mark.parametrize("words", SENT, ids=" ".join)
def test_a_verb_sends_what_was_typed(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    sent: list[tuple[str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method in {"POST", "PATCH"}:
            told = json.loads(request.content) if request.content else None
            sent.append((request.url.path, told))
        return httpx.Response(200, json={"calls_per_minute": 60, "rows_max": 100})

    @contextmanager
    def a_server() -> Iterator[Client]:
        yield Client("http://tongbase", transport=httpx.MockTransport(answer))

    monkeypatch.setattr("tongbase.app.cli.ask.client", a_server)
    monkeypatch.setattr("sys.argv", ["tongbase", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, sent) == (0, [SENT[words]])


def test_no_rows_are_told_as_well(capsys: pytest.CaptureFixture[str]):
    show_data([], [], title="0 行")
    assert capsys.readouterr().out == "# 0 行\n"


def test_an_application_that_came_back_is_not_told_as_sent():
    assert sentence_of({"missing": []}, "已提交").endswith("已提交")
    assert "退回待补正" in sentence_of({"missing": [{"field": "until"}]}, "已提交")


def test_states_have_words_and_what_is_empty_a_dash(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    run = {"state": "succeeded", "keys": [], "by_rule": {"type": 2}, "days": ["一", "二"]}
    show_one(run, [(name, name) for name in run])
    shown = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert shown == [
        ["state", "成功", "succeeded"],
        ["keys", "—"],
        ["by_rule", "type=2"],
        ["days", "一、二"],
    ]


def test_an_account_of_this_machine_says_nothing_to_a_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    words = ["tongbase", "entry", "list", "--server", "http://127.0.0.1:1", "--as", "admin"]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "cli.account_elsewhere" in capsys.readouterr().err


def test_every_command_says_what_it_does_in_both_languages():
    from tongbase.app.cli import commands

    told = {
        f"{name} {command.name or command.callback.__name__}": command.callback.__doc__ or ""
        for name, group in commands.GROUPS.items()
        for command in group.registered_commands
    }
    told |= {command.__name__: command.__doc__ or "" for command in commands.ALONE}
    assert len(told) > 60
    assert [name for name, words in told.items() if not _is_bilingual(words)] == []


def _is_bilingual(words: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in words) and any("a" <= sign <= "z" for sign in words)
