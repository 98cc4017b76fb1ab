"""Pin, for `uv run`, the versions that are locked: `make lock` writes them into pyproject.toml.

`uv run` reads no requirements file, and its own lock file would name the registry that made it.
``python -m tools.pins`` writes the pins anew; with ``--clear`` it empties them, since pins that
stand would hold back what `make lock MORE=--upgrade` is to move.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT, LOCKED = ROOT / "pyproject.toml", ROOT / "requirements" / "dev.txt"
SECTION = re.compile(r"^(constraint-dependencies = \[\n)(?:    .*\n)*\]$", re.M)
REQUIREMENT = re.compile(r"^[^#\s][^\\\n]*", re.M)


def main(words: list[str]) -> None:
    """Write the pins, or none."""
    pins = [] if "--clear" in words else locked_pins(LOCKED.read_text())
    PROJECT.write_text(with_pins(PROJECT.read_text(), pins))


def locked_pins(requirements: str) -> list[str]:
    """Return what a requirements file locks, without hashes."""
    return [each.strip() for each in REQUIREMENT.findall(requirements)]


def with_pins(project: str, pins: list[str]) -> str:
    """Return a project file with these pins in the place of those it has."""
    listed = "".join(f'    "{pin}",\n' for pin in pins)
    text, found = SECTION.subn(lambda section: f"{section[1]}{listed}]", project)
    if found != 1:
        raise SystemExit("pyproject.toml has no `constraint-dependencies = [` of its own line.")
    return text


if __name__ == "__main__":
    main(sys.argv[1:])
