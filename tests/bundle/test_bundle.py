"""The archive installs and walks the story where there is no network at all."""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.bundle.build import build

ROOT = Path(__file__).parents[2]
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


def can_unshare() -> bool:
    try:
        asked = subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return asked.returncode == 0


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder outside the repository that others may enter; a gigabyte, so it does not stay."""
    tmp_path.chmod(0o755)
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.mark.bundle
@pytest.mark.skipif(not can_unshare(), reason="unshare -n is refused: the network cannot be cut")
def test_the_bundle_installs_and_walks_the_story_without_a_network(home: Path) -> None:
    with tarfile.open(build(ROOT, home / "dist")) as archive:
        archive.extractall(home, filter="data")
    folder = next(home.glob("tongbase-*"))
    installed = alone(folder / "install.sh", home / "tongbase", home=home)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    static = next((home / "tongbase").glob("lib/python*/site-packages/tongbase/app/static"))
    assert (static / "index.html").exists(), "the console is not in the wheel"
    told = alone(home / "tongbase" / "bin" / "tongbase", "demo", home=home)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.bundle
@pytest.mark.skipif(not can_unshare(), reason="unshare -n is refused: the network cannot be cut")
def test_the_cut_is_a_cut_and_loopback_stays(tmp_path: Path) -> None:
    outside = alone(sys.executable, "-c", REACH_OUT, home=tmp_path)
    assert "Network is unreachable" in outside.stderr
    inside = alone(sys.executable, "-c", TALK_TO_ONESELF, home=tmp_path)
    assert inside.returncode == 0, inside.stderr
