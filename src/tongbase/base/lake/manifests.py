"""What a snapshot is made of: its list of manifests, their manifests, the files these name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal
from uuid import uuid4

from pyiceberg.io import FileIO
from pyiceberg.manifest import (
    ManifestContent,
    ManifestFile,
    read_manifest_list,
    write_manifest_list,
)
from pyiceberg.table import Table
from pyiceberg.table.snapshots import Snapshot

FORMAT_VERSION: Literal[2] = 2
STEPWISE = ("added-", "deleted-", "removed-")
NOTHING = {"total-records": "0", "total-data-files": "0"}
NO_DELETES = {
    "total-delete-files": "0",
    "total-position-deletes": "0",
    "total-equality-deletes": "0",
}


def as_one(steps: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return one snapshot (as it is on the wire) for all steps of a write.

    The last step's list of manifests holds the others' already; only its summary counts less.
    """
    first, last = steps[0], steps[-1]
    if first is last:
        return dict(last)
    summary = {name: told for name, told in last["summary"].items() if name.startswith("total-")}
    for step in steps:
        for name, told in step["summary"].items():
            if name.startswith(STEPWISE):
                summary[name] = str(int(summary.get(name, "0")) + int(told))
    one = {**last, "summary": {"operation": "overwrite", **summary}}
    one.pop("parent-snapshot-id", None)
    if "parent-snapshot-id" in first:
        one["parent-snapshot-id"] = first["parent-snapshot-id"]
    return one


def with_only_added(snapshot: Mapping[str, Any], operation: str, io: FileIO) -> dict[str, Any]:
    """Return a snapshot (as it is on the wire) with nothing in it but what it added itself."""
    added = [
        manifest
        for manifest in read_manifest_list(io.new_input(snapshot["manifest-list"]))
        if manifest.added_snapshot_id == snapshot["snapshot-id"]
        and manifest.content == ManifestContent.DATA
    ]
    place = _write_list(snapshot, snapshot["manifest-list"].rsplit("/", 1)[0], added, io)
    told = snapshot["summary"]
    rows, files = told.get("added-records", "0"), told.get("added-data-files", "0")
    before = int(told.get("total-records", rows)) - int(rows)
    summary = {
        "operation": operation,
        "added-records": rows,
        "added-data-files": files,
        "deleted-records": str(before - int(told.get("total-position-deletes", "0"))),
        "total-records": rows,
        "total-data-files": files,
        **NO_DELETES,
    }
    return {**snapshot, "manifest-list": place, "summary": summary}


def empty_snapshot(table: Table, snapshot_id: int, at_ms: int) -> dict[str, Any]:
    """Return a snapshot (as it is on the wire) in which the table has no rows at all."""
    current = table.current_snapshot()
    snapshot: dict[str, Any] = {
        "snapshot-id": snapshot_id,
        "sequence-number": table.metadata.next_sequence_number(),
        "timestamp-ms": at_ms,
        "schema-id": table.schema().schema_id,
        "summary": {"operation": "delete", **NOTHING, **NO_DELETES},
    }
    if current is not None:
        snapshot["parent-snapshot-id"] = current.snapshot_id
    place = _write_list(snapshot, f"{table.location()}/metadata", (), table.io)
    return {**snapshot, "manifest-list": place}


def files_of(table: Table, snapshots: Iterable[Snapshot]) -> set[str]:
    """Return every file that the snapshots need: lists, manifests, data and delete files."""
    manifests: dict[str, ManifestFile] = {}
    needed: set[str] = set()
    for snapshot in snapshots:
        needed.add(snapshot.manifest_list)
        manifests |= {each.manifest_path: each for each in snapshot.manifests(table.io)}
    for path, manifest in manifests.items():
        needed.add(path)
        entries = manifest.fetch_manifest_entry(table.io, discard_deleted=True)
        needed |= {entry.data_file.file_path for entry in entries}
    return needed


def _write_list(
    snapshot: Mapping[str, Any], folder: str, manifests: Iterable[ManifestFile], io: FileIO
) -> str:
    place = f"{folder}/snap-{snapshot['snapshot-id']}-{uuid4()}.avro"
    with write_manifest_list(
        format_version=FORMAT_VERSION,
        output_file=io.new_output(place),
        snapshot_id=snapshot["snapshot-id"],
        parent_snapshot_id=snapshot.get("parent-snapshot-id"),
        sequence_number=snapshot["sequence-number"],
        avro_compression="deflate",
    ) as written:
        written.add_manifests(list(manifests))
    return place
