"""Facets as words of the index: a filter is one more word that must stand there.

So a search for a common word in a small region touches the few matches, not the many.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from tongbase.catalogue.terms.searching import Filters
from tongbase.kernel.chinese import quoted

# Which field of an entry each filter looks at. No word that people type begins with MARK.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "share_type": "share_type",
        "update_cycle": "update_cycle",
        "provider": "provider_code",
        "region": "region_code",
        "classify": "classify_code",
    }
)
MARK = "#"
BY_BEGINNING = frozenset({"classify"})


def facet_words(values: Mapping[str, str | None]) -> str:
    """Write an entry's values of all facets as lexemes of a ``tsvector``, without places."""
    return " ".join(_word(facet, value) for facet, value in values.items() if value)


def filtered(asked: str, filters: Filters) -> str:
    """Narrow a ``tsquery`` down to what the filters keep."""
    return " & ".join((f"({asked})", *_conditions(filters)))


def _conditions(filters: Filters) -> Iterator[str]:
    for facet in FIELDS:
        chosen: Sequence[str] = getattr(filters, facet)
        if chosen:
            yield f"({' | '.join(_wanted(facet, chosen))})"


def _wanted(facet: str, chosen: Iterable[str]) -> Iterator[str]:
    ending = ":*" if facet in BY_BEGINNING else ""
    return (_word(facet, value) + ending for value in chosen)


def _word(facet: str, value: str) -> str:
    return quoted(f"{MARK}{facet}:{value}")
