"""Gather locked wheels, the project's own wheel and an installer into one archive."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLATFORM = "linux-x86_64"
LEVEL = 1  # wheels are compressed already


def build(root: Path, target: Path) -> Path:
    """Build ``tongbase-<version>-linux-x86_64.tar.gz`` in a folder and return its path."""
    version = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
    name = f"tongbase-{version}-{PLATFORM}"
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, name)
        wheels = top / "wheels"
        wheels.mkdir(parents=True)
        fetch_wheels(root / "requirements" / "core.txt", wheels)
        own = build_wheel(root, wheels)
        write_requirements(root / "requirements" / "core.txt", own, version, top)
        write_guides(root, top)
        return pack(top, target / f"{name}.tar.gz")


def fetch_wheels(lock: Path, wheels: Path) -> None:
    """Bring every locked wheel, its hash verified, and pip itself."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock, "-d", wheels])
    run([*pip, "--only-binary", ":all:", "--no-deps", "pip", "-d", wheels])


def build_wheel(root: Path, wheels: Path) -> Path:
    """Build the project's own wheel, with the console in it."""
    run(
        [sys.executable, root / "tools" / "uv.py", "build", "--quiet", "--wheel", "-o", wheels],
        root,
    )
    wheel = next(wheels.glob("tongbase-*.whl"))
    for leftover in wheels.glob(".gitignore"):
        leftover.unlink()
    return wheel


def write_requirements(lock: Path, wheel: Path, version: str, top: Path) -> None:
    """Write what the installer asks pip for: the lock, and our wheel by its hash."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    own = f"tongbase=={version} \\\n    --hash=sha256:{digest}\n"
    (top / "requirements.txt").write_text(lock.read_text() + own)


def write_guides(root: Path, top: Path) -> None:
    """Add the installer, what it says of itself, and the licence."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    for name in ("install.sh", "README.md"):
        (top / name).write_text((HERE / name).read_text().replace("@PYTHON@", python))
    (top / "install.sh").chmod(0o755)
    shutil.copy(root / "LICENSE", top)


def pack(top: Path, archive: Path) -> Path:
    """Put a folder into an archive that does not tell who built it."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive, "w:gz", compresslevel=LEVEL) as packed:
        packed.add(top, top.name, filter=anonymous)
    return archive


def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Forget the owner."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def run(command: "list[str | Path]", folder: "Path | None" = None) -> None:
    """Run a step; its own words say what is wrong with it."""
    done = subprocess.run(command, cwd=folder, check=False)
    if done.returncode:
        sys.exit(f"The bundle was not built: {' '.join(map(str, command))} failed.")
