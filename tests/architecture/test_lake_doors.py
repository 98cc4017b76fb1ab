"""The lake's engine and catalogue hang on the lake that everybody holds: only the lake takes them.

An import contract keeps others out of the modules; attributes need no import.
"""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import SOURCE, short, sources, tree

LAKE = SOURCE / "base" / "lake"
OUTSIDE = [path for path in sources() if LAKE not in path.parents]
MACHINES = frozenset({"engine", "catalogue"})
# The gate for other engines hands the catalogue on, to whoever maintains the lake.
GATE = {("app/http/iceberg.py", "house.machines.lake.catalogue")}
DATABASE = frozenset({"house", "self"})  # the house has an engine too: PostgreSQL's


def taken(source: ast.AST) -> list[str]:
    """Where a machine of the lake is taken, as it is written."""
    return [
        ast.unparse(node)
        for node in ast.walk(source)
        if isinstance(node, ast.Attribute)
        and node.attr in MACHINES
        and not (node.attr == "engine" and ast.unparse(node.value).split(".")[-1] in DATABASE)
    ]


@pytest.mark.parametrize("path", OUTSIDE, ids=short)
def test_nobody_takes_a_machine_out_of_the_lake(path: Path) -> None:
    assert {(short(path), each) for each in taken(tree(path))} <= GATE


@pytest.mark.parametrize(
    "line",
    [
        "with machines.lake.engine.cursor() as cursor: pass",
        "held = work.lake; held.engine.cursor()",
        "self.lake.catalogue.load_table(('ods', 'a')).scan()",
    ],
)
def test_a_machine_that_is_taken_is_seen(line: str) -> None:
    assert taken(ast.parse(line))


def test_the_gate_is_there() -> None:
    assert all(each in taken(tree(SOURCE / path)) for path, each in GATE)
