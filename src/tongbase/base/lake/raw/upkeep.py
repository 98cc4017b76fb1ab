"""Keep tables small and quick: compact, expire, remove what nobody refers to."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from pyiceberg.exceptions import CommitFailedException, NoSuchTableError
from pyiceberg.table import Table
from pyiceberg.table.snapshots import Snapshot

from tongbase.base.lake import read
from tongbase.base.lake.catalogue import TABLE_FOLDERS, plain_location
from tongbase.base.lake.errors import lost_race
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.loading import load_table
from tongbase.base.lake.manifests import files_of
from tongbase.base.lake.metadata import NOT_METADATA
from tongbase.base.lake.names import TableName
from tongbase.base.lake.places import place_of, tidy
from tongbase.base.lake.raw.reading import relation
from tongbase.base.lake.raw.session import Note, Session
from tongbase.base.lake.raw.write import replace_rows
from tongbase.base.lake.terms import Upkeep
from tongbase.base.lake.whereabouts import folder_of
from tongbase.base.store.files import Store, StoredFile, store_at
from tongbase.kernel.ids import is_id

DELETED_SHARE_MAX = 0.1  # of all rows on disk; beyond it readers skip more than they read
SMALL_FILES_MAX = 16
SMALL_FILE_ROWS = 100_000
STRAY_AGE = timedelta(hours=24)  # a writer that still runs may not have committed its files

log = logging.getLogger(__name__)


def needs_compaction(lake: Lake, table: TableName) -> bool:
    """Say whether rewriting the table would pay: many deletes, or many small files."""
    info = read.get_table(lake, table)
    written = info.rows + info.deleted_rows
    if written and info.deleted_rows / written > DELETED_SHARE_MAX:
        return True
    return info.files > SMALL_FILES_MAX and written / info.files < SMALL_FILE_ROWS


def compact(session: Session, table: TableName, *, note: Note = None) -> Upkeep:
    """Write the rows anew into few files, without those that were deleted. Rows stay the same."""
    before = read.get_table(session.lake, table)
    if not before.files:
        return Upkeep()
    select = f"SELECT * FROM {relation(table)}"
    replace_rows(session, table, (select, None), note=note, operation="replace")
    after = read.get_table(session.lake, table)
    return Upkeep(files_written=after.files, files_removed=before.files)


def expire(lake: Lake, table: TableName, *, before: datetime, keep: int = 1) -> Upkeep:
    """Let go of snapshots older than a moment, but never of the newest ``keep``; remove files.

    Files go only after the commit, and only those that no snapshot needs any more.
    """
    found = load_table(lake, table)
    gone = _expired(found, before=before, keep=keep)
    if not gone:
        return Upkeep()
    needed_before = files_of(found, found.snapshots())
    try:
        expiry = found.maintenance.expire_snapshots()
        expiry.by_ids([each.snapshot_id for each in gone]).commit()
    except CommitFailedException as lost:
        raise lost_race(str(lost)) from lost
    left = load_table(lake, table)
    unneeded = needed_before - files_of(left, left.snapshots())
    for file in unneeded:
        left.io.delete(file)
    _tidy(left.location(), unneeded)
    return Upkeep(files_removed=len(unneeded), snapshots_removed=len(gone))


def remove_strays(lake: Lake, table: TableName, *, before: datetime) -> Upkeep:
    """Remove files that no state of the table needs: what killed writers left behind.

    ``before`` should lie :data:`STRAY_AGE` back, so that running writers keep their files.
    """
    found = load_table(lake, table)
    root = found.location().rstrip("/")
    needed = files_of(found, found.snapshots()) | {found.metadata_location}
    needed |= {entry.metadata_file for entry in found.metadata.metadata_log}
    folder = store_at(lake.settings, root)
    strays = [
        file.key
        for file in folder.files()
        if file.at < before and f"{root}/{file.key}" not in needed
    ]
    removed = _remove(folder, strays)
    _tidy(root, strays)
    return Upkeep(files_removed=removed)


def remove_lost_folders(lake: Lake, *, before: datetime) -> Upkeep:
    """Remove the folders of tables that the catalogue does not know, if all in them is old.

    A writer killed before its table's first commit leaves such a folder, and so does a table that
    was dropped. The names of our folders are ids; whatever else lies in the place is left alone.
    """
    root = plain_location(lake.settings.lake)
    known = {place.removeprefix(f"{root}/").split("/")[0] for place in _places_of_tables(lake)}
    place = store_at(lake.settings, root)
    lost: dict[str, list[StoredFile]] = defaultdict(list)
    for file in place.files():
        folder, _, rest = file.key.partition("/")
        if is_id(folder) and rest.startswith(TABLE_FOLDERS) and folder not in known:
            lost[folder].append(file)
    old = [files for files in lost.values() if all(file.at < before for file in files)]
    return Upkeep(files_removed=sum(_remove(place, [file.key for file in each]) for each in old))


def _places_of_tables(lake: Lake) -> Iterator[str]:
    """Tell where every table lies; one that cannot be read keeps the folder of its metadata."""
    for identifier, pointer in lake.catalogue.pointers():
        yield folder_of(pointer)
        try:
            yield lake.catalogue.load_table(identifier).location()
        except NoSuchTableError:  # dropped meanwhile
            continue
        except (OSError, *NOT_METADATA) as unreadable:
            log.warning("The table %s cannot be read: %s", ".".join(identifier), unreadable)


def _expired(found: Table, *, before: datetime, keep: int) -> list[Snapshot]:
    ordered = sorted(found.snapshots(), key=lambda each: each.sequence_number or 0, reverse=True)
    held = {reference.snapshot_id for reference in found.metadata.refs.values()}
    limit = before.timestamp() * 1000
    return [
        each
        for each in ordered[max(keep, 1) :]
        if each.timestamp_ms < limit and each.snapshot_id not in held
    ]


def _tidy(location: str, files: Iterable[str]) -> None:
    """Let go of the folders of writes of which the last file is gone."""
    for place in {place for place in map(place_of, files) if place is not None}:
        tidy(location, place)


def _remove(folder: Store, keys: list[str]) -> int:
    for key in keys:
        folder.delete(key)
    return len(keys)
