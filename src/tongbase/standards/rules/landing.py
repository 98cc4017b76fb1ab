"""Which data element does a column hold? Suggested from what is said of it, and from its values.

Each piece of evidence has a weight; weights that speak for an element are joined as chances that do
not depend on each other, ``1 - (1 - a)(1 - b)``, and values that speak against it divide what is
left. Values are weighed by the rows that hold them: one stray value is one row. The weights are the
house's own: no standard gives any.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tongbase.standards.rules.checksums import CheckKind, check
from tongbase.standards.rules.element_rules import length_limits
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.landing import ColumnClue, ElementSuggestion

CONFIDENCE_MIN = 0.3
SUGGESTIONS_MAX = 5
VALUES_TELLING_MIN = 5
"""So many distinct values say something of a list or a checksum by themselves."""
LISTED_TELLING_MIN, SIGNS_TELLING_MIN = 100, 4
"""A list of so many codes is told by values of so many signs; 1 and 2 stand in many lists."""
RATE_GOOD, RATE_BAD = 0.95, 0.6
AGAINST_CODES, AGAINST_CHECKSUM, AGAINST_LENGTH = 0.4, 0.25, 0.6
Codes = Mapping[str, frozenset[str]]
NAMED = {"citizen_id", "uscc", "org_code", "bank_card", "business_reg", "plate", "email"}
"""Checksums that hardly any other number fits."""
VALUES_TELL, VALUES_TELL_OF_MANY = 0.7, 0.5
"""Values that pass a checksum speak for its general element (公民身份号码) more than for those of
somebody (监护人公民身份号码), unless a name does."""


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for an element (``weight`` above 0) or against it (below)."""

    weight: float
    told: Label


@dataclass(frozen=True)
class Fitting:
    """So many of the rows that were looked at and have a value fit what an element asks."""

    rows: int
    of: int

    @property
    def rate(self) -> float:
        """Return the share of rows that fit."""
        return self.rows / self.of

    def weigh(self, good: float, middling: float, bad: float) -> float:
        """Choose a weight by the rate."""
        return good if self.rate >= RATE_GOOD else bad if self.rate < RATE_BAD else middling

    def told(self, zh: str, en: str) -> Label:
        """Tell it in rows: a percentage would round 398 of 400 to all."""
        return Label(
            f"抽查 {self.of} 行,{self.rows} 行{zh}",
            f"Of {self.of} rows looked at, {self.rows} {en}",
        )


@dataclass(frozen=True)
class General:
    """The elements that values speak for if nothing else does: one of each checksum and list."""

    of_checksums: frozenset[str]
    of_lists: frozenset[str]


def suggest_elements(
    clue: ColumnClue, elements: Iterable[ElementContent], codes: Codes, *, today: date
) -> list[ElementSuggestion]:
    """Suggest elements for a column, the surest first; ``codes`` are those of each list."""
    known = tuple(elements)
    general = General(_general_elements(known), _general_of_lists(known))
    found = [
        suggestion
        for element in known
        if (suggestion := _judged(clue, element, codes, today, general)) is not None
    ]
    return sorted(found, key=_surest_first)[:SUGGESTIONS_MAX]


def _surest_first(each: ElementSuggestion) -> tuple[float, int, str]:
    """Of two that are as sure, the shorter name is the more general one."""
    return -each.confidence, len(each.name_zh), each.code


def _general_elements(elements: Sequence[ElementContent]) -> frozenset[str]:
    """Of each checksum, return the element that is called after it, or has the shortest name."""
    general: dict[str, str] = {}
    for element in sorted(elements, key=_most_general_first):
        general.setdefault(element.checksum, element.code)
    return frozenset(general.values())


def _general_of_lists(elements: Sequence[ElementContent]) -> frozenset[str]:
    """Of each code list, return the element that is called a code and has the shortest name."""
    general: dict[str, str] = {}
    for element in sorted(elements, key=lambda each: (len(each.name_zh), each.code)):
        if element.name_zh.endswith("代码") and element.code_list:
            general.setdefault(element.code_list, element.code)
    return frozenset(general.values())


def _most_general_first(element: ElementContent) -> tuple[bool, int, str]:
    named = _key(element.checksum) in map(_key, element.synonyms)
    return not named, len(element.name_zh), element.code


def _judged(
    clue: ColumnClue,
    element: ElementContent,
    codes: Codes,
    today: date,
    general: General,
) -> ElementSuggestion | None:
    said = [*_by_name(clue, element), *_by_list(clue, element)]
    is_meant = any(each.weight > 0 for each in said)
    tells_of_list = element.code in general.of_lists and _is_listed(
        clue, codes.get(element.code_list)
    )
    if not is_meant and not _is_telling(clue, element) and not tells_of_list:
        return None
    tells = VALUES_TELL if is_meant or element.code in general.of_checksums else VALUES_TELL_OF_MANY
    evidence = [*said, *_by_values(clue, element, codes, today, tells)]
    doubt = 1.0
    for each in evidence:
        if each.weight > 0:
            doubt *= 1 - each.weight
    confidence = 1 - doubt
    for each in evidence:
        if each.weight < 0:
            confidence *= -each.weight
    if confidence < CONFIDENCE_MIN:
        return None
    reasons = tuple(each.told for each in evidence)
    return ElementSuggestion(element.code, element.name_zh, round(confidence, 2), reasons)


