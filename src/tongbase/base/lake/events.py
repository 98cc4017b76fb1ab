"""What happens to the lake's catalogue by other engines' hands. Subjects are names with dots.

What the house itself does with its tables is told by the floors that do it.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class NamespaceCreated(Event):
    """A namespace was made."""

    name: ClassVar[str] = "lake.namespace.created"


@dataclass(frozen=True)
class NamespaceChanged(Event):
    """Properties of a namespace were set or removed, by name."""

    name: ClassVar[str] = "lake.namespace.changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class NamespaceDropped(Event):
    """An empty namespace is no more."""

    name: ClassVar[str] = "lake.namespace.dropped"


@dataclass(frozen=True)
class TableCreated(Event):
    """A table was made; its files lie at ``location``."""

    name: ClassVar[str] = "lake.table.created"
    location: str


@dataclass(frozen=True)
class TableRegistered(Event):
    """A table was taken in by its metadata file."""

    name: ClassVar[str] = "lake.table.registered"
    metadata: str


@dataclass(frozen=True)
class TableCommitted(Event):
    """A table was changed: by which of Iceberg's updates, and to which snapshot if it has any."""

    name: ClassVar[str] = "lake.table.committed"
    updates: tuple[str, ...]
    snapshot: int | None


@dataclass(frozen=True)
class TableRenamed(Event):
    """A table has another name; ``subject`` is the old one."""

    name: ClassVar[str] = "lake.table.renamed"
    into: str


@dataclass(frozen=True)
class TableDropped(Event):
    """A table is no more; ``purged`` says that its files went with it."""

    name: ClassVar[str] = "lake.table.dropped"
    purged: bool
