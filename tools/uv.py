"""Run uv: the one on the path, or one that pip brings into `.venv-tools`.

Works with nothing but Python and pip, also where the system's Python refuses installs into itself
and where its venv module is incomplete. A mirror that pip is configured for is used by uv as well.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / ".venv-tools"
OLDEST = (0, 5)


def main() -> None:
    """Become uv."""
    uv = find_uv() or bring_uv()
    os.execve(uv, [uv, *sys.argv[1:]], surroundings())


def find_uv() -> "str | None":
    """Find a uv that runs and is young enough."""
    places = [HOME / "bin" / "uv", HOME / "packages" / "bin" / "uv", shutil.which("uv")]
    return next((str(place) for place in places if place and runs(str(place))), None)


def runs(uv: str) -> bool:
    """Say whether this uv answers with a version that will do."""
    if not Path(uv).exists():
        return False
    done = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False)
    words = done.stdout.split()
    if done.returncode or len(words) < 2:
        return False
    return tuple(int(n) for n in words[1].split(".")[:2]) >= OLDEST


def bring_uv() -> str:
    """Install uv beside the project, by the first way that this machine allows."""
    python, asked = sys.executable, ["-m", "pip", "install", "-q"]
    print("uv is missing; pip brings it into .venv-tools.", file=sys.stderr)
    ways = (
        ([python, "-m", "venv", str(HOME)], [str(HOME / "bin" / "python"), *asked, "uv"]),
        ([python, *asked, "--target", str(HOME / "packages"), "uv"],),
    )
    for way in ways:
        if all(
            subprocess.run(step, stdout=sys.stderr, check=False).returncode == 0 for step in way
        ):
            uv = find_uv()
            if uv:
                return uv
    sys.exit("uv could not be installed: pip's words are above. Install uv by hand and try again.")


def surroundings() -> "dict[str, str]":
    """Tell uv what pip knows: the mirror and the certificate; what is set for uv itself wins."""
    told = dict(os.environ)
    told.setdefault("UV_PYTHON_DOWNLOADS", "never")
    known = configured()
    mirror = told.get("PIP_INDEX_URL") or known.get("global.index-url")
    if mirror and "UV_INDEX_URL" not in told:
        told.setdefault("UV_DEFAULT_INDEX", mirror)
    certificate = told.get("PIP_CERT") or known.get("global.cert")
    if certificate:
        told.setdefault("SSL_CERT_FILE", certificate)
    return told


def configured() -> "dict[str, str]":
    """Read pip's own configuration."""
    ask = [sys.executable, "-m", "pip", "config", "list"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    pairs = (line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    return {name: value.strip("'\"") for name, value in pairs}


if __name__ == "__main__":
    main()
