"""Finding duplicate collection: which entries are compared, and how alike two of them are.

Comparing all pairs of 150,000 entries is out of the question. Two entries that share half of their
items share one of the rarest few of either (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE
2006), so an index of these alone proposes every such pair. An item that very many have proposes
nothing, and two or three items tell little: there the same name and the same source system propose,
and names that mean nearly the same, which come from outside and are judged as the others are. Two
of one name are a case however few items they share; so are two of which one has all items of the
other, which its rarest item proposes to whatever has it. Only
departments of one division, or of a division and one that it lies in, collect the same thing: two
counties with the same form do not.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tongbase.catalogue.terms.duplicates import Likeness, Pair, Portrait

ITEMS_ALIKE_MIN = 0.5
SCORE_MIN = 0.6
POSTINGS_MAX = 200
"""What so many entries of one division have in common tells nothing about any two of them."""
OF_ITEMS, OF_NAME, OF_SYSTEM = 0.6, 0.3, 0.1
OF_SAMPLE = 0.5
"""How much a measured overlap of keys counts beside all that is said in words."""
SUBSET_ITEMS_MIN = 5
"""So many items, all of them in another entry, are no chance: a person's first four are."""
ITEMS_COMPARED_MIN = 3
"""Entries with fewer items are compared where their name or their system is the same."""

Mark = Hashable
"""What proposes an entry to others that have it too: an item, a name, a system, two of these."""
Index = Mapping[tuple[str, Mark], Sequence[int]]


def find_pairs(portraits: Sequence[Portrait]) -> Iterator[Pair]:
    """Compare entries of different departments and return those that are alike."""
    marks = [
        (*(("item", token) for token in prefix), *_names(one))
        for one, prefix in zip(portraits, _prefixes(portraits), strict=True)
    ]
    index = _index(portraits, marks)
    wider = _wider(portraits)
    seen = set[tuple[str, str]]()
    for place, one in enumerate(portraits):
        near = _candidates(portraits, index, marks[place], place) | wider[place]
        for other in sorted(near):
            pair = compared(one, portraits[other])
            if pair is not None and (pair.first, pair.second) not in seen:
                seen.add((pair.first, pair.second))
                yield pair


def find_pairs_near(
    portraits: Sequence[Portrait], near: Iterable[tuple[str, str]], found: Iterable[Pair]
) -> Iterator[Pair]:
    """Compare entries whose names mean nearly the same, unless their items led there already."""
    by_id = {one.id: one for one in portraits}
    seen = {(pair.first, pair.second) for pair in found}
    for first, second in dict.fromkeys(_in_order(*pair) for pair in near):
        if (first, second) not in seen:
            pair = compared(by_id[first], by_id[second])
            if pair is not None:
                yield replace(pair, by_meaning=True)


def by_division(portraits: Sequence[Portrait]) -> Iterator[tuple[list[str], list[str]]]:
    """Group ids by division: each beside those with which its entries may be one collection."""
    places: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in portraits:
        places[one.regions].append(one.id)
    for regions, own in places.items():
        above = [regions[:depth] for depth in range(1, len(regions))]
        yield own, [*own, *(each for place in above for each in places.get(place, ()))]


def compared(one: Portrait, other: Portrait) -> Pair | None:
    """Compare two entries; None if they are not alike enough to bother anybody."""
    is_case = is_same_name(one, other) or is_contained(one, other)
    if jaccard(one.tokens, other.tokens) < ITEMS_ALIKE_MIN and not is_case:
        return None
    pair = paired(one, other)
    return None if pair.score < SCORE_MIN and not is_case else pair


def paired(one: Portrait, other: Portrait) -> Pair:
    """Say how alike two entries are, be it little."""
    likeness = Likeness(
        items=jaccard(one.tokens, other.tokens),
        name=jaccard(_grams(one.name), _grams(other.name)),
        same_system=one.system != "" and one.system == other.system,
    )
    return Pair(*_in_order(one.id, other.id), likeness, score_of(likeness))


def is_same_name(one: Portrait, other: Portrait) -> bool:
    """Say whether two entries bear one name: a case whatever their items are."""
    return one.name != "" and one.name == other.name


def is_contained(one: Portrait, other: Portrait) -> bool:
    """Say whether one of two entries has all items of the other, and these are not few."""
    few, many = sorted((one.tokens, other.tokens), key=len)
    return len(few) >= SUBSET_ITEMS_MIN and few <= many


