"""Duties of a sheet stand below what is registered or comes with them, and not in circles."""

from collections.abc import Sequence
from typing import TypeVar

from tongbase.base.imports.terms import Fate, Fault, Judged, refused
from tongbase.catalogue.queries.duties import circling
from tongbase.catalogue.queries.sheets import registers as held
from tongbase.catalogue.queries.sheets.registers import Key
from tongbase.catalogue.rules.duties import CIRCLE
from tongbase.catalogue.rules.register_sheet import SheetRecord
from tongbase.kernel.work import Work

T = TypeVar("T")
Keys = Sequence[Key | None]
TAKEN = frozenset({Fate.NEW, Fate.CHANGED})


class Duties:
    """The duties of one run through a sheet: which it takes over, and what stands above them."""

    def __init__(self, *, tells_parents: bool) -> None:
        self._tells_parents = tells_parents
        self._taken: set[Key] = set()
        self._above: dict[Key, Key | None] = {}

    def judged(
        self, work: Work, keys: Keys, read: Sequence[SheetRecord], judged: Sequence[Judged[T]]
    ) -> Sequence[Judged[T]]:
        """Judge the next lines; ``keys`` are their organisations and codes, if known."""
        if not self._tells_parents:
            return judged
        parents = [_above(key, each) for key, each in zip(keys, read, strict=True)]
        found = self._in_a_tree(work, keys, parents, list(judged))
        return self._below_something(work, keys, parents, read, found)

    def _in_a_tree(
        self, work: Work, keys: Keys, parents: Keys, judged: list[Judged[T]]
    ) -> list[Judged[T]]:
        """Refuse duties above which one would come back to themselves."""
        told = zip(keys, parents, judged, strict=True)
        wanted = {key: up for key, up, each in told if key is not None and each.fate in TAKEN}
        circle = circling(work, {**self._above, **wanted})
        self._above |= {key: up for key, up in wanted.items() if key not in circle}
        return [
            refused(each.line, Fault(each.line, CIRCLE.field, CIRCLE.zh, CIRCLE.en))
            if key in circle and each.fate in TAKEN
            else each
            for key, each in zip(keys, judged, strict=True)
        ]

    def _below_something(
        self,
        work: Work,
        keys: Keys,
        parents: Keys,
        read: Sequence[SheetRecord],
        judged: list[Judged[T]],
    ) -> list[Judged[T]]:
        """Refuse duties below one that is neither registered nor taken over from this sheet.

        A line that is refused refuses those below it.
        """
        there = set(held.duties_coded(work, {key for key in parents if key is not None}))
        while True:
            good = {
                key
                for key, each in zip(keys, judged, strict=True)
                if key is not None and each.fate in TAKEN
            }
            lost = [
                place
                for place, (up, each) in enumerate(zip(parents, judged, strict=True))
                if up is not None and each.fate in TAKEN and up not in there | self._taken | good
            ]
            if not lost:
                self._taken |= good
                return judged
            for place in lost:
                judged[place] = refused(read[place].line, _no_parent(read[place]))


def _above(key: Key | None, read: SheetRecord) -> Key | None:
    parent = read.word("parent")
    return (key[0], parent) if key is not None and parent else None


def _no_parent(read: SheetRecord) -> Fault:
    word = read.word("parent")
    zh = f"没有编码为“{word}”的上级权责:本单位清单和本表可导入的行中都没有,请先导入上级或改正编码。"
    en = f"No duty {word} stands above: it is neither registered nor taken over from this sheet."
    return Fault(read.line, "parent", zh, en)
