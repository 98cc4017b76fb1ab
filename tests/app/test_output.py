"""What the command line prints reaches whoever reads it whole."""

import subprocess
import sys
from contextlib import nullcontext

import pytest

from tongbase.app.cli import ask
from tongbase.app.output import last_day

LONG = "归集入湖" * 60
PRINT = f"""
from tongbase.app.output import say, show_rows
say("{LONG}")
show_rows([{{"name": "{LONG}", "note": "{LONG}"}}], (("name", "名称"), ("note", "说明")), title="")
"""


def test_lines_that_go_into_a_pipe_are_not_folded() -> None:
    done = subprocess.run([sys.executable, "-c", PRINT], capture_output=True, text=True, check=True)
    sentence, *table = done.stdout.splitlines()
    assert sentence == LONG
    assert any(line.count(LONG) == 2 for line in table)


WORDS = [f"catalogue.thing.verb{number}" for number in range(80)]
PRINT_LIST = f"""
from tongbase.app.output import show_one, show_rows
show_rows([{{"words": {WORDS}}}], (("words", "权限"),), title="")
show_one({{"words": {WORDS}}}, (("words", "权限"),))
"""


def test_a_long_list_is_cut_in_a_row_and_whole_about_one_thing() -> None:
    words = [sys.executable, "-c", PRINT_LIST]
    lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    (row,) = [line for line in lines if "共 80 项" in line]
    assert [word in row for word in WORDS] == [True] * 6 + [False] * 74
    whole = lines[-len(WORDS) :]
    assert [line.split()[-1] for line in whole] == WORDS
    assert max(map(len, lines)) < 200


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
    columns = (("id", "编号"),)
    ask.list_of(lambda _: {"rows": [{"id": "a"}], "total": 80}, columns, title="代码集")
    assert "代码集(共80条,此处1条)" in "".join(capsys.readouterr().out.split())
    ask.list_of(lambda _: {"rows": [{"id": "a"}], "total": 1}, columns, title="代码集")
    assert "代码集(共1条)" in "".join(capsys.readouterr().out.split())
