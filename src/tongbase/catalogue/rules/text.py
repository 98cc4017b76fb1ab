"""Chinese text for searching: cut into words, written as a ``tsvector``, marked in the original."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType

from tongbase.catalogue.terms.searching import Marked, Marks

POSITION_MAX = 16383  # of a tsvector
TOKEN_CHARACTERS_MAX = 200
TOKENS_MAX = 20_000

SNIPPET_CHARACTERS = 120
SNIPPET_LEAD_CHARACTERS = 20


def words(text: str) -> list[str]:
    """Cut a text into words, the parts of long words beside the whole, in one width and case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [token for token in _cutter().cut_for_search(plain) if _is_word(token)]


def whole_words(text: str) -> list[str]:
    """Cut a text into words without the parts of long words.

    In a question the parts add nothing: where the whole stands, the index has its parts too.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [token for token in _cutter().cut(plain) if _is_word(token)]


@cache
def _cutter() -> ModuleType:
    """Load the dictionary for whoever cuts words; it takes 32 MB."""
    import rjieba  # noqa: PLC0415

    return rjieba


def vector(*parts: tuple[str, str]) -> str:
    """Write texts as the literal of a ``tsvector``: pairs of a weight (A to D) and a text."""
    return " ".join(_lexemes(parts))


def marks(text: str, wanted: Sequence[str]) -> Marks:
    """Find where words stand in a text: pairs of start and end, in characters, ascending.

    Overlapping and touching places become one.
    """
    plain = text.casefold()
    if len(plain) != len(text):  # a few signs grow when their case is folded
        plain = text
    places = {place for word in wanted if word in plain for place in _places(plain, word)}
    return tuple(_joined(sorted(places)))


def marked(text: str, wanted: Sequence[str]) -> Marked:
    """Return a text with the places of the wanted words."""
    return Marked(text, marks(text, wanted))


def snippet(text: str, wanted: Sequence[str]) -> Marked:
    """Cut a long text around the first wanted word."""
    found = marks(text, wanted)
    start = max(found[0][0] - SNIPPET_LEAD_CHARACTERS, 0) if found else 0
    if start + SNIPPET_CHARACTERS >= len(text):
        start = max(len(text) - SNIPPET_CHARACTERS, 0)
    return marked(text[start : start + SNIPPET_CHARACTERS], wanted)


def quoted(token: str) -> str:
    """Write a word as a quoted lexeme of ``tsvector`` and ``tsquery``."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _lexemes(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    place = 0
    for weight, text in parts:
        for token in words(text):
            place += 1
            if place > TOKENS_MAX:
                return
            yield f"{quoted(token)}:{min(place, POSITION_MAX)}{weight}"


def _is_word(token: str) -> bool:
    return 0 < len(token) <= TOKEN_CHARACTERS_MAX and any(sign.isalnum() for sign in token)


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + 1)


def _joined(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for start, end in places:
        if held is not None and start <= held[1]:
            held = (held[0], max(held[1], end))
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held
