"""The archive installs, walks the story and serves it where there is no network at all."""

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.bundle.build import build

pytestmark = [pytest.mark.bundle, pytest.mark.xdist_group("bundle")]

ROOT = Path(__file__).parents[2]
VISIT = Path(__file__).with_name("visit.py")
KINDS = {".js", ".css"}  # beside them lie the same files compressed
STORY_SECONDS_MAX = 600
# Cut off from the network, but for a loopback that is up; then become the command that is given.
ALONE = """
import fcntl, os, socket, struct, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1
    request = struct.pack("16sh14x", b"lo", 0)
    flags = struct.unpack("16sh14x", fcntl.ioctl(s, SIOCGIFFLAGS, request))[1]
    fcntl.ioctl(s, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags | IFF_UP))
os.execvp(sys.argv[1], sys.argv[1:])
"""
REACH_OUT = "import socket; socket.create_connection(('192.0.2.1', 443), 2)"

TALK_TO_ONESELF = (
    "import socket; s = socket.create_server(('127.0.0.1', 0));"
    "socket.create_connection(s.getsockname(), 2)"
)


def alone(*command: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without a network and without our environment."""
    return subprocess.run(
        ["unshare", "-n", sys.executable, "-c", ALONE, *map(str, command)],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TONGBASE_HOME": str(home / "var"),
            "PYTHON": sys.executable,
            "LANG": "C.UTF-8",
        },
        cwd=home,
        capture_output=True,
        text=True,
        timeout=STORY_SECONDS_MAX,
        check=False,
    )


def told(*command: str | Path, home: Path) -> str:
    """Run a command without a network; it succeeds, and what it prints comes back."""
    done = alone(*command, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def can_unshare() -> bool:
    try:
        asked = subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return asked.returncode == 0


cut_off = pytest.mark.skipif(
    not can_unshare(), reason="unshare -n is refused: the network cannot be cut"
)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A folder outside the repository that others may enter, as no folder of pytest's is.

    As root the embedded server runs as somebody else, who must reach what is installed.
    """
    with tempfile.TemporaryDirectory(prefix="tongbase-bundle-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def unpacked(home: Path) -> Path:
    """The archive, built and unpacked."""
    with tarfile.open(build(ROOT, home / "dist")) as archive:
        archive.extractall(home, filter="data")
    return next(home.glob("tongbase-*"))


@cut_off
def test_the_bundle_installs_walks_the_story_and_serves_it(unpacked: Path, home: Path) -> None:
    target = home / "tongbase"
    tongbase = target / "bin" / "tongbase"
    assert "已安装" in told(unpacked / "install.sh", target, home=home)
    before = (target / "current").resolve()
    told(tongbase, "demo", home=home)
    # Again over what is there: another release beside, the data as they were.
    assert "已升级" in told(unpacked / "install.sh", target, home=home)
    assert (target / "current").resolve() != before
    static = next((target / "current").glob("lib/python*/site-packages/tongbase/app/static"))
    assets = {
        f"/assets/{file.name}" for file in (static / "assets").iterdir() if file.suffix in KINDS
    }
    seen = json.loads(told(sys.executable, VISIT, tongbase, *assets, home=home).splitlines()[-1])
    assert seen["files"].keys() >= {"/", "/api/docs", "/api/docs/files/swagger-ui.css", *assets}
    assert min(seen["files"].values()) > 0
    assert seen["elsewhere"] == [], "pages name other machines"
    assert seen["found"] >= 1, "the story's entry is not in the catalogue"
    assert (seen["exit"], seen["asked_outside"]) == (0, 0)


@cut_off
def test_a_changed_archive_is_refused_before_anything_is_installed(
    unpacked: Path, home: Path
) -> None:
    lock = unpacked / "requirements.txt"
    whole = lock.read_text()
    lock.write_text(whole + "another==1.0\n")
    refused = alone(unpacked / "install.sh", home / "nowhere", home=home)
    lock.write_text(whole)
    assert refused.returncode == 1
    assert "安装包不完整或被改动" in refused.stderr
    assert not (home / "nowhere").exists()


@cut_off
def test_the_cut_is_a_cut_and_loopback_stays(tmp_path: Path) -> None:
    outside = alone(sys.executable, "-c", REACH_OUT, home=tmp_path)
    assert "Network is unreachable" in outside.stderr
    inside = alone(sys.executable, "-c", TALK_TO_ONESELF, home=tmp_path)
    assert inside.returncode == 0, inside.stderr
