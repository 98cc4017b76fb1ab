"""How far the values of two columns overlap, told by sketches that reveal no value.

A sketch keeps the smallest keyed hashes of the values (bottom-k: Cohen, Kaplan, VLDB 2008); without
the secret nobody can try values against it. Hashes of one secret choose the same values on both
sides, so two sketches estimate the Jaccard coefficient with a standard error of about 1/√k; of
fewer than k values they tell it exactly.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

SKETCH_SIZE = 1024
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


@dataclass(frozen=True)
class Overlap:
    """How many of the different values that were compared both columns have."""

    both: int
    compared: int

    @property
    def share(self) -> float:
        """The part that both have: 0 to 1, and 0 of nothing."""
        return self.both / self.compared if self.compared else 0.0


def overlap(one: Hashes, other: Hashes, *, size: int = SKETCH_SIZE) -> Overlap:
    """Compare two columns by the smallest hashes of both together."""
    smallest = heapq.nsmallest(size, set(one) | set(other))
    both = set(one) & set(other)
    return Overlap(sum(value in both for value in smallest), len(smallest))


def whole(parts: Sequence[Overlap]) -> float | None:
    """Take several columns together, each by how many of its values were compared."""
    compared = sum(part.compared for part in parts)
    return round(sum(part.both for part in parts) / compared, 4) if compared else None
