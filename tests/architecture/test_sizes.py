"""Files and functions fit on a screen, and nothing is left for later."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, SOURCE, functions, short, sources, tree

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 50
LATER = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "HA" + "CK")) + r")\b")
OURS = sorted(
    path
    for folder in ("build_hooks", "bench", "tools", "tests", "console/src")
    for path in (ROOT / folder).rglob("*.*")
    if path.suffix in {".py", ".ts", ".tsx"}
)


@pytest.mark.parametrize("path", sources(), ids=short)
def test_files_and_functions_fit_on_a_screen(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= FILE_LINES_MAX
    long = [f.name for f in functions(tree(path)) if f.end_lineno - f.lineno >= FUNCTION_LINES_MAX]
    assert not long


@pytest.mark.parametrize("path", sources(), ids=short)
def test_everything_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "the file has no docstring"


def test_nothing_is_left_for_later() -> None:
    files = [*sources(), *OURS]
    left = [str(path.relative_to(ROOT)) for path in files if LATER.search(path.read_text())]
    assert not left


def test_the_source_is_where_these_tests_look() -> None:
    assert (SOURCE / "kernel" / "work.py") in sources()
