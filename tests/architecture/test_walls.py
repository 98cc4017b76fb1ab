"""Every import contract is proved by breaking it: a wall that nothing can hit is no wall."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, calls, part, short, tree


@dataclass(frozen=True)
class Break:
    """An import that a contract forbids, and where it is planted."""

    contract: str
    path: str
    line: str
    named: tuple[str, ...]


# One of each kind: the disk, the network, other processes, the hour, chance, the work in hand.
IMPURE = ("pathlib", "socket", "subprocess", "time", "secrets", "tongbase.kernel.work")
BREAKS = (
    Break(
        "floors",
        "kernel/planted.py",
        "import tongbase.base.web",
        ("kernel is not allowed to import tongbase.base", "tongbase.kernel.planted"),
    ),
    Break(
        "inside",
        "catalogue/terms/planted.py",
        "import tongbase.catalogue.queries",
        ("terms is not allowed to import tongbase.catalogue.queries",),
    ),
    Break(
        "doors",
        "oversee/planted.py",
        "import tongbase.catalogue.models",
        ("tongbase.oversee.planted -> tongbase.catalogue.models", "not a door"),
    ),
    Break(
        "acyclic",
        "base/news_planted/__init__.py",
        "import tongbase.base.other_planted",
        ("news_planted", "other_planted"),
    ),
    Break(
        "web-at-the-edge",
        "catalogue/rules/planted.py",
        "import fastapi",
        ("tongbase.catalogue.rules", "fastapi"),
    ),
    *(
        Break(
            "rules-are-pure",
            "catalogue/rules/planted.py",
            f"import {impure}",
            ("tongbase.catalogue.rules", impure),
        )
        for impure in ("sqlalchemy", *IMPURE)
    ),
    Break(
        "raw-reads",
        "share/planted.py",
        "import tongbase.base.lake.raw",
        ("tongbase.share.planted", "tongbase.base.lake.raw"),
    ),
    *(
        Break(
            "lake-inside",
            "govern/queries/planted.py",
            f"import tongbase.base.lake.{inside}",
            ("tongbase.govern.queries.planted", f"tongbase.base.lake.{inside}"),
        )
        for inside in ("loading", "engine", "catalogue")
    ),
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house in another place, where a test may break it."""
    unwanted = shutil.ignore_patterns("__pycache__", "static")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=unwanted)
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=unwanted)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def check(root: Path, contract: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--contract", contract],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}", "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("planted", BREAKS, ids=lambda planted: planted.contract)
def test_a_broken_wall_is_seen(copy: Path, planted: Break) -> None:
    before = check(copy, planted.contract)
    assert before.returncode == 0, before.stdout + before.stderr
    path = copy / "src" / "tongbase" / planted.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{planted.line}\n")
    close_the_circle(copy, planted)
    after = check(copy, planted.contract)
    said = " ".join(after.stdout.split())
    assert after.returncode == 1, after.stderr
    assert all(word in said for word in planted.named), said


def close_the_circle(copy: Path, planted: Break) -> None:
    if planted.contract == "acyclic":
        other = copy / "src" / "tongbase" / "base" / "other_planted.py"
        other.write_text("import tongbase.base.news_planted\n")


@pytest.mark.parametrize("path", [*part("rules"), *part("terms")], ids=short)
def test_rules_open_nothing(path: Path) -> None:
    """What needs no import, no contract sees."""
    assert not calls(tree(path)) & {"open", "print", "input", "exec", "eval", "__import__"}


def test_every_contract_is_tried() -> None:
    written = (ROOT / "pyproject.toml").read_text()
    wanted = {line.split('"')[1] for line in written.splitlines() if line.startswith('id = "')}
    assert {planted.contract for planted in BREAKS} == wanted
