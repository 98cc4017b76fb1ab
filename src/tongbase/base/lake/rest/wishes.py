"""What a process wants of its own commits beyond what DuckDB can say.

DuckDB writes no properties of its own into a snapshot's summary, and it never lets go of a data
file: deleting all rows writes a position for each. Its commits come through our loopback
catalogue, and there, before the metadata are written, a wish adds the run's note to the summary
and may turn an append into a replacement: a snapshot that holds what was added and nothing else.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from pyiceberg.io import FileIO

from tongbase.base.lake.manifests import with_only_added

Identifier = tuple[str, ...]
Replacement = Literal["overwrite", "replace"]  # other rows; the same rows in other files


@dataclass(frozen=True)
class Wish:
    """A note for the summary; ``replaces`` names the operation if all that was there shall go."""

    note: Mapping[str, str] = field(default_factory=dict)
    replaces: Replacement | None = None


class Wishes:
    """The wishes of one process, by table: one thread of a process writes a table at a time."""

    def __init__(self) -> None:
        self._by_table: dict[Identifier, Wish] = {}

    @contextmanager
    def on(self, identifier: Identifier, wish: Wish) -> Iterator[None]:
        """Fulfil a wish in every commit of the table that is made in here."""
        self._by_table[identifier] = wish
        try:
            yield
        finally:
            self._by_table.pop(identifier, None)

    def fulfilled_in(
        self, identifier: Identifier, update: dict[str, Any], io: FileIO
    ) -> dict[str, Any]:
        """Return a commit's update with what was wished for its snapshot."""
        wish = self._by_table.get(identifier)
        if wish is None or update.get("action") != "add-snapshot":
            return update
        snapshot = update["snapshot"]
        if wish.replaces:
            snapshot = with_only_added(snapshot, wish.replaces, io)
        summary = {**snapshot.get("summary", {}), **wish.note}
        return {**update, "snapshot": {**snapshot, "summary": summary}}
