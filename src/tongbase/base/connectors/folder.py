"""A folder of files: one table a file or sheet, or one table for all files of a pattern."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import ClassVar, cast

import pyarrow as pa
from pydantic import Field, field_validator
from typing_extensions import override

from tongbase.base.connectors.errors import (
    EmptyFileError,
    FileChangingError,
    FileMissingError,
    FileRefusedError,
    SourceTableMissingError,
)
from tongbase.base.connectors.files.columns import Columns
from tongbase.base.connectors.files.parts import Part, parts_of
from tongbase.base.connectors.files.reader import batches, fault_batch
from tongbase.base.connectors.files.reader import schema_of as arrow_schema
from tongbase.base.connectors.files.sniff import EXCEL_SUFFIXES
from tongbase.base.connectors.files.terms import Options
from tongbase.base.connectors.port import Connection, Connector, SourceSettings, check_settings
from tongbase.base.connectors.terms import (
    Capability,
    Description,
    FileState,
    SourceTable,
    Tested,
    Wanted,
    Words,
)
from tongbase.base.lake.raw.session import Session
from tongbase.base.room import room_of
from tongbase.kernel.ids import new_id
from tongbase.kernel.sql import quote

FILES_MAX = 20_000
PATTERN_FILES_MIN = 2
SEVERAL = EXCEL_SUFFIXES | {".zip", ".htm", ".html"}
CHUNK_BYTES = 1 << 20


class FolderSettings(SourceSettings):
    """Where the files lie, and what guessing gets wrong about them."""

    path: str = Field(min_length=1, max_length=1000)
    pattern: str = Field(default="**/*", max_length=200)
    encoding: str = Field(default="", max_length=40)
    delimiter: str = Field(default="", max_length=1)
    header: int | None = Field(default=None, ge=0, le=1000)
    records: str = Field(default="", max_length=200)

    @field_validator("pattern")
    @classmethod
    def check_pattern(cls, pattern: str) -> str:
        """Refuse a pattern that leads out of the folder, or that no folder can be searched by."""
        parts = PurePosixPath(pattern).parts
        wild = any("**" in part and part != "**" for part in parts)
        if not parts or parts[0] == "/" or ".." in parts or wild:
            raise ValueError("write a pattern within the folder, such as **/*.csv")
        return pattern


@dataclass(frozen=True)
class Folder(Connector):
    """A folder, or one file."""

    settings: FolderSettings
    connection: Connection

    kind: ClassVar[str] = "folder"
    label: ClassVar[Words] = Words(
        "文件目录(CSV、Excel、JSON、Parquet、网页表格及其压缩包)",
        "Folder of files (CSV, Excel, JSON, Parquet, tables of web pages, zipped or not)",
    )
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {Capability.SCHEMA, Capability.FULL, Capability.FILES}
    )
    settings_model: ClassVar[type[SourceSettings]] = FolderSettings

    @classmethod
    @override
    def open(cls, connection: Connection) -> "Folder":
        settings = check_settings(FolderSettings, connection.settings)
        return cls(cast(FolderSettings, settings), connection)

    @property
    def root(self) -> Path:
        """The folder, allowed and present."""
        return self.connection.guard.check_folder(self.settings.path)

    @property
    def _options(self) -> Options:
        told, home = self.settings, self.connection.guard.home
        room = room_of(home)
        return Options(told.encoding, told.delimiter, told.header, told.records, room)

    @override
    def check(self) -> None:
        self.connection.guard.check_folder(self.settings.path)

    @override
    def test(self) -> Tested:
        found = self._all_files()
        size = sum(path.stat().st_size for path in found.values())
        if not found:
            raise EmptyFileError(
                f"目录“{self.settings.path}”中没有符合“{self.settings.pattern}”的文件。",
                f"No file in {self.settings.path} matches {self.settings.pattern}.",
                field="settings.pattern",
            )
        told = Words(
            f"目录中有 {len(found)} 个文件,共 {size:,} 字节。",
            f"The folder holds {len(found)} files, {size:,} bytes in all.",
        )
        return Tested(ok=True, sentences=(told,))

    @override
    def list_tables(self) -> list[SourceTable]:
        found = self._all_files()
        patterns: dict[str, int] = {}
        for name in found:
            path = Path(name)
            pattern = str(path.with_name(f"*{path.suffix}"))
            patterns[pattern] = patterns.get(pattern, 0) + 1
        several = [
            SourceTable(pattern, files=count)
            for pattern, count in patterns.items()
            if count >= PATTERN_FILES_MIN
        ]
        return [*several, *(table for name in found for table in self._tables_in(name))]

    @override
    def describe(self, table: str, files: tuple[str, ...] | None = None) -> Description:
        found = Columns()
        refused: FileRefusedError | None = None
        for name in self._chosen(table) if files is None else files:
            try:
                with self._parts(name, table) as parts:
                    for part in parts:
                        found.add(part)
            except FileRefusedError as error:
                refused = refused or error
                if not _is_pattern(table):
                    raise
        columns, remarks = found.described()
        if not columns and refused is not None:
            raise refused
        return Description(table, columns, remarks=remarks)

    @contextmanager
    @override
    def reading(self, session: Session, wanted: Wanted) -> Iterator[str]:
        table = wanted.description.table
        files = self._chosen(table) if wanted.files is None else wanted.files
        before = self._marks(files)
        names = wanted.description.names
        stream = pa.RecordBatchReader.from_batches(arrow_schema(names), self._stream(wanted, files))
        name = f"source_{new_id()}"
        session.connection.register(name, stream)
        try:
            yield f"SELECT * FROM {quote(name)}"  # noqa: S608
        finally:
            session.connection.unregister(name)
        self._check_still(before)

    @override
    def files(self, table: str, known: Mapping[str, FileState]) -> tuple[FileState, ...]:
        return tuple(self._state(name, known.get(name)) for name in self._chosen(table))

    def _marks(self, files: tuple[str, ...]) -> Mapping[str, tuple[int, int]]:
        """Note size and time of change of files; those that are gone have none."""
        there = {name: self._base() / name for name in files}
        return {name: _mark(path) for name, path in there.items() if path.is_file()}

    def _check_still(self, before: Mapping[str, tuple[int, int]]) -> None:
        """Refuse what was read of a file while somebody wrote it: old rows and new ones mixed."""
        after = self._marks(tuple(before))
        if moved := [name for name, mark in after.items() if mark != before[name]]:
            raise FileChangingError(
                f"文件“{moved[0]}”在读取期间被改写,本次读到的内容新旧混杂,未入湖;"
                "稍后将重新读取。请先写到别处,写完后再改名放入目录。",
                f"The file {moved[0]} was written while it was read, so that nothing of it landed; "
                "it is read again later. Write elsewhere and rename into the folder.",
                field="file",
            )

    def _stream(self, wanted: Wanted, files: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
        """Read file after file; one that cannot be read becomes one row that says why."""
        names, gauge = wanted.description.names, wanted.gauge
        gauge.files_total = len(files)
        for name in files:
            try:
                with self._parts(name, wanted.description.table) as parts:
                    for part in parts:
                        for batch in batches(part, name, names):
                            gauge.rows += batch.num_rows
                            yield batch
            except FileRefusedError as error:
                yield fault_batch(error, name, names)
            gauge.files += 1

    @contextmanager
    def _parts(self, name: str, table: str) -> Iterator[tuple[Part, ...]]:
        """The tables of a file that belong to the wanted table."""
        with parts_of(self._path(name), name, self._options) as parts:
            if _is_pattern(table):
                yield parts
                return
            chosen = tuple(part for part in parts if table in {part.shown, part.named})
            if not chosen and name != table:
                there = [part.named or part.shown for part in parts]
                raise SourceTableMissingError(
                    f"文件“{name}”中没有表“{table}”,只有:{'、'.join(there)}。",
                    f"The file {name} has no table {table}, only: {', '.join(there)}.",
                    field="table",
                )
            yield chosen or parts[:1]

    def _tables_in(self, name: str) -> Iterator[SourceTable]:
        if not _holds_several(name):
            yield SourceTable(name, files=1)
            return
        try:
            with parts_of(self._path(name), name, self._options) as parts:
                yield from (SourceTable(part.shown, files=1) for part in parts)
        except FileRefusedError as error:
            yield SourceTable(name, comment=error.zh, files=1)

    def _chosen(self, table: str) -> tuple[str, ...]:
        found = self._all_files()
        if _is_pattern(table):
            chosen = tuple(name for name in found if fnmatchcase(name, table))
        else:
            chosen = tuple(name for name in found if _belongs(table, name))[-1:]
        if not chosen:
            raise SourceTableMissingError(
                f"目录“{self.settings.path}”中没有文件“{table}”,请检查文件名。",
                f"There is no file {table} in {self.settings.path}; check the name.",
                field="table",
            )
        return chosen

    def _all_files(self) -> dict[str, Path]:
        root = self.root
        if root.is_file():
            return {root.name: root}
        found: dict[str, Path] = {}
        for path in sorted(root.glob(self.settings.pattern)):
            if path.name.startswith((".", "~$")) or not path.is_file():
                continue
            if path.resolve().is_relative_to(root):  # a link may not lead out of the folder
                found[path.relative_to(root).as_posix()] = path
            if len(found) >= FILES_MAX:
                break
        return found

    def _path(self, name: str) -> Path:
        path = self._all_files().get(name) if self.root.is_file() else self.root / name
        if path is None or not path.is_file() or not path.resolve().is_relative_to(self._base()):
            raise FileMissingError(
                f"文件“{name}”不存在或已被移走。", f"The file {name} does not exist any more."
            )
        return path

    def _base(self) -> Path:
        return self.root.parent if self.root.is_file() else self.root

    def _state(self, name: str, known: FileState | None) -> FileState:
        path = self._path(name)
        size, changed_ns = _mark(path)
        if known and (known.size, known.changed_ns) == (size, changed_ns):
            return known
        return FileState(name, size, changed_ns, _digest(path))


def _is_pattern(table: str) -> bool:
    return "*" in table or "?" in table


def _belongs(table: str, name: str) -> bool:
    """Say whether a table is the file, a sheet of it or a file in it."""
    return table == name or table.startswith((f"{name}#", f"{name}/"))


def _holds_several(name: str) -> bool:
    return Path(name).suffix.lower() in SEVERAL


def _mark(path: Path) -> tuple[int, int]:
    """Return size and time of change (nanoseconds), by which a file is known unchanged."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
