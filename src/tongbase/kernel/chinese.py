"""Chinese text for searching: cut into words, written as a ``tsvector``, marked in the original."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add
from types import ModuleType
from typing import NamedTuple

POSITION_MAX = 16383  # of a tsvector
TOKEN_CHARACTERS_MAX = 200
TOKENS_MAX = 20_000
SHORT_CHARACTERS = 40
SHORT_TEXTS_KEPT = 20_000  # some 10 MB

SNIPPET_CHARACTERS = 120
SNIPPET_LEAD_CHARACTERS = 20
GOES_ON = "…"

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Marked:
    """A text and the places in it that were searched for, in characters."""

    text: str
    marks: Marks


class Vector(NamedTuple):
    """The literal of a ``tsvector``, and how many places its words take."""

    text: str
    places: int


EMPTY = Vector("", 0)


def words(text: str) -> list[str]:
    """Cut a text into words, the parts of long words beside the whole, in one width and case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _words_among(_cutter().cut_for_search(plain), plain)


def whole_words(text: str) -> list[str]:
    """Cut a text into words without the parts of long words.

    In a question the parts add nothing: where the whole stands, the index has its parts too.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _words_among(_cutter().cut(plain), plain)


@cache
def _cutter() -> ModuleType:
    """Load the dictionary for whoever cuts words; it takes 32 MB."""
    import rjieba  # noqa: PLC0415

    return rjieba


def vector(*parts: tuple[str, Iterable[str]]) -> str:
    """Write texts as the literal of a ``tsvector``: pairs of a weight (A to D) and texts."""
    return continued(EMPTY, *parts).text


def continued(begun: Vector, *parts: tuple[str, Iterable[str]]) -> Vector:
    """Write more texts behind those that a vector holds already."""
    added = _lexemes(parts, begun.places)
    held = (begun.text, *added) if begun.text else added
    return Vector(" ".join(held), begun.places + len(added))


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
    """Cut a long text around the first wanted word; an ellipsis says where it goes on."""
    found = marks(text, wanted)
    start = max(found[0][0] - SNIPPET_LEAD_CHARACTERS, 0) if found else 0
    if start + SNIPPET_CHARACTERS >= len(text):
        start = max(len(text) - SNIPPET_CHARACTERS, 0)
    end = start + SNIPPET_CHARACTERS
    shown = f"{GOES_ON * (start > 0)}{text[start:end]}{GOES_ON * (end < len(text))}"
    return marked(shown, wanted)


def quoted(token: str) -> str:
    """Write a word as a quoted lexeme of ``tsvector`` and ``tsquery``."""
    if "'" in token or "\\" in token:
        token = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{token}'"


def _lexemes(parts: Iterable[tuple[str, Iterable[str]]], before: int) -> Sequence[str]:
    lexemes: list[str] = []
    for weight, texts in parts:
        endings = _endings(weight)
        for text in texts:
            if not text:
                continue
            cut = _short(text) if len(text) <= SHORT_CHARACTERS else _quoted_words(text)
            place = before + len(lexemes)
            lexemes += map(add, cut, endings[place : place + len(cut)])
    return lexemes


@cache
def _endings(weight: str) -> Sequence[str]:
    """Write once what follows the words of a vector, place by place: an import needs millions."""
    return tuple(f":{min(place, POSITION_MAX)}{weight}" for place in range(1, TOKENS_MAX + 1))


@lru_cache(SHORT_TEXTS_KEPT)
def _short(text: str) -> tuple[str, ...]:
    """Cut a name, which many entries and items bear."""
    return _quoted_words(text)


def _quoted_words(text: str) -> tuple[str, ...]:
    found = words(text)
    whole = "".join(found)
    if "'" in whole or "\\" in whole:
        return tuple(map(quoted, found))
    return tuple([f"'{token}'" for token in found])  # the usual case, in bulk


def _words_among(tokens: Sequence[str], plain: str) -> list[str]:
    if len(plain) > TOKEN_CHARACTERS_MAX:
        tokens = [token for token in tokens if len(token) <= TOKEN_CHARACTERS_MAX]
    return [token for token in tokens if token.isalnum() or _is_word(token)]


def _is_word(token: str) -> bool:
    return any(sign.isalnum() for sign in token)


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
