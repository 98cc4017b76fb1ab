"""A command that is written wrongly is told so in both languages, with the word at fault.

And each verb that the console and the API have can be typed: what is typed is done by the house.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.app.world import MARKET, World
from tongbase.app.cli import main as command_line
from tongbase.app.client import Client

CHINESE = re.compile(r"[\u4e00-\u9fff]")
WRONG = {
    ("nonsense",): "cli.usage_wrong",
    ("ledger", "list", "--nosuch"): "cli.usage_wrong --nosuch:",
    ("ledger", "list", "--size", "0"): "cli.usage_wrong --size:",
    ("ledger", "list", "--size", "many"): "cli.usage_wrong --size:",
    ("entry", "show"): "cli.usage_wrong entry:",
    ("ledger", "list", "--event", "\udcff"): "cli.usage_wrong arguments:",
    ("ledger", "list", "--event", "a\x1b[2J"): "cli.usage_wrong arguments:",
    ("--server", "http://127.0.0.1:1", "ledger", "list"): "client.not_a_server server:",
    ("--server", "nonsense:", "ledger", "list"): "client.not_a_server server:",
    ("--server", "http://[::bad", "ledger", "list"): "client.not_a_server server:",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_is_wrong_is_said_in_both_languages(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["tongbase", *words])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    told = capsys.readouterr().err
    first, second = told.strip().splitlines()[:2]
    assert ended.value.code == command_line.EXIT_REFUSED
    assert WRONG[words] in first
    assert CHINESE.search(first)
    assert second.strip()
    assert "Traceback" not in told


@pytest.mark.parametrize("words", [(), ("ledger",)])
def test_without_a_command_the_help_is_shown(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["tongbase", *words])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    shown = capsys.readouterr()
    assert ended.value.code == command_line.EXIT_USAGE
    assert "ledger" in shown.out + shown.err
    assert "usage_wrong" not in shown.err


class Desk:
    """Somebody at the command line of the world's house."""

    def __init__(
        self, world: World, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._world, self._patch, self._capsys = world, patch, capsys

    def types(self, who: str, *words: str) -> Any:
        """Type a command as a person; return what it told as JSON."""
        ended, told = self._run(who, words)
        assert ended == 0, told.err
        return json.loads(told.out) if told.out.startswith(("{", "[")) else told.out

    def is_refused(self, who: str, *words: str) -> str:
        """Type a command that fails; return what was said."""
        ended, told = self._run(who, words)
        assert ended == command_line.EXIT_REFUSED, told.out
        return str(told.err)

    def _run(self, who: str, words: tuple[str, ...]) -> tuple[Any, Any]:
        @contextmanager
        def here() -> Iterator[Client]:
            yield self._world.by(who)

        for module in COMMANDS:
            self._patch.setattr(f"tongbase.app.cli.{module}.client", here)
        self._patch.setattr("sys.argv", ["tongbase", *words, "--json"])
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        return ended.value.code, self._capsys.readouterr()


COMMANDS = (
    "ask",
    "commands.collect",
    "commands.desk",
    "commands.entries",
    "commands.quality",
    "commands.runs",
    "commands.standards",
    "commands.words",
)


@pytest.fixture
def desk(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(world, monkeypatch, capsys)


def test_regions_are_installed_again_by_who_may(desk: Desk):
    assert desk.types("admin", "region", "install", "420000") == {"installed": 0}
    assert "denied" in desk.is_refused("bureau", "region", "install", "420000")
    assert "province:" in desk.is_refused("admin", "region", "install", "990000")


def test_an_organisation_is_changed_closed_and_reopened(desk: Desk):
    told = desk.types("bureau", "org", "set", MARKET, "--short-name", "市监局")
    assert (told["short_name"], told["name"]) == ("市监局", "武汉市市场监督管理局")
    uscc = "11420100MA00005848"
    closable = desk.types("bureau", "org", "add", uscc, "武汉市试点局", "--region", "420100")
    assert closable["active"]
    assert not desk.types("bureau", "org", "close", uscc)["active"]
    assert desk.types("bureau", "org", "reopen", uscc)["active"]


def test_a_person_is_given_roles_closed_and_reopened(desk: Desk):
    told = desk.types("bureau", "person", "set-roles", "market.nobody", "consumer")
    assert [role["code"] for role in told["roles"]] == ["consumer"]
    assert not desk.types("bureau", "person", "close", "market.nobody")["active"]
    assert desk.types("bureau", "person", "reopen", "market.nobody")["active"]
    assert desk.types("bureau", "person", "set-roles", "market.nobody")["roles"] == []
    assert "cli.name_unknown" in desk.is_refused("bureau", "person", "close", "nobody.there")


def test_a_role_of_one_s_own_keeps_what_is_not_given(desk: Desk):
    permission = "catalogue.entry.compile"
    words = ("role", "set", "steward", "--name", "数据管家", "--english", "Steward")
    assert desk.types("admin", *words, "--permission", permission)["permissions"] == [permission]
    renamed = desk.types("admin", "role", "set", "steward", "--name", "数据专员")
    assert (renamed["zh"], renamed["en"]) == ("数据专员", "Steward")
    assert renamed["permissions"] == [permission]
    assert "steward" in {role["code"] for role in desk.types("admin", "role", "list")}


def test_a_resource_is_bound_and_released(desk: Desk, world: World):
    entry = world.ids["entry_id"]
    (world.house.settings.home / "inbox" / MARKET / "gt.csv").write_text("编号\n1\n", "utf-8")
    words = ("collect", "add", "--source", "登记库", "--table", "gt.csv", "--target", "gt")
    desk.types("market", *words, "--key", "编号")
    desk.types("market", "collect", "run", "gt")
    bound = desk.types("market", "entry", "bind", entry, "ods.gt", "--name", "个体登记库表")
    assert _tables(bound) == ["ods.gt"]
    assert "cli.resource_unknown" in desk.is_refused("market", "entry", "release", entry, "ods.no")
    assert _tables(desk.types("market", "entry", "release", entry, "ods.gt")) == []


def _tables(entry: dict[str, Any]) -> list[str]:
    return [f"{each['namespace']}.{each['table_name']}" for each in entry["resources"]]


def test_versions_are_compared(desk: Desk, world: World):
    entry = world.ids["published"]
    assert desk.types("civil", "entry", "compare", entry, "1", "1") == []
    assert "number" in desk.is_refused("civil", "entry", "compare", entry, "1", "9")


def test_the_style_of_codes_is_seen_by_all_and_set_by_the_bureau(desk: Desk):
    assert desk.types("market", "entry", "code-style") == {"style": "slash"}
    assert "denied" in desk.is_refused("market", "entry", "code-style", "concat")
    assert desk.types("bureau", "entry", "code-style", "concat") == {"style": "concat"}
    assert desk.types("bureau", "entry", "code-style", "slash") == {"style": "slash"}
    assert "style:" in desk.is_refused("bureau", "entry", "code-style", "dots")


def test_synonyms_are_added_listed_and_removed(desk: Desk):
    made = desk.types("bureau", "synonym", "add", "退休金", "养老待遇")
    assert made in desk.types("bureau", "synonym", "list")
    desk.types("bureau", "synonym", "remove", str(made["id"]))
    assert made not in desk.types("bureau", "synonym", "list")


def test_a_limit_is_made_stricter(desk: Desk):
    code = "apply_answer_cond"
    before = {row["limit"]: row["working_days"] for row in desk.types("bureau", "limit", "list")}
    told = desk.types("bureau", "limit", "set", code, "8")
    assert {row["limit"]: row["working_days"] for row in told} == {**before, code: 8}
    desk.types("bureau", "limit", "set", code, str(before[code]))
    assert "working_days" in desk.is_refused("bureau", "limit", "set", code, "99")


def test_a_rule_is_changed_and_keeps_what_is_not_given(desk: Desk):
    words = ("ods.qy", "人数", "--kind", "range", "--column", "人数")
    desk.types("market", "table", "add-rule", *words, "low=1", "high=100")
    changed = desk.types("market", "table", "set-rule", "ods.qy", "人数", "high=50", "weight=2")
    assert (changed["body"]["low"], changed["body"]["high"], changed["weight"]) == ("1", "50", 2)
    off = desk.types("market", "table", "set-rule", "ods.qy", "人数", "active=false")
    assert (off["active"], off["body"]["high"]) == (False, "50")
    desk.types("market", "table", "remove-rule", "ods.qy", "人数")
    unknown = desk.is_refused("market", "table", "set-rule", "ods.qy", "人数", "weight=1")
    assert "cli.rule_unknown code:" in unknown


def test_a_year_is_imported_from_a_file(desk: Desk, tmp_path: Path):
    file = tmp_path / "2031.csv"
    lines = "日期,安排,说明\n2031-10-01,放假,国庆节\n2031-10-11,上班,调休\n"
    file.write_text(lines, encoding="utf-8-sig")
    words = ("calendar", "import", "2031", str(file), "--source", "国办发明电〔2030〕1号")
    told = desk.types("admin", *words)
    assert told["source"] == "国办发明电〔2030〕1号"
    days = {day["day"]: (day["working"], day["note"]) for day in told["days"]}
    assert days == {"2031-10-01": (False, "国庆节"), "2031-10-11": (True, "调休")}
    file.write_text("2031-10-01,也许\n", encoding="utf-8")
    assert "cli.day_malformed file:" in desk.is_refused("admin", *words)


def test_a_job_tells_its_timeline(desk: Desk, world: World):
    events = [
        line["event"] for line in desk.types("market", "job", "timeline", world.ids["run_id"])
    ]
    assert events[-1] == "collect.run.ordered"
    assert {"collect.run.planned", "collect.run.finished"} <= set(events)
