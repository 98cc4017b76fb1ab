"""How far the values of two columns overlap, told by sketches that reveal no value.

A sketch keeps the smallest keyed hashes of the values (bottom-k: Cohen, Kaplan, VLDB 2008); without
the secret nobody can try values against it. Hashes of one secret choose the same values on both
sides, so up to the hash to which both sketches are complete, they hold the same sample of either
column. Of the column with fewer values it is told how much the other has, too: a city's part of a
province's table is the usual duplicate, and all of it is there twice. The standard error is at most
1/(2√n) of n values compared; of fewer than k values on both sides it is told exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SKETCH_SIZE = 1024
HASH_MAX = 2**64 - 1
TELLING_SHARE = 0.5
"""A column in which every second value is another one tells rows apart, as a sex does not."""

Hashes = tuple[int, ...]


@dataclass(frozen=True)
class Sketch:
    """What is kept of a column: its smallest hashes, ascending, and how many values it has."""

    hashes: Hashes
    values: int
    different: int

    @property
    def is_telling(self) -> bool:
        """Say whether its values tell rows apart."""
        return self.values > 0 and self.different >= TELLING_SHARE * self.values

    @property
    def complete_to(self) -> int:
        """The hash up to which no value of the column is left out."""
        return HASH_MAX if self.different <= len(self.hashes) else self.hashes[-1]


@dataclass(frozen=True)
class Overlap:
    """How many of the values compared, those of the column with fewer, both columns have."""

    both: int
    compared: int

    @property
    def share(self) -> float:
        """The part that both have: 0 to 1, and 0 of nothing."""
        return self.both / self.compared if self.compared else 0.0


def overlap(one: Sketch, other: Sketch) -> Overlap:
    """Say how many values of the column that has fewer the other has, too."""
    few, many = sorted((one, other), key=lambda each: each.different)
    last = min(few.complete_to, many.complete_to)
    compared = {value for value in few.hashes if value <= last}
    return Overlap(len(compared & set(many.hashes)), len(compared))


def whole(parts: Sequence[Overlap]) -> float | None:
    """Take several columns together, each by how many of its values were compared."""
    compared = sum(part.compared for part in parts)
    return round(sum(part.both for part in parts) / compared, 4) if compared else None
