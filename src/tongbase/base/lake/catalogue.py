"""The Iceberg catalogue: PyIceberg's ``SqlCatalog`` in our PostgreSQL, with atomic commits.

A commit writes the new metadata files first and then swaps all pointers in one transaction, each
only if it still shows where the writer saw it. A process killed in between leaves files that
nobody refers to, and the tables as they were.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pyiceberg.catalog import Catalog
from pyiceberg.catalog.sql import IcebergTables, SqlCatalog, SqlCatalogBaseTable
from pyiceberg.exceptions import (
    CommitFailedException,
    NamespaceNotEmptyError,
    NoSuchNamespaceError,
    NoSuchTableError,
)
from pyiceberg.io import FileIO, load_file_io
from pyiceberg.table import CommitTableResponse, StagedTable, Table
from pyiceberg.table.update import TableRequirement, TableUpdate
from pyiceberg.typedef import Identifier
from sqlalchemy import MetaData, insert, select, update
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.orm import Session
from typing_extensions import override

from tongbase.base.lake.errors import BadLocationError
from tongbase.base.lake.manifests import files_of
from tongbase.base.lake.metadata import read_metadata
from tongbase.base.lake.whereabouts import (
    check_alone,
    check_inside,
    check_settings,
    check_stays,
    folder_of,
)
from tongbase.kernel.db import driver_url
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings

CATALOGUE_NAME = "tongbase"
TABLE_FOLDERS = ("data", "metadata")
CATALOGUE_TABLES: MetaData = SqlCatalogBaseTable.metadata  # for Alembic: two tables, iceberg_*

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TableChange:
    """What one commit changes in one table, and what must still be true of it."""

    identifier: tuple[str, ...]
    requirements: tuple[TableRequirement, ...]
    updates: tuple[TableUpdate, ...]


@dataclass(frozen=True)
class Committed:
    """What became of a table by a commit: was it made, or changed at all, and how it is now."""

    response: CommitTableResponse
    made: bool
    changed: bool


@dataclass(frozen=True)
class _Swap:
    """One pointer to swap: from what the writer saw to what it wrote."""

    identifier: tuple[str, ...]
    seen: Table | None
    staged: StagedTable

    @property
    def changes(self) -> bool:
        return self.seen is None or self.staged.metadata != self.seen.metadata


class LakeCatalogue(SqlCatalog):
    """PyIceberg's catalogue with commits of several tables at once, all or none."""

    @override
    def _get_default_warehouse_location(self, database_name: str, table_name: str) -> str:
        """Give a table a folder whose name says nothing: tables are renamed, dropped, Chinese."""
        return f"{self.warehouse}/{new_id()}"

    @override
    def _create_staged_table(self, *wanted: Any, **more: Any) -> StagedTable:
        """Stage a table and make its folders: DuckDB writes into them before the table exists."""
        staged = super()._create_staged_table(*wanted, **more)
        make_folders(staged.location())
        return staged

    def within(self, db: Session) -> "LakeCatalogue":
        """Return the catalogue inside somebody else's transaction: by itself it commits nothing."""
        inside = copy(self)
        bound: Any = db.connection()
        inside.engine = bound
        return inside

    @property
    def warehouse(self) -> str:
        """Where the lake lies."""
        return str(self.properties["warehouse"]).rstrip("/")

    def place_for(self, location: str | None) -> str:
        """Return where a new table lies: where it was wished if it may, else in a new folder."""
        place = (location or self._get_default_warehouse_location("", "")).rstrip("/")
        if location:
            self._check_place(place)
        return place

    def commit(self, changes: Sequence[TableChange]) -> list[Committed]:
        """Commit all changes or none.

        Raises ``CommitFailedException`` when a requirement fails or another writer was first.
        """
        swaps = [self._stage(change) for change in changes]
        wanted = [swap for swap in swaps if swap.changes]
        try:
            for swap in wanted:
                self._write_metadata(
                    swap.staged.metadata, swap.staged.io, swap.staged.metadata_location
                )
            with Session(self.engine) as session, session.begin():
                for swap in sorted(wanted, key=lambda swap: swap.identifier):
                    self._swap_pointer(session, swap)
        except (CommitFailedException, IntegrityError) as lost:
            for swap in wanted:
                swap.staged.io.delete(swap.staged.metadata_location)
            raise CommitFailedException("Another writer was first; load the table again.") from lost
        return [_committed(swap) for swap in swaps]

    @override
    def commit_table(
        self,
        table: Table,
        requirements: tuple[TableRequirement, ...],
        updates: tuple[TableUpdate, ...],
    ) -> CommitTableResponse:
        """Commit one table (what PyIceberg's own transactions call)."""
        return self.commit([TableChange(table.name(), requirements, updates)])[0].response

    def find_table(self, identifier: tuple[str, ...]) -> Table | None:
        """Load a table if it exists."""
        try:
            return self.load_table(identifier)
        except NoSuchTableError:
            return None

    @override
    def drop_namespace(self, namespace: str | Identifier) -> None:
        """Drop a namespace in which there is nothing, no other namespace either."""
        if self.list_namespaces(namespace):
            raise NamespaceNotEmptyError(f"Namespace holds others: {namespace}")
        super().drop_namespace(namespace)

    @override
    def register_table(
        self, identifier: str | Identifier, metadata_location: str, overwrite: bool = False
    ) -> Table:
        """Take in a table by its metadata file, once that is read and found to be whole."""
        check_inside(metadata_location, self.warehouse, field="metadata-location")
        found = read_metadata(self.files(), metadata_location)
        self._check_place(found.location.rstrip("/"))
        check_settings(found.properties, found.location.rstrip("/"))
        for place in (metadata_location, *(each.manifest_list for each in found.snapshots)):
            check_inside(place, found.location.rstrip("/"), field="metadata-location")
        return super().register_table(identifier, metadata_location, overwrite)

    @override
    def purge_table(self, identifier: str | Identifier) -> None:
        """Drop a table, and remove the files of its folder that its states need."""
        table = self.load_table(identifier)
        files = self.own_files(table)
        self.drop_table(identifier)
        self.remove_files(files)

    def own_files(self, table: Table) -> set[str]:
        """List what a table's states need and lies in its folder; nothing of anybody else."""
        folder = table.location().rstrip("/")
        files = files_of(table, table.snapshots()) | {table.metadata_location}
        files |= {each.metadata_file for each in table.metadata.metadata_log}
        return {file for file in files if file.startswith(f"{folder}/")}

    def remove_files(self, files: Iterable[str]) -> None:
        """Remove files that nothing refers to any more; what cannot be removed now is swept."""
        io = self.files()
        for file in files:
            try:
                io.delete(file)
            except OSError as stays:
                log.warning("The file %s was not removed: %s", file, stays)

    def pointers(self) -> list[tuple[tuple[str, ...], str]]:
        """List the tables of all namespaces, nested ones too, and where their metadata lie."""
        told = select(
            IcebergTables.table_namespace, IcebergTables.table_name, IcebergTables.metadata_location
        )
        with Session(self.engine) as session:
            rows = session.execute(told.where(IcebergTables.catalog_name == self.name)).all()
        return [((*Catalog.identifier_to_tuple(space), name), at) for space, name, at in rows if at]

    def files(self) -> FileIO:
        """Return how the lake's files are read and written."""
        return load_file_io(self.properties, self.properties["warehouse"])

    def _stage(self, change: TableChange) -> _Swap:
        seen = self.find_table(change.identifier)
        if seen is None and not any(need.type == "assert-create" for need in change.requirements):
            raise NoSuchTableError(f"Table does not exist: {'.'.join(change.identifier)}")
        if seen is None and not self.namespace_exists(change.identifier[:-1]):
            raise NoSuchNamespaceError(f"Namespace does not exist: {change.identifier[:-1]}")
        staged = self._update_and_stage_table(
            seen, change.identifier, change.requirements, change.updates
        )
        self._check_staged(seen, staged)
        return _Swap(change.identifier, seen, staged)

    def _check_staged(self, seen: Table | None, staged: StagedTable) -> None:
        location = staged.location().rstrip("/")
        if seen is None:
            self._check_place(location)
        else:
            check_stays(location, seen.location().rstrip("/"))
        before = {} if seen is None else seen.properties
        new = {
            name: value for name, value in staged.properties.items() if value != before.get(name)
        }
        check_settings(new, location)

    def _check_place(self, location: str) -> None:
        check_inside(location, self.warehouse, field="location")
        others = [folder_of(pointer) for _, pointer in self.pointers()]
        check_alone(location, others, field="location")

    def _swap_pointer(self, session: Session, swap: _Swap) -> None:
        namespace = Catalog.namespace_to_string(swap.identifier[:-1])
        name = swap.identifier[-1]
        if swap.seen is None:
            row = self._create_table_row(namespace, name, swap.staged.metadata_location)
            session.execute(insert(IcebergTables).values(**row))
            return
        swapped = session.execute(
            update(IcebergTables)
            .where(
                IcebergTables.catalog_name == self.name,
                IcebergTables.table_namespace == namespace,
                IcebergTables.table_name == name,
                IcebergTables.metadata_location == swap.seen.metadata_location,
            )
            .values(
                metadata_location=swap.staged.metadata_location,
                previous_metadata_location=swap.seen.metadata_location,
            )
            .returning(IcebergTables.table_name)
        )
        if swapped.first() is None:
            raise CommitFailedException(f"Table was changed by another writer: {namespace}.{name}")


