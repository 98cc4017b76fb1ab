"""Archives: what is in a ZIP or behind gzip, laid out in a folder that is gone afterwards."""

import gzip
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from tongbase.base.connectors.errors import BrokenFileError, EmptyFileError
from tongbase.base.connectors.files.sniff import GZIP, encrypted, is_archive, read_head

UNPACKED_BYTES_MAX = 8 << 30
MEMBERS_MAX = 1000
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Opened:
    """A file to read, and the name by which people know it (``a.zip/b.csv``)."""

    path: Path
    shown: str


@contextmanager
def opened(path: Path, shown: str, room: Path | None) -> Iterator[tuple[Opened, ...]]:
    """Open a file; of an archive, all that is in it, laid out in ``room``."""
    head = read_head(path, shown)
    if not head.startswith(GZIP) and not is_archive(head, path):
        yield (Opened(path, shown),)
        return
    with tempfile.TemporaryDirectory(prefix="unpacked-", dir=room) as folder:
        try:
            yield _unpack(path, shown, head, Path(folder))
        except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError) as broken:
            raise BrokenFileError(
                f"压缩文件“{shown}”已损坏,请重新提供。", f"The archive {shown} is damaged."
            ) from broken


def _unpack(path: Path, shown: str, head: bytes, folder: Path) -> tuple[Opened, ...]:
    if head.startswith(GZIP):
        name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
        target = folder / name
        with gzip.open(path) as packed:
            _copy(packed, target, shown)
        return (Opened(target, shown),)
    with zipfile.ZipFile(path) as archive:
        return _members(archive, shown, folder)


def _members(archive: zipfile.ZipFile, shown: str, folder: Path) -> tuple[Opened, ...]:
    found = [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info)]
    if not found:
        raise EmptyFileError(
            f"压缩文件“{shown}”里没有文件。", f"There is no file in the archive {shown}."
        )
    if len(found) > MEMBERS_MAX:
        raise BrokenFileError(
            f"压缩文件“{shown}”里的文件超过 {MEMBERS_MAX} 个,请分开提供。",
            f"The archive {shown} holds more than {MEMBERS_MAX} files.",
        )
    members = []
    for number, info in enumerate(found):
        if info.flag_bits & 0x1:
            raise encrypted(shown)
        name = _name_of(info)
        target = folder / f"{number}{PurePosixPath(name).suffix}"
        with archive.open(info) as packed:
            _copy(packed, target, shown)
        members.append(Opened(target, f"{shown}/{name}"))
    return tuple(members)


def _copy(packed: IO[bytes] | gzip.GzipFile, target: Path, shown: str) -> None:
    written = 0
    with target.open("wb") as file:
        while chunk := packed.read(CHUNK_BYTES):
            written += len(chunk)
            if written > UNPACKED_BYTES_MAX or written > shutil.disk_usage(target.parent).free:
                raise BrokenFileError(
                    f"压缩文件“{shown}”解开后过大,请拆分后提供。",
                    f"The archive {shown} is too large unpacked; split it.",
                )
            file.write(chunk)


def _is_litter(info: zipfile.ZipInfo) -> bool:
    return info.filename.startswith("__MACOSX/") or info.filename.endswith(
        (".DS_Store", "Thumbs.db")
    )


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name: archives made by Chinese Windows write GBK where the norm says CP437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
