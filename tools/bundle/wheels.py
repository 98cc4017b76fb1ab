"""The wheels of the archive: the locked ones, pip itself, and the project's own."""

import subprocess
import sys
import tempfile
from itertools import takewhile
from pathlib import Path

from tools.bundle.platforms import wheel_tags


def fetch_wheels(requirements: Path, lock: str, wheels: Path) -> None:
    """Bring every locked wheel, its hash verified, and the pip that installs them."""
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check"]
    pip += ["--only-binary", ":all:", *wheel_tags(), "-d", str(wheels)]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as installer:
        installer.write(locked(requirements / "dev.txt", "pip"))
        installer.flush()
        locks = ["-r", requirements / f"{lock}.txt", "-r", installer.name]
        run([*pip, "--no-deps", "--require-hashes", *locks])  # the lock is all there is


def locked(lock: Path, name: str) -> str:
    """Return what a lock says of one package: its version and its hashes."""
    lines = iter(lock.read_text().splitlines())
    first = next(line for line in lines if line.startswith(f"{name}=="))
    hashes = takewhile(lambda line: line.lstrip().startswith("--hash"), lines)
    return "\n".join([first, *hashes]) + "\n"


def build_wheel(root: Path, wheels: Path) -> Path:
    """Build the project's own wheel, with the console in it."""
    run(
        [sys.executable, root / "tools" / "uv.py", "build", "--quiet", "--wheel", "-o", wheels],
        root,
    )
    for leftover in wheels.glob(".gitignore"):
        leftover.unlink()
    return next(wheels.glob("tongbase-*.whl"))


def run(command: "list[str | Path]", folder: "Path | None" = None) -> None:
    """Run a step; its own words say what is wrong with it."""
    done = subprocess.run(command, cwd=folder, check=False)
    if done.returncode:
        sys.exit(f"The bundle was not built: {' '.join(map(str, command))} failed.")
