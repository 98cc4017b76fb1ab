"""What a process wants of its own commits beyond what DuckDB can say.

DuckDB writes no properties of its own into a snapshot's summary, makes a snapshot of every step of
a transaction, and never lets go of a data file: deleting all rows writes a position for each. Its
commits come through our loopback catalogue. There, before the metadata are written, the steps of
one write become one snapshot, so that no half of it can ever be read; the run's note goes into its
summary; and an append may become a replacement: a snapshot that holds what was added, nothing else.

Each write has a place of its own for its files (:mod:`tongbase.base.lake.places`). What lies there
can be committed while the write is under way, and by nobody once it has been withdrawn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Literal

from pyiceberg.exceptions import CommitFailedException
from pyiceberg.io import FileIO
from pyiceberg.table.metadata import TableMetadata

from tongbase.base.lake.manifests import as_one, with_only_added
from tongbase.base.lake.places import place_of, placed
from tongbase.kernel.ids import new_id

Identifier = tuple[str, ...]
Update = dict[str, Any]
ADD_SNAPSHOT = "add-snapshot"
Replacement = Literal["overwrite", "replace"]  # other rows; the same rows in other files


@dataclass
class Wish:
    """A note for the summary; ``replaces`` names the operation if all that was there shall go.

    ``place`` is where the files of this write go; ``location`` the table's, once it was asked for.
    ``may_be_committed`` says that a commit was asked for and was not refused.
    """

    note: Mapping[str, str] = field(default_factory=dict)
    replaces: Replacement | None = None
    place: str = field(default_factory=new_id)
    location: str = ""
    may_be_committed: bool = False


class Wishes:
    """The wishes of one process, by table: one thread of a process writes a table at a time."""

    def __init__(self) -> None:
        self._by_table: dict[Identifier, Wish] = {}
        self._by_place: dict[str, Wish] = {}
        self._deciding = Lock()

    @contextmanager
    def on(self, identifier: Identifier, wish: Wish) -> Iterator[None]:
        """Fulfil a wish in every commit of the table that is made in here."""
        self._by_table[identifier] = self._by_place[wish.place] = wish
        try:
            yield
        finally:
            self._by_table.pop(identifier, None)
            self.withdraw(wish)

    def withdraw(self, wish: Wish) -> bool:
        """Let nothing of a write be committed from now on; say whether nothing of it has been."""
        with self._deciding:
            self._by_place.pop(wish.place, None)
            return not wish.may_be_committed

    def told(self, identifier: Identifier, metadata: TableMetadata) -> TableMetadata:
        """Return what is told of a table: to its writer also where the files of the write go."""
        wish = self._by_table.get(identifier)
        if wish is None:
            return metadata
        wish.location = metadata.location
        return placed(metadata, wish.place)

    @contextmanager
    def committing(self, manifest_lists: Iterable[str]) -> Iterator[None]:
        """Commit these snapshots in here, unless the write that they are of has been withdrawn.

        A refusal says that nothing was committed; of any other failure that is not known.
        """
        places = {place for place in map(place_of, manifest_lists) if place is not None}
        with self._deciding:
            if places - self._by_place.keys():
                raise CommitFailedException("The writer of these files has given up.")
            wishes = [self._by_place[place] for place in places]
            for wish in wishes:
                wish.may_be_committed = True
        try:
            yield
        except CommitFailedException:
            for wish in wishes:
                wish.may_be_committed = False
            raise

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
