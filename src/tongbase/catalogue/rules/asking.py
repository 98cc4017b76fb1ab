"""What a person types, as ``tsquery``: all words, their synonyms, the last one as a prefix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongbase.kernel.chinese import quoted, whole_words, words

ASKED_CHARACTERS_MAX = 100
WORDS_MAX = 16

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Question:
    """A search, as queries to be tried in turn until one finds something.

    ``strict`` want every word, ``loose`` any of them; ``words`` are to be marked.
    """

    text: str
    strict: tuple[str, ...]
    loose: str
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing searchable was typed."""
        return not self.words

    @property
    def is_unsearchable(self) -> bool:
        """Say whether something was typed and no word stands in it."""
        return self.is_empty and bool(self.text)


@dataclass(frozen=True)
class _Piece:
    """A stretch of the question and the ways in which it may be written."""

    ways: tuple[tuple[str, ...], ...]


def cleaned(text: str) -> str:
    """Take what people type: no control characters, nothing around it, not too long."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return shown.strip()[:ASKED_CHARACTERS_MAX]


def parse_question(text: str, synonyms: Pairs = ()) -> Question:
    """Read a search as people type it; no input is wrong, punctuation and quotes mean nothing."""
    asked = cleaned(text)
    pieces = [piece for chunk in asked.split() for piece in _pieces(chunk, tuple(synonyms))]
    pieces = pieces[:WORDS_MAX]
    if not pieces:
        return Question(asked, (), "", ())
    prefix = " & ".join(_written(p, prefix=p is pieces[-1]) for p in pieces)
    exact = " & ".join(_written(p, prefix=False) for p in pieces)
    strict = (prefix,) if _is_half_typed(pieces[-1]) else (exact, prefix)
    whole = dict.fromkeys(word for piece in pieces for way in piece.ways for word in way)
    found = tuple(dict.fromkeys(part for word in whole for part in (word, *words(word))))
    # A single sign such as 的 stands in every text: alone it finds nothing that was meant.
    telling = [word for word in found if len(word) > 1] or found
    return Question(asked, strict, " | ".join(map(quoted, telling)), found)


def _is_half_typed(last: _Piece) -> bool:
    """Say whether the last word looks like the beginning of one: a single sign, or Latin letters.

    Other words are tried as they stand first: to follow a beginning through the index costs more.
    """
    return any(len(way[-1]) == 1 or way[-1].isascii() for way in last.ways)


def _pieces(chunk: str, synonyms: Sequence[tuple[str, str]]) -> list[_Piece]:
    """Cut a chunk at the first synonym in it, what is left and right of it word by word."""
    for term, others in _both_ways(synonyms):
        left, found, right = chunk.partition(term)
        if found:
            ways = tuple(way for one in (term, *others) if (way := tuple(whole_words(one))))
            middle = [_Piece(ways)] if ways else []
            return [*_pieces(left, synonyms), *middle, *_pieces(right, synonyms)]
    return [_Piece(((word,),)) for word in whole_words(chunk)]


def _both_ways(synonyms: Sequence[tuple[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Map each term to all its synonyms, the longest terms first."""
    same: dict[str, list[str]] = {}
    for term, means in synonyms:
        same.setdefault(term, []).append(means)
        same.setdefault(means, []).append(term)
    return [(term, tuple(same[term])) for term in sorted(same, key=len, reverse=True) if term]


def _written(piece: _Piece, *, prefix: bool) -> str:
    ways = [_way(way, prefix=prefix) for way in piece.ways]
    return ways[0] if len(ways) == 1 else "(" + " | ".join(ways) + ")"


def _way(way: tuple[str, ...], *, prefix: bool) -> str:
    lexemes = [quoted(word) for word in way]
    if prefix:
        lexemes[-1] += ":*"
    return lexemes[0] if len(lexemes) == 1 else "(" + " & ".join(lexemes) + ")"
