"""What happens in governance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class TableDescribed(Event):
    """A lake table was registered, or its columns changed."""

    name: ClassVar[str] = "govern.table.described"
    table: str
    title: str
    columns: int


@dataclass(frozen=True)
class RuleBound(Event):
    """A quality rule was bound to a table; ``subject`` is the table."""

    name: ClassVar[str] = "govern.rule.bound"
    code: str
    kind: str
    columns: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class RuleUnbound(Event):
    """A quality rule was taken from a table; ``subject`` is the table."""

    name: ClassVar[str] = "govern.rule.unbound"
    code: str


@dataclass(frozen=True)
class ColumnRenamed(Event):
    """A column was renamed; ``subject`` is the table."""

    name: ClassVar[str] = "govern.column.renamed"
    table: str
    column: str
    to: str


@dataclass(frozen=True)
class ColumnDropped(Event):
    """A column was dropped; ``subject`` is the table."""

    name: ClassVar[str] = "govern.column.dropped"
    table: str
    column: str
    reason: str


@dataclass(frozen=True)
class ColumnCommented(Event):
    """It was said what a column means; ``subject`` is the table."""

    name: ClassVar[str] = "govern.column.commented"
    table: str
    column: str
    comment: str


@dataclass(frozen=True)
class TableChecked(Event):
    """Rows were checked; ``subject`` is the table, ``bad`` counts by rule.

    ``let_go`` counts the rows that earlier landings had set aside and this one judged anew.
    """

    name: ClassVar[str] = "govern.table.checked"
    stage: str
    run: str
    rows: int
    set_aside: int
    let_go: int
    bad: Mapping[str, int]
    score: float | None


@dataclass(frozen=True)
class QuarantineRevealed(Event):
    """Rows set aside were read without masks; ``subject`` is the table. Values are never told."""

    name: ClassVar[str] = "govern.quarantine.revealed"
    table: str
    rows: int
    page: int
    run: str
    reason: str


@dataclass(frozen=True)
class EntryDrafted(Event):
    """A catalogue entry was compiled from a table (反编目); ``subject`` is the table."""

    name: ClassVar[str] = "govern.entry.drafted"
    entry: str
    items: int


@dataclass(frozen=True)
class UpkeepOrdered(Event):
    """The upkeep of a table was ordered; ``subject`` is the table."""

    name: ClassVar[str] = "govern.upkeep.ordered"
    job: str


@dataclass(frozen=True)
class TableKept(Event):
    """A table was compacted and its old snapshots were let go; ``subject`` is the table."""

    name: ClassVar[str] = "govern.table.kept"
    files_written: int
    files_removed: int
    snapshots_removed: int


@dataclass(frozen=True)
class ElementBound(Event):
    """A column was bound to a data element (落标); ``subject`` is the table."""

    name: ClassVar[str] = "govern.element.bound"
    column: str
    element: str
    confidence: float | None


@dataclass(frozen=True)
class ElementReleased(Event):
    """A column is no longer bound to a data element; ``subject`` is the table."""

    name: ClassVar[str] = "govern.element.released"
    column: str
    element: str


@dataclass(frozen=True)
class ViolationsOrdered(Event):
    """What breaks the standards of a table is to be listed; ``subject`` is the table."""

    name: ClassVar[str] = "govern.violations.ordered"
    job: str


@dataclass(frozen=True)
class ViolationsListed(Event):
    """What breaks the standards of a table was listed; ``subject`` is the table."""

    name: ClassVar[str] = "govern.violations.listed"
    run: str
    rows: int
    total: int


@dataclass(frozen=True)
class OverlapsOrdered(Event):
    """The values behind duplicate collections are to be compared."""

    name: ClassVar[str] = "govern.overlaps.ordered"
    job: str
