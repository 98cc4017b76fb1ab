"""What the command line prints reaches whoever reads it whole."""

import os
import re
import subprocess
import sys
from contextlib import nullcontext, suppress

import pytest

from tongbase.app.cli import ask
from tongbase.app.cli.state import Choice
from tongbase.app.output import last_day

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
LONG = "归集入湖" * 60
WORDS = [f"catalogue.thing.verb{number}" for number in range(80)]
PRINT = f"""
from tongbase.app.output import say, show_one, show_rows
row = {{"id": "{"0" * 32}", "name": "{LONG}", "state": "failed", "none": None, "words": {WORDS}}}
columns = (("id", "编号"), ("name", "名称"), ("state", "状态"), ("none", "无"), ("words", "权限"))
say("{LONG}")
show_rows([{{**row, "name": "一\\t二\\n三"}}, row], columns, title="目录(共 2 条)")
show_one(row, columns)
"""


def piped() -> list[str]:
    words = [sys.executable, "-c", PRINT]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()


def on_a_terminal(columns: int) -> list[str]:
    """What a person sees whose terminal is so wide."""
    master, slave = os.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm"}
    with subprocess.Popen([sys.executable, "-c", PRINT], stdout=slave, env=environment):
        os.close(slave)
        seen = b""
        with suppress(OSError):  # so ends what comes from a terminal that is closed
            while piece := os.read(master, 65536):
                seen += piece
    os.close(master)
    return COLOURS.sub("", seen.decode()).splitlines()


def test_into_a_pipe_goes_a_line_a_row_with_tabs_and_whole_values() -> None:
    sentence, title, headings, strange, row, *one = piped()
    assert (sentence, title) == (LONG, "# 目录(共 2 条)")
    assert headings.split("\t") == ["编号", "名称", "状态", "无", "权限"]
    cells = ["0" * 32, LONG, "失败 failed", "", "、".join(WORDS)]
    assert row.split("\t") == cells
    assert strange.split("\t")[1] == "一 二 三"
    assert [line.split("\t") for line in one] == [
        list(pair) for pair in zip(headings.split("\t"), cells, strict=True)
    ]


def test_on_a_terminal_a_long_list_is_cut_in_a_row_and_whole_about_one_thing() -> None:
    lines = on_a_terminal(200)
    table, one = "\n".join(lines[: -len(WORDS)]), lines[-len(WORDS) :]
    assert "共 80 项" in table
    assert [word in table for word in WORDS] == [True] * 6 + [False] * 74
    assert [line.split()[-1] for line in one] == WORDS
    assert max(map(len, lines[1:])) <= 200


def test_on_a_terminal_too_narrow_for_its_columns_a_table_is_told_row_by_row() -> None:
    lines = on_a_terminal(60)
    assert "│" not in "".join(lines)
    assert "状态  失败 failed" in lines
    assert f"编号  {'0' * 32}" in lines


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        ("2027-11-27T16:00:00Z", "2027-11-27"),
        ("2027-11-28T00:00:00+08:00", "2027-11-27"),
        ("2027-11-27T15:59:59+00:00", "2027-11-27"),
        ("2027-11-27", "2027-11-27"),
    ],
)
def test_what_ends_at_midnight_ends_on_the_day_before(until: str, shown: str) -> None:
    assert last_day(until) == shown


def test_a_list_says_that_there_are_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(ask, "client", nullcontext)
    monkeypatch.setattr(ask, "chosen", Choice)  # whatever another test chose
    columns = (("id", "编号"),)
    ask.list_of(lambda _: {"rows": [{"id": "a"}], "total": 80}, columns, title="代码集")
    assert "代码集(共80条,此处1条)" in "".join(capsys.readouterr().out.split())
    ask.list_of(lambda _: {"rows": [{"id": "a"}], "total": 1}, columns, title="代码集")
    assert "代码集(共1条)" in "".join(capsys.readouterr().out.split())
