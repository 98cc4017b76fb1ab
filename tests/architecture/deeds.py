"""What a function does first: ask leave, or change something; read from its tree, in order."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from tests.architecture.house import SOURCE, Place, functions, names_of, top_functions, tree

# All of `raw` that reads, plans or counts; whatever else there is writes the lake.
RAW_READS = frozenset(
    [
        "STRAY_AGE",
        "Arriving",
        "Server",
        "Session",
        "TableName",
        "adoptable_format",
        "at_snapshot",
        "attached",
        "can_adopt",
        "columns_of",
        "columns_of_arrow",
        "field_numbers",
        "literal",
        "needs_compaction",
        "open_session",
        "query",
        "quote",
        "relation",
        "stream",
        "with_conflict_retry",
    ]
)
WRITERS = re.compile(
    r"((\w+\.)*db\.(add|add_all|delete|merge|bulk_\w+))|((\w|[.()])+\.emit(_all)?)"
)
COPY = "copy_rows"
STATEMENTS = frozenset({"insert", "update", "delete"})
CHANGING_SQL = re.compile(r"\s*(insert|update|delete|truncate|merge)\s", re.IGNORECASE)
RAW = "tongbase.base.lake.raw"
LAKE_FOLDER = SOURCE / "base" / "lake"  # what `raw` itself is made of


class Deed(StrEnum):
    """What stands first on a way through a function; ``END``: the way ends before it."""

    ASK = "ask"
    WRITE = "write"
    END = "end"


def writes(node: ast.AST, path: Path) -> list[str]:
    """What a piece of the source changes itself, each with its line."""
    return [
        f"line {inner.lineno}: {ast.unparse(inner)[:80]}"
        for inner in ast.walk(node)
        if is_write(inner, path)
    ]


def is_write(node: ast.AST, path: Path) -> bool:
    """A change, made or handed on for somebody else to make: ``map(work.db.add, rows)``."""
    if isinstance(node, ast.Call):
        return is_writing_call(node, path)
    if isinstance(node, ast.Attribute):
        if isinstance(node.ctx, ast.Store | ast.Del):
            return ast.unparse(node.value) != "self" and knows_rows(path)
        return WRITERS.fullmatch(ast.unparse(node)) is not None or writes_lake(node, path)
    return writes_lake(node, path)


def is_writing_call(call: ast.Call, path: Path) -> bool:
    name = ast.unparse(call.func)
    if name == COPY:
        return True
    if name in STATEMENTS:
        return names_from(path).get(name, "").startswith("sqlalchemy")
    return name == "text" and any(changes(argument) for argument in call.args)


def changes(argument: ast.expr) -> bool:
    sql = argument.value if isinstance(argument, ast.Constant) else None
    return isinstance(sql, str) and CHANGING_SQL.match(sql) is not None


def writes_lake(node: ast.AST, path: Path) -> bool:
    """A verb of ``raw`` that is not known to read, called or handed on, however it was imported."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        module, name = names_from(path).get(node.value.id, ""), node.attr
    elif isinstance(node, ast.Name):
        module, name = names_from(path).get(node.id, ""), node.id
    else:
        return False
    return is_raw(module, name) and name not in RAW_READS and LAKE_FOLDER not in path.parents


def is_raw(module: str, name: str) -> bool:
    """Whether a name is of ``raw``; the modules themselves do nothing."""
    return f"{module}.".startswith(f"{RAW}.") and module.rpartition(".")[2] != name


@cache
def names_from(path: Path) -> dict[str, str]:
    """Where the imported names of a file come from; a module is its own place."""
    found: dict[str, str] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                module = node.module or ""
                inside = f"{module}.{alias.name}"
                is_module = SOURCE.parent.joinpath(*inside.split("."))
                known = is_module.is_dir() or is_module.with_suffix(".py").exists()
                found[alias.asname or alias.name] = inside if known else module
    return found


@cache
def first_deed(place: Place) -> Deed | None:
    """What a function of the house does first; None if it neither asks nor writes."""
    return _first_of(place, frozenset())


def _first_of(place: Place, above: frozenset[Place]) -> Deed | None:
    function = top_functions(place.path).get(place.name)
    if function is None or place in above:
        return None
    deed = Reader(place.path, above | {place}).block(function.body)
    return None if deed is Deed.END else deed


class Reader:
    """Reads statements in the order in which they are carried out."""

    def __init__(self, path: Path, above: frozenset[Place]) -> None:
        self.path, self.above = path, above

    def block(self, body: list[ast.stmt]) -> Deed | None:
        return next((deed for line in body if (deed := self.statement(line)) is not None), None)

    def statement(self, line: ast.stmt) -> Deed | None:
        if isinstance(line, ast.If):
            return self.expression(line.test) or self.ways(line.body, line.orelse)
        if isinstance(line, ast.Try):
            tried = self.block([*line.body, *line.orelse])
            caught = [self.block(handler.body) for handler in line.handlers]
            late = Deed.WRITE if Deed.WRITE in caught else self.block(line.finalbody)
            return tried or late
        if isinstance(line, ast.FunctionDef):  # is carried out where it is called: not before
            return None
        deeds = (self.part(part) for part in ordered(line))
        deed = next((deed for deed in deeds if deed is not None), None)
        return deed or (Deed.END if isinstance(line, ast.Return | ast.Raise) else None)

    def part(self, part: ast.AST) -> Deed | None:
        deed = self.statement(part) if isinstance(part, ast.stmt) else self.expression(part)
        return None if deed is Deed.END else deed

    def ways(self, *ways: list[ast.stmt]) -> Deed | None:
        """A change on any way counts; leave counts if it was asked on all that go on."""
        deeds = [self.block(way) for way in ways]
        going = {deed for deed in deeds if deed is not Deed.END}
        if Deed.WRITE in going:
            return Deed.WRITE
        if not going:
            return Deed.END
        return Deed.ASK if going == {Deed.ASK} else None

    def expression(self, node: ast.AST) -> Deed | None:
        for part in ordered(node):
            if (deed := self.expression(part)) is not None:
                return deed
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".require"):
            return Deed.ASK
        if is_write(node, self.path):
            return Deed.WRITE
        return self.called(node) if isinstance(node, ast.Call) else None

    def called(self, call: ast.Call) -> Deed | None:
        place = names_of(self.path).get(ast.unparse(call.func))
        return None if place is None else _first_of(place, self.above)


def ordered(node: ast.AST) -> Iterator[ast.AST]:
    """Parts of a node as they are carried out: arguments before the call, values before names."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.value is not None:
        yield node.value
        yield from node.targets if isinstance(node, ast.Assign) else [node.target]
        return
    if isinstance(node, ast.Call):
        yield from (*node.args, *node.keywords, node.func)
        return
    yield from ast.iter_child_nodes(node)


def changing(path: Path) -> dict[str, list[str]]:
    """The functions of a file that change something themselves, and what."""
    found = {function.name: writes(function, path) for function in functions(tree(path))}
    return {name: told for name, told in found.items() if told}


@cache
def knows_rows(path: Path) -> bool:
    """Whether attributes that are set in a file may be those of rows."""
    return "models" in path.parts or any(
        "models" in module.split(".") for module in names_from(path).values()
    )
