"""What a process wants written into the summary of its next snapshots.

DuckDB writes no properties of its own into a snapshot's summary. Its commits come through our
loopback catalogue, and there the run's note is added before the metadata are written.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

Identifier = tuple[str, ...]


class Notes:
    """The notes of one process, by table. One writer per table and process holds the lock."""

    def __init__(self) -> None:
        self._by_table: dict[Identifier, Mapping[str, str]] = {}

    @contextmanager
    def on(self, identifier: Identifier, note: Mapping[str, str]) -> Iterator[None]:
        """Write ``note`` into every snapshot of the table that is committed in here."""
        self._by_table[identifier] = note
        try:
            yield
        finally:
            self._by_table.pop(identifier, None)

    def written_into(self, identifier: Identifier, update: dict[str, Any]) -> dict[str, Any]:
        """Return a commit's update with the note in the summary of its snapshot."""
        note = self._by_table.get(identifier)
        if not note or update.get("action") != "add-snapshot":
            return update
        snapshot = update["snapshot"]
        summary = {**snapshot.get("summary", {}), **note}
        return {**update, "snapshot": {**snapshot, "summary": summary}}