def _is_telling(clue: ColumnClue, element: ElementContent) -> bool:
    """Say whether values alone may suggest an element that nothing in the names does."""
    return element.checksum in NAMED and len(clue.values) >= VALUES_TELLING_MIN


def _is_listed(clue: ColumnClue, codes: Collection[str] | None) -> bool:
    """Say whether values alone may name a list: one of many codes, of so many signs."""
    enough = len(codes or ()) >= LISTED_TELLING_MIN and len(clue.values) >= VALUES_TELLING_MIN
    return enough and all(len(value) >= SIGNS_TELLING_MIN for value in clue.values)


def _by_name(clue: ColumnClue, element: ElementContent) -> Iterator[Evidence]:
    yield from _by_title(clue, element)
    name, zh = _key(clue.name), _key(element.name_zh)
    synonyms = {_key(word): word for word in element.synonyms}
    if name and name == zh:
        yield Evidence(0.8, Label("字段名与数据元名称相同", "Its name is the element's"))
    elif name in synonyms:
        told = synonyms[name]
        yield Evidence(0.65, Label(f"字段名是同义词“{told}”", f"Its name is the synonym {told}"))
    elif name and name == _key(element.name_en):
        yield Evidence(0.65, Label("字段名与英文名称相同", "Its name is the English name"))
    elif len(name) > 1 and name == _key(element.initials):
        yield Evidence(0.5, Label("字段名与拼音首字母相同", "Its name are the initials"))
    elif not clue.title and not name.isascii() and _are_alike(name, zh):
        yield Evidence(0.4, Label("字段名与数据元名称相近", "Its name is like the element's"))


def _by_title(clue: ColumnClue, element: ElementContent) -> Iterator[Evidence]:
    title, zh = _key(clue.title), _key(element.name_zh)
    synonyms = {_key(word): word for word in element.synonyms}
    if title and title == zh:
        yield Evidence(0.8, Label("中文名与数据元名称相同", "Its title is the element's name"))
    elif title in synonyms:
        told = synonyms[title]
        yield Evidence(0.7, Label(f"中文名是同义词“{told}”", f"Its title is the synonym {told}"))
    elif _are_alike(title, zh):
        yield Evidence(0.4, Label("中文名与数据元名称相近", "Its title is like the name"))


def _are_alike(one: str, other: str) -> bool:
    """Say whether one name, of two signs at least, stands in the other."""
    return len(one) > 1 and len(other) > 1 and (one in other or other in one)


def _by_list(clue: ColumnClue, element: ElementContent) -> Iterator[Evidence]:
    """The list alone may be that of several elements; another list speaks against one."""
    if not clue.code_list or not element.code_list:
        return
    if clue.code_list == element.code_list:
        yield Evidence(0.5, Label("代码集与数据元相同", "It names the element's code list"))
    else:
        yield Evidence(-AGAINST_CODES, Label("代码集与数据元不同", "It names another code list"))


def _by_values(
    clue: ColumnClue, element: ElementContent, codes: Codes, today: date, tells: float
) -> Iterator[Evidence]:
    if not clue.values:
        return
    if element.checksum:
        kind = CheckKind(element.checksum)
        passed = _rows(clue, lambda value: check(kind, value, today=today).ok)
        weight = passed.weigh(tells, 0.2, -AGAINST_CHECKSUM)
        yield Evidence(weight, passed.told("通过校验", "pass the checksum"))
    known = codes.get(element.code_list)
    if element.code_list and known:
        listed = _rows(clue, known.__contains__)
        weight = listed.weigh(0.5, 0.1, -AGAINST_CODES)
        yield Evidence(weight, listed.told("的值在代码集中", "are in the code list"))
    low, high = length_limits(element)
    if high is not None and clue.type == "string":
        fitting = _rows(clue, lambda value: (low or 0) <= len(value) <= high)
        if fitting.rate < RATE_GOOD:
            yield Evidence(-AGAINST_LENGTH, fitting.told("符合长度", "fit the length"))


def _rows(clue: ColumnClue, fits: Callable[[str], bool]) -> Fitting:
    rows = sum(count for value, count in clue.values.items() if fits(value))
    return Fitting(rows, sum(clue.values.values()))


@lru_cache(20_000)
def _key(text: str) -> str:
    """Reduce a name to what counts: one width, one case, letters and digits alone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", plain)
