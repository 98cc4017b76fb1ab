"""Every verb takes its work in hand, asks leave and tells the ledger; only the edge commits."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import (
    Place,
    calls,
    part,
    reaches,
    short,
    sources,
    top_functions,
    tree,
)

EDGE = {"app", "base"}
# Verbs that nobody needs leave for: who signs in has no permissions yet, the proof is the leave.
PROOF_IS_LEAVE = {
    *(
        ("identity/actions/sign_on.py", name)
        for name in ("sign_in", "admit", "refuse", "sign_out", "change_password")
    ),
    *(
        ("identity/actions/oidc.py", name)
        for name in ("keep_flow", "take_flow", "admit_by_oidc", "keep_refusal")
    ),
}
# What a browser carries from one page of a sign-in to the next; the sign-in itself is told.
NOT_YET_A_DEED = {
    ("identity/actions/oidc.py", name) for name in ("keep_flow", "take_flow", "keep_refusal")
}
# Opens the work of somebody who is not known yet: a refused sign-in is counted and committed.
EDGE_FILES = {"identity/routes/visiting.py"}
PUBLIC = [
    Place(path, name)
    for path in part("actions")
    for name in top_functions(path)
    if not name.startswith("_")
]


def takes_work(place: Place) -> bool:
    first = top_functions(place.path)[place.name].args.args[:1]
    return [ast.unparse(argument) for argument in first] == ["work: Work"]


def arguments(place: Place) -> list[str]:
    given = top_functions(place.path)[place.name].args
    return [ast.unparse(argument) for argument in (*given.args, *given.kwonlyargs)]


def told(place: Place) -> str:
    return f"{short(place.path)}:{place.name}"


VERBS = [place for place in PUBLIC if takes_work(place)]


@pytest.mark.parametrize("place", PUBLIC, ids=told)
def test_who_can_change_something_takes_work_first(place: Place) -> None:
    hands = [a for a in arguments(place) if a.endswith((": Work", ": Session", ": Sessions"))]
    assert takes_work(place) or not hands


@pytest.mark.parametrize("verb", VERBS, ids=told)
def test_a_verb_asks_leave(verb: Place) -> None:
    if (short(verb.path), verb.name) not in PROOF_IS_LEAVE:
        assert reaches(verb, "require")


@pytest.mark.parametrize("verb", VERBS, ids=told)
def test_a_verb_tells_the_ledger(verb: Place) -> None:
    if (short(verb.path), verb.name) not in NOT_YET_A_DEED:
        assert reaches(verb, "emit")


def test_the_exceptions_exist() -> None:
    assert {(short(verb.path), verb.name) for verb in VERBS} >= PROOF_IS_LEAVE | NOT_YET_A_DEED


@pytest.mark.parametrize("path", sources(), ids=short)
def test_only_the_edge_commits(path: Path) -> None:
    commits = {name for name in calls(tree(path)) if name.endswith((".commit", "sessions.begin"))}
    assert not commits or short(path).split("/")[0] in EDGE or short(path) in EDGE_FILES


@pytest.mark.parametrize("path", part("queries"), ids=short)
def test_queries_change_nothing(path: Path) -> None:
    changing = {"work.emit", "work.db.add", "work.db.add_all", "work.db.delete", "db.add"}
    assert not changing & calls(tree(path))
