"""`uv run` takes the versions that are locked."""

import pytest

from tools import pins

PROJECT = 'a = 1\nconstraint-dependencies = [\n    "old==1",\n]\nb = []\n'
LOCKED = """\
one==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via two
two==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
"""


def test_the_pins_of_the_project_are_what_is_locked() -> None:
    project, locked = pins.PROJECT.read_text(), pins.LOCKED.read_text()
    assert len(pins.locked_pins(locked)) == locked.count("==", 0) - locked.count(" == ")
    assert pins.with_pins(project, pins.locked_pins(locked)) == project, "`make lock` writes them"


def test_pins_are_written_without_hashes_and_emptied_again() -> None:
    written = pins.with_pins(PROJECT, pins.locked_pins(LOCKED))
    listed = '    "one==1.0",\n    "two==2.0 ; sys_platform == \'win32\'",\n'
    assert written == PROJECT.replace('    "old==1",\n', listed)
    assert pins.with_pins(written, []) == PROJECT.replace('    "old==1",\n', "")


def test_a_project_without_a_place_for_pins_is_told() -> None:
    with pytest.raises(SystemExit, match="constraint-dependencies"):
        pins.with_pins("a = 1\n", [])
