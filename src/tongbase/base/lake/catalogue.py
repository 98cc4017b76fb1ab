"""The Iceberg catalogue: PyIceberg's ``SqlCatalog`` in our PostgreSQL, with atomic commits.

A commit writes the new metadata files first and then swaps all pointers in one transaction, each
only if it still shows where the writer saw it. A process killed in between leaves files that
nobody refers to, and the tables as they were.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pyiceberg.catalog import Catalog
from pyiceberg.catalog.sql import IcebergTables, SqlCatalog, SqlCatalogBaseTable
from pyiceberg.exceptions import CommitFailedException, NoSuchTableError
from pyiceberg.io import FileIO, load_file_io
from pyiceberg.table import CommitTableResponse, StagedTable, Table
from pyiceberg.table.update import TableRequirement, TableUpdate
from sqlalchemy import MetaData, insert, select, update
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.orm import Session
from typing_extensions import override

from tongbase.base.lake.errors import BadLocationError
from tongbase.kernel.db import driver_url
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings

CATALOGUE_NAME = "tongbase"
TABLE_FOLDERS = ("data", "metadata")
CATALOGUE_TABLES: MetaData = SqlCatalogBaseTable.metadata  # for Alembic: two tables, iceberg_*


@dataclass(frozen=True)
class TableChange:
    """What one commit changes in one table, and what must still be true of it."""

    identifier: tuple[str, ...]
    requirements: tuple[TableRequirement, ...]
    updates: tuple[TableUpdate, ...]


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
        return f"{self.properties['warehouse'].rstrip('/')}/{new_id()}"

    @override
    def _create_staged_table(self, *wanted: Any, **more: Any) -> StagedTable:
        """Stage a table and make its folders: DuckDB writes into them before the table exists."""
        staged = super()._create_staged_table(*wanted, **more)
        make_folders(staged.location())
        return staged

    def commit(self, changes: Sequence[TableChange]) -> list[CommitTableResponse]:
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
        return [_response(swap) for swap in swaps]

    @override
    def commit_table(
        self,
        table: Table,
        requirements: tuple[TableRequirement, ...],
        updates: tuple[TableUpdate, ...],
    ) -> CommitTableResponse:
        """Commit one table (what PyIceberg's own transactions call)."""
        return self.commit([TableChange(table.name(), requirements, updates)])[0]

    def find_table(self, identifier: tuple[str, ...]) -> Table | None:
        """Load a table if it exists."""
        try:
            return self.load_table(identifier)
        except NoSuchTableError:
            return None

    def every_table(self) -> list[tuple[str, ...]]:
        """List the tables of all namespaces, nested ones too."""
        named = select(IcebergTables.table_namespace, IcebergTables.table_name)
        with Session(self.engine) as session:
            rows = session.execute(named.where(IcebergTables.catalog_name == self.name)).all()
        return [(*Catalog.identifier_to_tuple(space), name) for space, name in rows]

    def files(self) -> FileIO:
        """Return how the lake's files are read and written."""
        return load_file_io(self.properties, self.properties["warehouse"])

    def _stage(self, change: TableChange) -> _Swap:
        seen = self.find_table(change.identifier)
        if seen is None and not any(need.type == "assert-create" for need in change.requirements):
            raise NoSuchTableError(f"Table does not exist: {'.'.join(change.identifier)}")
        staged = self._update_and_stage_table(
            seen, change.identifier, change.requirements, change.updates
        )
        return _Swap(change.identifier, seen, staged)

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


def _response(swap: _Swap) -> CommitTableResponse:
    kept = swap.staged if swap.changes or swap.seen is None else swap.seen
    return CommitTableResponse.model_validate(
        {"metadata": kept.metadata, "metadata-location": kept.metadata_location}
    )
