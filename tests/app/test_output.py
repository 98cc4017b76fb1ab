"""What the command line prints reaches whoever reads it whole."""

import subprocess
import sys

import pytest

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
