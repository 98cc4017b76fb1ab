"""Names by pairs of characters: what is left to go by where no word of a question stands.

A question that is cut into words otherwise than the name (号牌 in 机动车号牌), or with a sign
mistyped, shares no word with it but most of its pairs. The pairs of a name are words of the index
``name_search`` beside the others, so they are written with the name.
"""

import math
from collections.abc import Iterable, Mapping

from tongbase.catalogue.rules.names import normalise

MARK = "~"
"""No word that people type begins with it."""
SHARED_MIN = 0.5
"""Of a question's pairs, so many stand in a name that is near."""
COMMON = 0.1
"""A pair that stands in so many of all names finds nothing that was meant."""


def pairs_of(text: str) -> tuple[str, ...]:
    """Return the pairs of neighbouring characters of a text, each once; a single one is itself."""
    plain = normalise(text)
    if len(plain) < 2:
        return (plain,) if plain else ()
    return tuple(dict.fromkeys(plain[at : at + 2] for at in range(len(plain) - 1)))


def gram_words(name: str) -> str:
    """Write the pairs of a name as lexemes of a ``tsvector``, without places.

    A reduced name has letters and digits alone: nothing in it needs care in quotes.
    """
    pairs = pairs_of(name)
    return f"'{MARK}" + f"' '{MARK}".join(pairs) + "'" if pairs else ""


def shared_min(pairs: int) -> int:
    """Return how many of a question's pairs a near name shares at least."""
    return max(1, math.floor(pairs * SHARED_MIN))


def telling(pairs: Iterable[str], frequency: Mapping[str, float]) -> tuple[str, ...]:
    """Choose the rarest pairs, enough to meet every name that shares as many as it must.

    Whatever shares ``k`` of ``n`` pairs has one of any ``n - k + 1`` of them.
    """
    rarest = sorted(pairs, key=lambda pair: frequency.get(pair, 0.0))
    enough = rarest[: len(rarest) - shared_min(len(rarest)) + 1]
    return tuple(pair for pair in enough if frequency.get(pair, 0.0) < COMMON)


def any_of(pairs: Iterable[str]) -> str:
    """Write a ``tsquery`` for names that have one of the pairs."""
    return " | ".join(f"'{MARK}{pair}'" for pair in pairs)
