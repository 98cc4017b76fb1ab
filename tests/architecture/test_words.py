"""Names that the house promises: tables, errors, events and permissions, each said once."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture.house import (
    SOURCE,
    classes,
    literal,
    offspring,
    owner,
    part,
    short,
    sources,
    tree,
)

CHINESE = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
KERNEL_ERRORS = SOURCE / "kernel" / "errors.py"
ECHO = "RefusedError"  # the command line repeats what a server answered, code and all
ERRORS = [
    (path, node)
    for path, node in offspring("TongBaseError")
    if path != KERNEL_ERRORS and node.name != ECHO
]
ERROR_NAMES = {node.name for _, node in offspring("TongBaseError")} - {ECHO}
EVENTS = offspring("Event")
PERMISSIONS = [
    (path, *ast.literal_eval(line.value))
    for path in part("permissions")
    for node in classes(path)
    for line in node.body
    if isinstance(line, ast.Assign)
]


# The lake brings no permissions of its own: govern declares it. Limits were sharing's alone once,
# and roles hold that word.
OF_BASE = {"lake.maintain", "share.limit.set"}


def named(pair: tuple[Path, ast.ClassDef]) -> str:
    return pair[1].name


def repeated(words: list[str | None]) -> list[str | None]:
    return [word for word, times in Counter(words).items() if times > 1]


def begins_with_its_module(path: Path, name: str | None, parts: int) -> bool:
    words = (name or "").split(".")
    return words[0] == owner(path) and len(words) == parts and all(map(WORD.fullmatch, words))


@pytest.mark.parametrize("path", sources(), ids=short)
def test_tables_carry_the_name_of_their_module(path: Path) -> None:
    tables = [literal(node, "__tablename__") for node in classes(path)]
    assert all(name.startswith(f"{owner(path)}_") for name in tables if name)


@pytest.mark.parametrize("error", ERRORS, ids=named)
def test_an_error_has_a_code_of_its_module(error: tuple[Path, ast.ClassDef]) -> None:
    path, node = error
    assert begins_with_its_module(path, literal(node, "code"), 2), literal(node, "code")


def test_no_two_errors_share_a_code() -> None:
    assert not repeated([literal(node, "code") for _, node in ERRORS])


@pytest.mark.parametrize("path", sources(), ids=short)
def test_whoever_raises_says_it_in_chinese_and_in_english(path: Path) -> None:
    for node in ast.walk(tree(path)):
        raised = node.exc if isinstance(node, ast.Raise) else None
        if isinstance(raised, ast.Call) and last_name(raised.func) in ERROR_NAMES:
            check_sentences(raised)


def last_name(node: ast.expr) -> str:
    return ast.unparse(node).split(".")[-1]


def check_sentences(raised: ast.Call) -> None:
    where = f"line {raised.lineno}: {ast.unparse(raised)}"
    if any(isinstance(argument, ast.Starred) for argument in raised.args):
        return
    assert len(raised.args) == 2, where
    chinese, english = (literal_text(argument) for argument in raised.args)
    assert chinese is None or CHINESE.search(chinese), where
    assert english is None or not CHINESE.search(english), where


def literal_text(node: ast.expr) -> str | None:
    """The fixed part of a sentence; None where it comes from elsewhere."""
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value for v in node.values if isinstance(v, ast.Constant))
    return node.value if isinstance(node, ast.Constant) else None


@pytest.mark.parametrize("event", EVENTS, ids=named)
def test_an_event_is_named_module_noun_past(event: tuple[Path, ast.ClassDef]) -> None:
    path, node = event
    assert begins_with_its_module(path, literal(node, "name"), 3), literal(node, "name")


def test_no_two_events_share_a_name() -> None:
    assert not repeated([literal(node, "name") for _, node in EVENTS])


@pytest.mark.parametrize("event", EVENTS, ids=named)
def test_an_event_says_what_it_means_in_both_languages(event: tuple[Path, ast.ClassDef]) -> None:
    chinese, english = literal(event[1], "zh"), literal(event[1], "en")
    assert chinese
    assert CHINESE.search(chinese)
    assert english
    assert not CHINESE.search(english)


def test_permissions_are_named_module_noun_verb_and_once() -> None:
    strange = [w for path, w, *_ in PERMISSIONS if not begins_with_its_module(path, w, 3)]
    assert set(strange) <= OF_BASE
    assert not repeated([word for _, word, *_ in PERMISSIONS])


@pytest.mark.parametrize("meant", [meant for _, *meant in PERMISSIONS], ids=lambda each: each[0])
def test_a_permission_says_what_it_means_in_both_languages(meant: list[str]) -> None:
    _, chinese, english = meant
    assert CHINESE.search(chinese)
    assert english
    assert not CHINESE.search(english)


def test_the_words_were_found() -> None:
    assert len(ERRORS) > 20
    assert len(EVENTS) > 10
    assert len(PERMISSIONS) > 10
