"""Routes parse, call once and return, in the shapes of the house."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import (
    Function,
    calls,
    classes,
    owner,
    part,
    short,
    top_functions,
    tree,
)

ROUTER_CALL = re.compile(r"\w*router\w*\.(get|post|put|patch|delete)")
ROUTES = [path for path in part("routes") if short(path).split("/")[0] != "app"]
SHAPELESS = re.compile(r"\b(dict|Any|Mapping|JSONResponse)\b")
ASKING_THE_DATABASE = re.compile(
    r"(\w+\.)?db\.(scalars?|execute|get|get_one|add|add_all|merge|delete|flush|query)"
)


def is_page(node: ast.ClassDef) -> bool:
    fields = {ast.unparse(line.target) for line in node.body if isinstance(line, ast.AnnAssign)}
    inherited = any(ast.unparse(base).startswith("PageOut[") for base in node.bases)
    return inherited or fields >= {"rows", "total", "page", "size"}


PAGES = {node.name for path in part("schemas") for node in classes(path) if is_page(node)}


def decoration(function: Function) -> ast.Call | None:
    """The ``@router.get(…)`` of a route."""
    written = (d for d in function.decorator_list if isinstance(d, ast.Call))
    return next((d for d in written if ROUTER_CALL.fullmatch(ast.unparse(d.func))), None)


def routes(path: Path) -> list[tuple[Function, ast.Call]]:
    found = ((f, decoration(f)) for f in top_functions(path).values())
    return [(function, call) for function, call in found if call is not None]


def option(call: ast.Call, name: str) -> str | None:
    return next((ast.unparse(k.value) for k in call.keywords if k.arg == name), None)


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_routes_stand_under_the_name_of_their_module(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "APIRouter":
            prefix = (option(node, "prefix") or "").strip("'\"").strip("/")
            assert not prefix or prefix.split("/")[0] in {owner(path), "services"}, prefix


def answer(function: Function, call: ast.Call) -> str:
    return option(call, "response_model") or ast.unparse(function.returns or ast.Constant(""))


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_routes_answer_with_a_declared_shape(path: Path) -> None:
    for function, call in routes(path):
        told = answer(function, call)
        assert told != "''", f"{function.name} declares no answer"
        assert not SHAPELESS.search(told), f"{function.name} answers {told}"


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_collections_answer_in_pages(path: Path) -> None:
    for function, call in routes(path):
        if ast.unparse(call.func).endswith(".get") and ast.unparse(call.args[0]) == "''":
            told = answer(function, call)
            assert told in PAGES or told.startswith("PageOut["), f"{function.name} answers {told}"


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_routes_leave_the_database_and_the_errors_to_others(path: Path) -> None:
    called = calls(tree(path))
    assert not [name for name in called if ASKING_THE_DATABASE.fullmatch(name)]
    assert "HTTPException" not in called


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_routes_are_short(path: Path) -> None:
    for function, _ in routes(path):
        lines = function.body[-1].end_lineno - function.body[0].end_lineno
        assert lines <= 20, function.name


def test_routes_were_found() -> None:
    assert any(routes(path) for path in ROUTES)
