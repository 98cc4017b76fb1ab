"""What the guides promise exists: targets of make, files behind links."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
TARGETS = [
    "demo",
    "up",
    "test",
    "check",
    "bench",
    "bundle",
    "lock",
    "openapi",
    "types",
    "semantic",
    "install",
    "format",
    "clean",
]
LINK = re.compile(r"\]\(([^)#:]+)\)")
MAKE = re.compile(r"`make ([a-z]+)")


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("guide", GUIDES, ids=short)
def test_links_lead_somewhere(guide: Path) -> None:
    targets = LINK.findall(guide.read_text())
    assert not [target for target in targets if not (guide.parent / target).exists()]


@pytest.mark.parametrize("guide", GUIDES, ids=short)
def test_the_targets_of_make_exist(guide: Path) -> None:
    assert set(MAKE.findall(guide.read_text())) <= set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_what_to_do(target: str) -> None:
    told = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("script", [".ci/run", "tools/bundle/install.sh"])
def test_scripts_can_be_read_and_run(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    told = subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
