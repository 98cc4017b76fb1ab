"""Routes parse, call once and return, in the shapes of the house."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import Function, owner, part, short, top_functions, tree

ROUTER_CALL = re.compile(r"\w*router\w*\.(get|post|put|patch|delete)")
ROUTES = [path for path in part("routes") if short(path).split("/")[0] != "app"]
FORBIDDEN_ANSWERS = ("list[", "dict[", "Any", "Sequence[", "JSONResponse")


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


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_routes_answer_with_a_declared_shape(path: Path) -> None:
    for function, call in routes(path):
        answer = option(call, "response_model") or ast.unparse(function.returns or ast.Constant(""))
        assert answer != "''", f"{function.name} declares no answer"
        assert not answer.startswith(FORBIDDEN_ANSWERS), f"{function.name} answers {answer}"


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_routes_leave_the_database_and_the_errors_to_others(path: Path) -> None:
    written = ast.unparse(tree(path))
    assert "work.db" not in written
    assert "HTTPException" not in written


@pytest.mark.parametrize("path", ROUTES, ids=short)
def test_routes_are_short(path: Path) -> None:
    for function, _ in routes(path):
        lines = function.body[-1].end_lineno - function.body[0].end_lineno
        assert lines <= 20, function.name


def test_routes_were_found() -> None:
    assert any(routes(path) for path in ROUTES)
