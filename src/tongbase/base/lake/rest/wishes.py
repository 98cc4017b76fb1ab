"""What a process wants of its own commits beyond what DuckDB can say.

DuckDB writes no properties of its own into a snapshot's summary, makes a snapshot of every step of
a transaction, and never lets go of a data file: deleting all rows writes a position for each. Its
commits come through our loopback catalogue. There, before the metadata are written, the steps of
one write become one snapshot, so that no half of it can ever be read; the run's note goes into its
summary; and an append may become a replacement: a snapshot that holds what was added, nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from pyiceberg.io import FileIO

from tongbase.base.lake.manifests import as_one, with_only_added

Identifier = tuple[str, ...]
Update = dict[str, Any]
ADD_SNAPSHOT = "add-snapshot"
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
        self, identifier: Identifier, updates: Sequence[Update], io: FileIO
    ) -> list[Update]:
        """Return a commit's updates with what was wished for its snapshot."""
        wish = self._by_table.get(identifier)
        steps = [each["snapshot"] for each in updates if each.get("action") == ADD_SNAPSHOT]
        if wish is None or not steps:
            return list(updates)
        snapshot = as_one(steps)
        if wish.replaces:
            snapshot = with_only_added(snapshot, wish.replaces, io)
        noted = {**snapshot, "summary": {**snapshot["summary"], **wish.note}}
        others = [each for each in updates if each.get("action") != ADD_SNAPSHOT]
        return [{"action": ADD_SNAPSHOT, "snapshot": noted}, *others]
