"""What searches see of an entry: its words by weight, its facets, the pairs of its name.

Cutting words is the dear part and needs nothing but what the entry says, so it comes first; whose
the entry is and its facets are put to it once they are known.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from tongbase.catalogue.rules.grams import gram_words
from tongbase.kernel.chinese import EMPTY, Vector, continued


class Named(Protocol):
    """An item, as far as searches see it."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def name_en(self) -> str:
        """What it is called in English."""

    @property
    def field_name(self) -> str:
        """The physical column it is filled from."""

    @property
    def description(self) -> str:
        """What it means."""


class Cut(NamedTuple):
    """The words of an entry: of all that it says, of its name alone, the pairs of the name."""

    said: Vector
    name: str
    pairs: str


def cut_up(name: str, res_code: str | None, abstract: str, items: Iterable[Named]) -> Cut:
    """Cut what an entry says into words: its name weighs most (A), then its items, its abstract."""
    called = continued(EMPTY, ("A", (f"{name} {res_code or ''}",)))
    told = [
        text
        for item in items
        for text in (item.name, item.name_en, item.field_name, item.description)
    ]
    said = continued(called, ("B", told), ("C", (abstract,)))
    return Cut(said, called.text, gram_words(name))


def searched(cut: Cut, provider_name: str, facets: str) -> tuple[str, str]:
    """Write what searches see: all of an entry; and its name alone, also by pairs."""
    whole = continued(cut.said, ("D", (provider_name,))).text
    return f"{whole} {facets}", f"{cut.name} {facets} {cut.pairs}"
