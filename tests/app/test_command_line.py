"""A command that is written wrongly is told so in both languages, with the word at fault."""

import re

import pytest

from tongbase.app.cli import main as command_line

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
