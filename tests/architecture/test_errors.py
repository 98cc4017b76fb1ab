"""Errors name what is wrong: who reads the sentence finds the field that it is about."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tongbase.app.modules import MODULES
from tongbase.kernel.errors import InvalidError, TongBaseError

SOURCE = Path(__file__).parents[2] / "src" / "tongbase"
FILES = sorted(SOURCE.rglob("*.py"))


def below(kind: type[TongBaseError]) -> Iterator[type[TongBaseError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from below(each)


@pytest.fixture(scope="module")
def nameless() -> frozenset[str]:
    """The errors about an input that do not say by themselves which input that usually is."""
    assert MODULES
    for path in FILES:
        if path.stem == "errors":
            importlib.import_module(".".join(("tongbase", *path.relative_to(SOURCE).parts))[:-3])
    return frozenset(each.__name__ for each in below(InvalidError) if each.usual_field is None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_an_error_about_an_input_names_the_field(path: Path, nameless: frozenset[str]) -> None:
    for call in ast.walk(ast.parse(path.read_text())):
        if isinstance(call, ast.Call) and _name(call.func) in nameless:
            told = {keyword.arg for keyword in call.keywords}
            assert told & {"field", None}, f"{path.name}:{call.lineno} names no field"


def _name(called: ast.expr) -> str:
    return getattr(called, "id", getattr(called, "attr", ""))
