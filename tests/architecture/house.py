"""The source of the house as trees: who defines what, and who calls whom."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "tongbase"
FLOORS = ("identity", "standards", "catalogue", "protect", "govern", "collect", "share", "use")
MODULES = tuple(name for name in (*FLOORS, "oversee") if (SOURCE / name).is_dir())
# People know a source, not the connector that reads it; settings, not the files that read them.
SPOKEN = {"connectors": "source", "operator": "settings", "up": "settings"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Place:
    """A function: the file that it stands in and its name."""

    path: Path
    name: str


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sources() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if "versions" not in path.parts)


def part(name: str) -> list[Path]:
    """The files of one part of every module, be it a file or a package: routes, events, …"""
    return [
        path
        for path in sources()
        if name in (words := path.relative_to(SOURCE).with_suffix("").parts) and len(words) > 1
    ]


def owner(path: Path) -> str:
    """The word that names of a file begin with: its module, or its corner of another floor."""
    words = path.relative_to(SOURCE).with_suffix("").parts
    word = words[1] if words[0] in {"app", "base", "kernel"} else words[0]
    return SPOKEN.get(word, word)


def short(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def functions(node: ast.AST) -> Iterator[Function]:
    return (n for n in ast.walk(node) if isinstance(n, Function))


def top_functions(path: Path) -> dict[str, Function]:
    return {n.name: n for n in tree(path).body if isinstance(n, Function)}


def classes(path: Path) -> Iterator[ast.ClassDef]:
    return (n for n in ast.walk(tree(path)) if isinstance(n, ast.ClassDef))


def calls(node: ast.AST) -> set[str]:
    """What is called under a node, as it is written: ``work.emit``, ``resources.publish``."""
    return {ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}


def offspring(name: str) -> list[tuple[Path, ast.ClassDef]]:
    """Every class that descends from a class of that name, with the file that it stands in."""
    everyone = [(path, node) for path in sources() for node in classes(path)]
    kin, size = {name}, 0
    while len(kin) > size:
        size = len(kin)
        kin |= {node.name for _, node in everyone if kin & set(map(ast.unparse, node.bases))}
    return [(path, node) for path, node in everyone if node.name in kin - {name}]


def literal(node: ast.ClassDef, name: str) -> str | None:
    """The text that a class body assigns to a name, if it does."""
    for line in node.body:
        target = line.targets[0] if isinstance(line, ast.Assign) else getattr(line, "target", None)
        if target is not None and ast.unparse(target) == name:
            value = getattr(line, "value", None)
            return value.value if isinstance(value, ast.Constant) else None
    return None


def reaches(place: Place, method: str) -> bool:
    """Say whether a function calls ``….<method>()`` itself or through functions of the house."""
    return _reaches(place, method, set())


def _reaches(place: Place, method: str, seen: set[Place]) -> bool:
    seen.add(place)
    function = top_functions(place.path).get(place.name)
    if function is None:
        return False
    called = calls(function)
    if any(name.endswith(f".{method}") for name in called):
        return True
    known = names_of(place.path)
    further = {known[name] for name in called if name in known} - seen
    return any(_reaches(next_place, method, seen) for next_place in further)


@cache
def names_of(path: Path) -> dict[str, Place]:
    """What the names that a file may call stand for: its own functions and imported ones."""
    found = {name: Place(path, name) for name in top_functions(path)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tongbase"):
            for alias in node.names:
                found |= _imported(node.module or "", alias)
    return found


def _imported(module: str, alias: ast.alias) -> dict[str, Place]:
    told = alias.asname or alias.name
    inside = file_of(f"{module}.{alias.name}")
    if inside is not None:
        return {f"{told}.{name}": place for name, place in exported(inside).items()}
    there = file_of(module)
    place = exported(there).get(alias.name) if there else None
    return {told: place} if place else {}


def exported(path: Path) -> dict[str, Place]:
    """The functions of a file; a package also hands on what it imports."""
    return names_of(path) if path.name == "__init__.py" else own(path)


def own(path: Path) -> dict[str, Place]:
    return {name: Place(path, name) for name in top_functions(path)}


def file_of(module: str) -> Path | None:
    path = SOURCE.parent.joinpath(*module.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((one for one in candidates if one.exists()), None)
