"""Gather locked wheels, the project's own wheel, licences and an installer into one archive."""

import hashlib
import shutil
import tarfile
import tempfile
import tomllib
from pathlib import Path

from tools.bundle.notices import write_notices
from tools.bundle.platforms import Platform, platform_of
from tools.bundle.wheels import build_wheel, fetch_wheels

HERE = Path(__file__).resolve().parent
GUIDES = ("install.sh", "README.md", "tongbase.service")
MANIFEST = "MANIFEST.sha256"
LEVEL = 1  # wheels are compressed already


def build(root: Path, target: Path, *, lock: str = "core") -> Path:
    """Build ``tongbase-<version>-py<python>-<platform>.tar.gz`` in a folder; return its path.

    With another lock than that of the core its name says so.
    """
    version = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder, "wheels")
        wheels.mkdir()
        fetch_wheels(root / "requirements", lock, wheels)
        own = build_wheel(root, wheels)
        platform = platform_of(wheels.glob("*.whl"))
        extra = "" if lock == "core" else f"-{lock}"
        name = f"tongbase{extra}-{version}-py{platform.python}-{platform.name}"
        top = Path(folder, name)
        top.mkdir()
        wheels.rename(top / "wheels")
        write_requirements(
            root / "requirements" / f"{lock}.txt", top / "wheels" / own.name, version, top
        )
        write_guides(root, top, platform, version)
        write_notices(root / "console", top)
        write_manifest(top)
        return pack(top, target / f"{name}.tar.gz")


def write_requirements(locked: Path, wheel: Path, version: str, top: Path) -> None:
    """Write what the installer asks pip for: the lock, and our wheel by its hash."""
    own = f"tongbase=={version} \\\n    --hash=sha256:{digest(wheel)}\n"
    (top / "requirements.txt").write_text(locked.read_text() + own)


def write_guides(root: Path, top: Path, platform: Platform, version: str) -> None:
    """Add the installer, what it says of itself, an example of a service, and the licence."""
    words = {
        "@VERSION@": version,
        "@SYSTEM@": platform.system,
        "@MACHINE@": platform.machine,
        "@PYTHON@": platform.python,
        "@GLIBC@": platform.glibc,
    }
    for name in GUIDES:
        text = (HERE / name).read_text()
        for word, value in words.items():
            text = text.replace(word, value)
        (top / name).write_text(text)
    (top / "install.sh").chmod(0o755)
    shutil.copy(root / "LICENSE", top)


def write_manifest(top: Path) -> None:
    """List every file with its hash, in the form that ``sha256sum --check`` reads."""
    files = sorted(path for path in top.rglob("*") if path.is_file())
    lines = [f"{digest(path)}  {path.relative_to(top).as_posix()}\n" for path in files]
    (top / MANIFEST).write_text("".join(lines))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(top: Path, archive: Path) -> Path:
    """Put a folder into an archive that does not tell who built it."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    draft = archive.with_name(f"{archive.name}.new")
    with tarfile.open(draft, "w:gz", compresslevel=LEVEL) as packed:
        packed.add(top, top.name, filter=anonymous)
    draft.replace(archive)
    return archive


def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Forget the owner."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member
