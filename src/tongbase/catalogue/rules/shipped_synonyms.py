"""The pairs that the house ships, as the lines of their file write them."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from tongbase.catalogue.terms.synonyms import SynonymKind


class Shipped(NamedTuple):
    """A pair, and what its first word is to the second."""

    term: str
    means: str
    kind: SynonymKind


def read_shipped(text: str) -> Iterator[Shipped]:
    """Read the lines of the file."""
    for line in csv.DictReader(text.splitlines()):
        yield Shipped(line["term"], line["means"], SynonymKind(line["kind"]))