def open_catalogue(settings: Settings, database_url: str) -> LakeCatalogue:
    """Open the catalogue of a database; its two tables are made if they are absent."""
    facts = {
        "uri": driver_url(database_url),
        "warehouse": plain_location(settings.lake),
        "pool_pre_ping": "true",
        **file_settings(settings),
    }
    try:
        return LakeCatalogue(CATALOGUE_NAME, **facts)
    except (IntegrityError, ProgrammingError):  # another process made the tables meanwhile
        return LakeCatalogue(CATALOGUE_NAME, **facts)


def plain_location(url: str) -> str:
    """Return where the lake lies as PyIceberg and DuckDB take it: literally, no percent signs.

    DuckDB 1.5.5 cannot update or delete in tables whose path is not ASCII: it fails to write the
    bounds of the paths in its delete files. So such a place is refused before anything is in it.
    """
    parts = urlsplit(url)
    local = unquote(parts.path) if parts.scheme == "file" else str(Path(url).absolute())
    place = url if parts.scheme == "s3" else f"file://{local}"
    if not place.isascii():
        raise BadLocationError(
            f"数据湖的位置“{place}”含有非 ASCII 字符,请把 TONGBASE_LAKE_URL 设为只含英文字母、"
            "数字的路径。",
            f"The place of the lake, {place}, is not ASCII; set TONGBASE_LAKE_URL to one that is.",
            field="lake_url",
        )
    return place.rstrip("/")


def make_folders(location: str) -> None:
    """Make the folders of a table on a local disk; an object store has none."""
    parts = urlsplit(location)
    if parts.scheme in {"", "file"}:
        for name in TABLE_FOLDERS:
            (Path(parts.path) / name).mkdir(parents=True, exist_ok=True)


def file_settings(settings: Settings) -> Mapping[str, str]:
    """Return how PyIceberg reaches the files."""
    secret = settings.s3_secret_key
    named: dict[str, Any] = {
        "s3.endpoint": settings.s3_endpoint,
        "s3.access-key-id": settings.s3_access_key,
        "s3.secret-access-key": secret.get_secret_value() if secret else None,
        "s3.region": settings.s3_region if settings.s3_endpoint else None,
    }
    return {name: value for name, value in named.items() if value}


def _committed(swap: _Swap) -> Committed:
    kept = swap.staged if swap.changes or swap.seen is None else swap.seen
    response = CommitTableResponse.model_validate(
        {"metadata": kept.metadata, "metadata-location": kept.metadata_location}
    )
    return Committed(response, made=swap.seen is None, changed=swap.changes)