def score_of(likeness: Likeness) -> float:
    """Say how likely it is, from 0 to 1, that two entries are one collection made twice."""
    told = OF_ITEMS * likeness.items + OF_NAME * likeness.name
    told += OF_SYSTEM if likeness.same_system else 0
    if likeness.sampled is None:
        return round(told, 4)
    return round((1 - OF_SAMPLE) * told + OF_SAMPLE * likeness.sampled, 4)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the shared part of two sets: 0 to 1, and 0 of nothing."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _grams(name: str) -> frozenset[str]:
    if len(name) < 2:
        return frozenset({name} if name else ())
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def _prefixes(portraits: Sequence[Portrait]) -> Sequence[Sequence[str]]:
    """Choose the rarest items of each entry, enough to meet whatever shares half of them."""
    frequency = Counter(token for one in portraits for token in one.tokens)
    prefixes = []
    for one in portraits:
        rarest = sorted(one.tokens, key=lambda token: (frequency[token], token))
        enough = len(rarest) - math.ceil(ITEMS_ALIKE_MIN * len(rarest)) + 1
        wanted = rarest[:enough] if len(rarest) >= ITEMS_COMPARED_MIN else []
        prefixes.append([token for token in wanted if frequency[token] > 1])
    return prefixes


def _names(one: Portrait) -> Iterator[Mark]:
    """Name and system propose whatever the items say."""
    for mark in (("name", one.name), ("system", one.system)):
        if mark[1]:
            yield mark


def _finer(one: Portrait, mark: Mark) -> Iterator[Mark]:
    """Tell those apart whose name or system is that of very many: by their items, by the other."""
    if mark in (named := tuple(_names(one))):
        yield from ((mark, token) for token in one.tokens)
        if len(named) > 1:
            yield named


def _index(portraits: Sequence[Portrait], marks: Sequence[Sequence[Mark]]) -> Index:
    index: defaultdict[tuple[str, Mark], list[int]] = defaultdict(list)
    for place, (one, own) in enumerate(zip(portraits, marks, strict=True)):
        for mark in own:
            index[_region(one), mark].append(place)
    for region, mark in [key for key, found in index.items() if len(found) > POSTINGS_MAX]:
        for place in index[region, mark]:
            for finer in _finer(portraits[place], mark):
                index[region, finer].append(place)
    return index


def _candidates(
    portraits: Sequence[Portrait], index: Index, marks: Sequence[Mark], place: int
) -> set[int]:
    """Propose entries of the same division once, and those of divisions above."""
    one = portraits[place]
    own = _region(one)
    found: set[int] = set()
    for region in (own, *one.regions[:-1]):
        for mark in marks:
            for postings in _postings(index, region, one, mark):
                found.update(p for p in postings if region != own or p < place)
    return {p for p in found if portraits[p].provider != one.provider}


def _postings(index: Index, region: str, one: Portrait, mark: Mark) -> Iterator[Sequence[int]]:
    postings = index.get((region, mark), ())
    if len(postings) <= POSTINGS_MAX:
        yield postings
        return
    for finer in _finer(one, mark):
        narrower = index.get((region, finer), ())
        if len(narrower) <= POSTINGS_MAX:
            yield narrower


def _wider(portraits: Sequence[Portrait]) -> Sequence[set[int]]:
    """Propose to each entry those that have all its items, around it, above it or below it.

    Whatever has all of them has the rarest one: that alone is looked up.
    """
    frequency = Counter(token for one in portraits for token in one.tokens)
    rarest = [
        min(one.tokens, key=lambda token: (frequency[token], token))
        if len(one.tokens) >= SUBSET_ITEMS_MIN
        else None
        for one in portraits
    ]
    wanted = {token for token in rarest if token is not None and frequency[token] > 1}
    index: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for place, one in enumerate(portraits):
        for token in wanted & one.tokens:
            for region in one.regions:
                index[token, region, region == _region(one)].append(place)
    return [
        {
            other
            for key in _ways_to_wider(one, token)
            if len(found := index.get(key, ())) <= POSTINGS_MAX
            for other in found
            if portraits[other].provider != one.provider and one.tokens < portraits[other].tokens
        }
        if token is not None
        else set()
        for one, token in zip(portraits, rarest, strict=True)
    ]


def _ways_to_wider(one: Portrait, token: str) -> Iterator[tuple[str, str, bool]]:
    yield token, _region(one), False
    for region in one.regions:
        yield token, region, True


def _region(one: Portrait) -> str:
    return one.regions[-1] if one.regions else ""
