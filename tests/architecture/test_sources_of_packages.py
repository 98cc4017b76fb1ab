"""Any mirror can serve the house: no file names a registry, every lock is hashed and in step."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.architecture.house import ROOT

# Written in halves, so that this file does not name what it forbids.
HOSTS = (
    "pypi." + "org",
    "python" + "hosted.org",
    "npmjs." + "org",
    "npm" + "mirror.com",
    "yarnpkg." + "com",
    "tuna." + "tsinghua",
    "mirrors." + "aliyun",
    "mirrors." + "cloud.tencent",
    "mirrors." + "ustc",
    "repo." + "huaweicloud",
)
PLACES = ("/work" + "/",)
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*])?==([^ ;\\]+)(.*)$")
HASH = "--hash=sha256:"
LOCKS = ("core", "semantic", "dev")


def files() -> list[Path]:
    """What is, or is about to be, in the repository."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "ignore")


def blocks(lock: str) -> dict[str, list[str]]:
    """The pins of a lock: per name the version and the lines below it."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text().splitlines():
        pin = PIN.match(line)
        if pin:
            name = re.sub(r"[-_.]+", "-", pin[1])
            found.setdefault(name, []).append(pin[2])
        elif HASH in line:
            found[name].append(line.strip())
    return found


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git work tree")
def test_no_file_names_a_registry_or_a_place_of_its_makers() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in files()
        for word in (*HOSTS, *PLACES)
        if word in text(path)
    ]
    assert not named


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    pins = blocks(lock)
    assert len(pins) > 50
    assert not [name for name, lines in pins.items() if not any(HASH in line for line in lines)]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_hold_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = [*project["project"]["dependencies"]]
    asked += project["dependency-groups"]["dev"] if lock == "dev" else []
    asked += project["project"]["optional-dependencies"].get(lock, [])
    pins = blocks(lock)
    for requirement in map(Requirement, asked):
        versions = [v for v in pins.get(requirement.name.lower(), []) if HASH not in v]
        cure = f"{requirement} is not in requirements/{lock}.txt: make lock"
        assert any(requirement.specifier.contains(v, prereleases=True) for v in versions), cure


@pytest.mark.parametrize("lock", LOCKS[:-1])
def test_dev_repeats_the_others(lock: str) -> None:
    other, dev = blocks(lock), blocks("dev")
    assert {name: dev.get(name) for name in other} == other


def test_the_console_lock_names_no_address() -> None:
    lock = json.loads((ROOT / "console" / "package-lock.json").read_text())
    addressed = [name for name, package in lock["packages"].items() if "resolved" in package]
    assert not addressed
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
