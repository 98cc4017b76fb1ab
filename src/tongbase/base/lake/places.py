"""Places: folders in which one transaction writes, so that what it leaves is told from the rest.

DuckDB names files by chance. While a write of ours is under way its DuckDB is told to lay them into
folders of the write's own (``data/<id>``, ``metadata/<id>``); other writers never do. If the write
ends without a commit they go at once, whole; a writer that was killed leaves them to the upkeep.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pyiceberg.table.metadata import TableMetadata

from tongbase.base.store.files import store_at
from tongbase.kernel.ids import is_id
from tongbase.kernel.settings import Settings

PATHS = {"data": "write.data.path", "metadata": "write.metadata.path"}
"""The properties of Iceberg that say where a table's files are written, by their usual folder."""


def placed(metadata: TableMetadata, name: str) -> TableMetadata:
    """Return what is told of a table to the writer whose place has that name; make the place."""
    for folder in _local(metadata.location, name):
        folder.mkdir(parents=True, exist_ok=True)
    paths = {path: f"{metadata.location}/{kind}/{name}" for kind, path in PATHS.items()}
    more: dict[str, Any] = {"properties": {**metadata.properties, **paths}}
    return metadata.model_copy(update=more)


def place_of(file: str) -> str | None:
    """Return the name of the place in which a file lies."""
    parts = file.rsplit("/", 2)
    return parts[-2] if len(parts) > 1 and is_id(parts[-2]) else None


def remove_place(settings: Settings, location: str, name: str) -> int:
    """Remove all that was written in a place; return how many files that were."""
    store, removed = store_at(settings, location), 0
    for kind in PATHS:
        for file in store.files(f"{kind}/{name}"):
            store.delete(file.key)
            removed += 1
    tidy(location, name)
    return removed


def tidy(location: str, name: str) -> None:
    """Let go of the folders of a place in which nothing lies; an object store has none."""
    for folder in _local(location, name):
        try:
            folder.rmdir()
        except OSError:  # it holds files that are needed, or is gone
            continue


def _local(location: str, name: str) -> Iterator[Path]:
    parts = urlsplit(location)
    if parts.scheme in {"", "file"}:
        for kind in PATHS:
            yield Path(parts.path) / kind / name
