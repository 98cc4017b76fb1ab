"""Duplicate collection (重复采集): two departments that gather the same data."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class DuplicateState(StrEnum):
    """Where a case stands: found by comparing, then decided by the bureau."""

    FOUND = "found"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True)
class Portrait:
    """What is compared of an entry: reduced names alone.

    ``tokens`` are its items, each by its standard element or its reduced name; ``regions`` the
    divisions from the highest down to its own.
    """

    id: str
    provider: str
    regions: tuple[str, ...]
    name: str
    system: str
    tokens: frozenset[str]


@dataclass(frozen=True)
class Likeness:
    """How far two entries are alike, each from 0 to 1.

    ``items`` and ``name`` are Jaccard coefficients, of the items and of the name's pairs of signs.
    ``sampled`` is the measured overlap of the keys of their tables: what part of the table with
    fewer values is in the other, too; None where nobody measured.
    """

    items: float
    name: float
    same_system: bool
    sampled: float | None = None


class Degree(StrEnum):
    """How alike two entries are, in a word."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Overlap:
    """How many items two entries share, of as many as either has; whether they bear one name."""

    shared: int
    fewest: int
    most: int
    same_name: bool


@dataclass(frozen=True)
class Pair:
    """Two entries that are alike; the ids in their order.

    ``by_meaning``: they were compared because their names mean nearly the same, not because of
    their items; what decides is the likeness all the same.
    """

    first: str
    second: str
    likeness: Likeness
    score: float
    by_meaning: bool = False


@dataclass(frozen=True)
class ItemOverlap:
    """How much of the side with fewer values is on the other, 0 to 1, and of how many it is told.

    ``decides``: its values tell rows apart, so the whole overlap is reckoned from such items alone.
    """

    item: str
    overlap: float
    sampled: int
    decides: bool


@dataclass(frozen=True)
class SharedItem:
    """An item that both entries have: how each calls it, and in which field each keeps it."""

    first: tuple[str, str]
    second: tuple[str, str]
    is_key: bool


@dataclass(frozen=True)
class Comparable:
    """An undecided case whose entries both stand for lake tables, each a namespace and a name."""

    id: str
    first: tuple[tuple[str, str], ...]
    second: tuple[tuple[str, str], ...]
    items: tuple[SharedItem, ...]


DEGREE_LABELS: dict[Degree, Label] = {
    Degree.HIGH: Label("高", "High"),
    Degree.MEDIUM: Label("中", "Medium"),
    Degree.LOW: Label("低", "Low"),
}
DUPLICATE_STATE_LABELS: dict[DuplicateState, Label] = {
    DuplicateState.FOUND: Label("待认定", "To be decided"),
    DuplicateState.CONFIRMED: Label("已认定", "Confirmed"),
    DuplicateState.DISMISSED: Label("不重复", "Dismissed"),
}
