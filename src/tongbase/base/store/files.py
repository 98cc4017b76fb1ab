"""Put, get, list and delete files by key. A file is there whole or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyarrow as pa
from pyarrow import fs

from tongbase.base.store.errors import (
    BadKeyError,
    FileMissingError,
    FileTooLargeError,
    StoreUnavailableError,
)
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings

CHUNK_BYTES = 1024 * 1024
GET_BYTES_MAX = 256 * 1024 * 1024
KEY_LENGTH_MAX = 900  # S3 allows 1024 bytes with the prefix
PARTIAL = ".partial-"  # a file that is being written; never listed
_FORBIDDEN_PARTS = frozenset({"", ".", ".."})


@dataclass(frozen=True)
class StoredFile:
    """A file: its key (``quarantine/2026/x.parquet``), its size in bytes, when it was written."""

    key: str
    size: int
    at: datetime


class Store:
    """Files below one root. Keys are relative paths with forward slashes."""

    def __init__(self, system: fs.FileSystem, root: str) -> None:
        self._system = system
        self._root = root.rstrip("/")
        self._is_local = isinstance(system, fs.LocalFileSystem)

    def put(self, key: str, content: bytes) -> StoredFile:
        """Write a file whole; one of that key is replaced."""
        return self.put_stream(key, (content,))

    def put_stream(
        self, key: str, chunks: Iterable[bytes], *, bytes_max: int | None = None
    ) -> StoredFile:
        """Write a file from chunks; if they fail or are too many, nothing is left."""
        path = self._path(key)
        written = f"{self._folder(path)}/{PARTIAL}{new_id()}"
        with _telling_errors(key):
            self._make_folder(path)
            try:
                self._write(written, _counted(chunks, bytes_max))
            except BaseException:
                self._discard(written)
                raise
            self._system.move(written, path)
        return self.get_info(key)

    def get(self, key: str, *, bytes_max: int = GET_BYTES_MAX) -> bytes:
        """Read a file whole."""
        return b"".join(_counted(self.stream(key), bytes_max))

    def stream(self, key: str, *, chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
        """Read a file chunk by chunk."""
        with _telling_errors(key), self._system.open_input_stream(self._path(key)) as source:
            while chunk := source.read(chunk_bytes):
                yield chunk

    def find_info(self, key: str) -> StoredFile | None:
        """Tell size and time of a file, if it exists."""
        with _telling_errors(key):
            found = self._system.get_file_info(self._path(key))
        return self._stored(found) if found.type == fs.FileType.File else None

    def get_info(self, key: str) -> StoredFile:
        """Tell size and time of a file."""
        found = self.find_info(key)
        if found is None:
            raise _missing(key)
        return found

    def exists(self, key: str) -> bool:
        """Say whether there is such a file."""
        return self.find_info(key) is not None

    def files(self, prefix: str = "") -> Iterator[StoredFile]:
        """List the files below a folder, in no order."""
        folder = self._path(prefix) if prefix else self._root
        chosen = fs.FileSelector(folder, allow_not_found=True, recursive=True)
        with _telling_errors(prefix):
            listed = self._system.get_file_info(chosen)
        for each in listed:
            if each.type == fs.FileType.File and not each.base_name.startswith(PARTIAL):
                yield self._stored(each)

    def delete(self, key: str) -> None:
        """Delete a file; one that is not there is as good."""
        path = self._path(key)
        with _telling_errors(key):
            if self._system.get_file_info(path).type == fs.FileType.File:
                self._system.delete_file(path)

    def location(self, key: str) -> str:
        """Return where a file lies, as DuckDB takes it."""
        path = self._path(key)
        return path if self._is_local else f"s3://{path}"

    def make_room(self, key: str) -> str:
        """Make the folder of a file that another machine will write; return its location."""
        self._make_folder(self._path(key))
        return self.location(key)

    def _path(self, key: str) -> str:
        parts = key.split("/")
        is_bad = len(key.encode()) > KEY_LENGTH_MAX or any(ord(sign) < 32 for sign in key)
        if is_bad or "\\" in key or _FORBIDDEN_PARTS & set(parts):
            raise BadKeyError(
                f"文件名“{key}”不可用:不能为空、不能包含“..”、反斜杠或控制字符。",
                f"The key {key!r} cannot be used: no empty parts, no '..', backslashes or "
                "control characters.",
                field="key",
            )
        return f"{self._root}/{key}"

    def _folder(self, path: str) -> str:
        return path.rsplit("/", 1)[0]

    def _make_folder(self, path: str) -> None:
        if self._is_local:
            self._system.create_dir(self._folder(path), recursive=True)

    def _write(self, path: str, chunks: Iterable[bytes]) -> None:
        with self._system.open_output_stream(path) as target:
            for chunk in chunks:
                target.write(chunk)

    def _discard(self, path: str) -> None:
        if self._system.get_file_info(path).type == fs.FileType.File:
            self._system.delete_file(path)

    def _stored(self, found: fs.FileInfo) -> StoredFile:
        at = datetime.fromtimestamp((found.mtime_ns or 0) / 1_000_000_000, UTC)
        return StoredFile(found.path.removeprefix(f"{self._root}/"), int(found.size or 0), at)


def open_store(settings: Settings) -> Store:
    """Open the store of the house: beside the lake in S3, or in the home."""
    if settings.lake.startswith("s3://"):
        return store_at(settings, f"{settings.lake.rstrip('/')}/files")
    return store_at(settings, str(settings.home.resolve() / "files"))


def store_at(settings: Settings, url: str) -> Store:
    """Open the store below a path, a ``file://`` or an ``s3://`` address."""
    parts = urlsplit(url)
    if parts.scheme == "s3":
        return Store(_s3(settings), f"{parts.netloc}{unquote(parts.path)}")
    root = Path(unquote(parts.path)) if parts.scheme == "file" else Path(url)
    root.mkdir(parents=True, exist_ok=True)
    return Store(fs.LocalFileSystem(), str(root))


def _s3(settings: Settings) -> fs.S3FileSystem:
    secret = settings.s3_secret_key
    endpoint = settings.s3_endpoint
    return fs.S3FileSystem(
        access_key=settings.s3_access_key,
        secret_key=secret.get_secret_value() if secret else None,
        region=settings.s3_region,
        endpoint_override=endpoint.split("://", 1)[-1] if endpoint else None,
        scheme="http" if (endpoint or "").startswith("http://") else "https",
    )


def _counted(chunks: Iterable[bytes], bytes_max: int | None) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if bytes_max is not None and size > bytes_max:
            raise FileTooLargeError(
                f"文件超过允许的大小({bytes_max} 字节)。",
                f"The file is larger than the {bytes_max} bytes allowed.",
                bytes_max=bytes_max,
            )
        yield chunk


@contextmanager
def _telling_errors(key: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as absent:
        raise _missing(key) from absent
    except (OSError, pa.ArrowException) as failed:
        raise StoreUnavailableError(
            f"存储暂时不可用:{failed}", f"The store cannot do this now: {failed}", key=key
        ) from failed


def _missing(key: str) -> FileMissingError:
    return FileMissingError(f"文件“{key}”不存在。", f"There is no file {key}.", key=key)
