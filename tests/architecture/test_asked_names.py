"""What tests and benches import of the house is there: a name that moved is told by the gate."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, tree

ASKING = sorted(path for part in ("tests", "bench") for path in (ROOT / part).rglob("*.py"))


def asked(path: Path) -> list[tuple[str, str]]:
    """Every name of the house that a file imports, with the module it expects it in."""
    return [
        (node.module, alias.name)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tongbase")
        for alias in node.names
    ]


def is_there(module: str, name: str) -> bool:
    if hasattr(import_module(module), name):
        return True
    try:
        import_module(f"{module}.{name}")
    except ModuleNotFoundError:
        return False
    return True


def test_a_moved_name_would_be_told() -> None:
    assert not is_there("tongbase.govern.jobs.tables", "NOBODY")


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imported_names_exist(path: Path) -> None:
    gone = [f"{module}.{name}" for module, name in asked(path) if not is_there(module, name)]
    assert gone == []
