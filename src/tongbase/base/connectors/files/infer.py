"""Types of columns that come as text, and what a person should know of each.

What is not surely a number or a date stays text. Of a column of numbers with a few odd values among
them, the odd rows are set aside; of one with many, the whole column is text. Either is told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tongbase.base.connectors.files.codes import DIFFERING, names_a_code, names_a_day, shape_of
from tongbase.base.connectors.terms import NULL_WORDS, Remark, RemarkKind

LONG_DIGITS_MAX = 15
"""Longer numbers are codes (identity numbers, account numbers): arithmetic on them is a mistake."""
ODD_SHARE_MAX = 0.01
"""So many of the values may be odd in a column that is still one of numbers or moments."""
TOLD_SHARE_MIN = 0.5
"""A column of so many numbers that is text all the same should not surprise anybody."""
SEEN_MAX = 5
EXAMPLES_MAX = {RemarkKind.NOTHING: 5, RemarkKind.GROUPED: 1}
ODD = "odd"
_DAY = r"[12]\d{3}((-[01]?\d-|/[01]?\d/|\.[01]?\d\.)[0-3]?\d|年[01]?\d月[0-3]?\d日)"
_DIGITS_OF_A_DAY = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_KINDS = re.compile(
    r"(?P<boolean>[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])"
    r"|(?P<code>0\d+|-?[1-9]\d{15,})"
    r"|(?P<long>-?(0|[1-9]\d{0,14}))"
    r"|(?P<double>-?(0|[1-9]\d{0,14}|(?=\.))(\.0*\d{1,17})?([eE][-+]?\d{1,3})?)"
    r"|(?P<grouped>-?[1-9]\d{0,2}(,\d{3}){1,4}(?P<cents>\.\d{1,17})?)"
    rf"|(?P<date>{_DAY})"
    rf"|(?P<timestamp>{_DAY}[ T][0-2]?\d:[0-5]\d(:[0-5]\d(\.\d{{1,6}})?)?)"
)
_FAMILIES = (("boolean",), ("long", "double"), ("date", "timestamp"))
"""Types that stand together in one column, the widest last."""
_LIKE_A_CODE = re.compile(r"(?=.*[A-Za-z])(?=.*\d)[A-Za-z0-9._/-]+")

Judged = tuple[str, tuple[Remark, ...]]


@dataclass
class Tally:
    """What stands in a column: how many values of which kind, and a few of those that are odd."""

    kinds: Counter[str] = field(default_factory=Counter)
    nothing: Counter[str] = field(default_factory=Counter)
    shapes: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    grouped: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)
    days: int = 0

    def add(self, text: str, times: int) -> None:
        """Count a value that stands there so many times."""
        if text.lower() in NULL_WORDS:
            if text:
                self.nothing[text] += times
            return
        kind = _kind_of(text)
        if "," in text and kind != ODD:
            self.grouped[text] += times
        self.kinds[kind] += times
        if kind == ODD and len(self.odd) < SEEN_MAX:
            self.odd.append(text)
        elif kind == "long":
            self.days += times if _DIGITS_OF_A_DAY.fullmatch(text) else 0
            self.shapes[shape_of(text) or ""] += times
            if len(self.seen) < SEEN_MAX:
                self.seen.add(text)

    def join(self, other: "Tally") -> None:
        """Add what another file counted of the same column."""
        self.kinds += other.kinds
        self.nothing += other.nothing
        self.shapes += other.shapes
        self.seen |= other.seen
        self.days += other.days
        self.grouped += other.grouped
        self.odd = [*self.odd, *other.odd][:SEEN_MAX]


def tally_rows(rows: Iterable[Sequence[str | None]], width: int) -> tuple[Tally, ...]:
    """Count what stands in each column."""
    columns: Sequence[Sequence[str | None]] = list(zip(*rows, strict=True)) or [()] * width
    return tuple(map(_tally, columns))


def judge(name: str, heading: str, tally: Tally) -> Judged:
    """Return the Iceberg type of a column and what is to be told of it."""
    total = tally.kinds.total()
    family = max(_FAMILIES, key=lambda kinds: sum(tally.kinds[kind] for kind in kinds))
    fitting = sum(tally.kinds[kind] for kind in family)
    odd = Remark(RemarkKind.SET_ASIDE, name, total - fitting, total, tuple(tally.odd[:1]))
    if total and tally.days == total and names_a_day(heading):
        return "date", ()
    if _is_code(heading, tally):
        return "string", (Remark(RemarkKind.CODE, name),)
    if fitting < total and (fitting < total * (1 - ODD_SHARE_MAX) or _may_be_codes(tally)):
        surprises = fitting >= total * TOLD_SHARE_MIN and not names_a_code(heading)
        return "string", (replace(odd, kind=RemarkKind.TEXT),) if surprises else ()
    kind = next((kind for kind in reversed(family) if tally.kinds[kind]), "string")
    written = [*_written(RemarkKind.NOTHING, name, tally.nothing, total + tally.nothing.total())]
    written += _written(RemarkKind.GROUPED, name, tally.grouped, total)
    return kind, (*(written if fitting else ()), *([odd] if fitting < total else ()))


def _written(kind: RemarkKind, name: str, texts: Counter[str], of: int) -> Iterator[Remark]:
    if texts:
        words = tuple(text for text, _ in texts.most_common(EXAMPLES_MAX[kind]))
        yield Remark(kind, name, texts.total(), of, words)


def _kind_of(text: str) -> str:
    found = _KINDS.fullmatch(text)
    if found is None:
        return ODD
    if found["grouped"]:
        return "double" if found["cents"] else "long"
    return found.lastgroup or ODD


def _tally(column: Sequence[str | None]) -> Tally:
    tally = Tally()
    for value, times in Counter(column).items():
        if value is not None:
            tally.add(value.strip(), times)
    return tally


def _is_code(heading: str, tally: Tally) -> bool:
    """Digits alone that the heading calls a code, that begin with zeros, or have a code's form."""
    kinds = tally.kinds
    digits = kinds["long"] + kinds["code"]
    if not digits or digits < kinds.total():
        return False
    if kinds["code"] or names_a_code(heading):
        return True
    (shape, *others) = tally.shapes or ("",)
    return bool(shape) and not others and len(tally.seen) >= DIFFERING[shape]


def _may_be_codes(tally: Tally) -> bool:
    """Numbers of houses, plates and lots: 12 and 12A. A code among amounts would lose its zeros."""
    return bool(tally.kinds["code"]) or any(map(_LIKE_A_CODE.fullmatch, tally.odd))
