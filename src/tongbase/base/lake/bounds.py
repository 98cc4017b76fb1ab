"""Lower bounds of texts in new manifests, mended before they are committed.

DuckDB 1.5 cuts the lower bound of a text after 16 bytes, most often in the middle of a Chinese
character, and refuses to read it again: every filter on such a column would fail (duckdb-iceberg,
issue 1334; mended there after 1.5). What is left of the character is written over with zero bytes:
the bound is text again, no longer and no shorter, and still not above any value.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pyiceberg.avro.file import AvroFile
from pyiceberg.io import FileIO
from pyiceberg.manifest import ManifestEntry, ManifestFile, read_manifest_list

BOUND_BYTES_MAX = 63  # so long that Avro writes the length in one byte


def mend_bounds(snapshots: Iterable[Mapping[str, Any]], io: FileIO) -> None:
    """Mend the manifests that snapshots (as they are on the wire) bring with them."""
    for snapshot in snapshots:
        for manifest in read_manifest_list(io.new_input(snapshot["manifest-list"])):
            if manifest.added_snapshot_id == snapshot["snapshot-id"]:
                _mend(manifest, io)


def whole(bound: bytes) -> bytes:
    """Return a bound of the same length without the beginning of a character at its end."""
    kept = bound.decode("utf-8", errors="ignore").encode()
    return kept + bytes(len(bound) - len(kept)) if bound.startswith(kept) else bound


def _mend(manifest: ManifestFile, io: FileIO) -> None:
    cut = _cut_bounds(manifest, io)
    if not cut:
        return
    with io.new_input(manifest.manifest_path).open() as file:
        content = file.read()
    for bound in cut:
        length = bytes([2 * len(bound)])
        content = content.replace(length + bound, length + whole(bound))
    with io.new_output(manifest.manifest_path).create(overwrite=True) as written:
        written.write(content)


def _cut_bounds(manifest: ManifestFile, io: FileIO) -> set[bytes]:
    texts = _text_columns(manifest, io)
    return {
        bound
        for entry in manifest.fetch_manifest_entry(io, discard_deleted=True)
        for column, bound in (entry.data_file.lower_bounds or {}).items()
        if column in texts and len(bound) <= BOUND_BYTES_MAX and whole(bound) != bound
    }


def _text_columns(manifest: ManifestFile, io: FileIO) -> set[int]:
    """The ids of the text columns, from the schema that every manifest carries in its head."""
    with AvroFile[ManifestEntry](io.new_input(manifest.manifest_path)) as file:
        told = json.loads(file.header.meta.get("schema", '{"fields": []}'))
    return {field["id"] for field in told["fields"] if field["type"] == "string"}
