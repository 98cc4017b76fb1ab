"""From what stands in a cell of a sheet of standards to a value: days, numbers, words of a list."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tongbase.base.imports.terms import Fault
from tongbase.standards.terms.labels import Label

Word = TypeVar("Word", bound=StrEnum)
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")

DIGITS_MAX = 9
YES, NO = frozenset({"是", "yes", "true", "1"}), frozenset({"", "否", "no", "false", "0"})


class Cells:
    """The cells of one line, read by their headings; what is wrong is gathered, not raised."""

    def __init__(self, number: int, cells: Mapping[str, str], headings: Mapping[str, str]) -> None:
        self.number, self._cells, self._headings = number, cells, headings
        self.faults: list[Fault] = []

    def text(self, field: str) -> str:
        """Return what stands in a cell."""
        return (self._cells.get(field) or "").strip()

    def day(self, field: str) -> date | None:
        """Read a day, as 2026-01-31 or as people write it."""
        told = self.text(field)
        if not told:
            return None
        found = DAY.fullmatch(told)
        try:
            if found:
                return date(*map(int, found.groups()))
        except ValueError:
            pass
        self.wrong(
            field,
            f"{self._headings[field]}“{told}”不是日期,请写成 2026-01-31。",
            f"{told!r} is no day; write it as 2026-01-31.",
        )
        return None

    def word(self, field: str, labels: Mapping[Word, Label], usual: Word) -> Word:
        """Read a word of a list, by its Chinese label or its code; a blank is the usual one."""
        told = self.text(field)
        if not told:
            return usual
        for word, label in labels.items():
            if told in (label.zh, label.en, word.value):
                return word
        known = "、".join(label.zh for label in labels.values())
        self.wrong(
            field,
            f"{self._headings[field]}“{told}”不在可选范围:{known}。",
            f"{told!r} is none of {', '.join(labels)}.",
        )
        return usual

    def whole(self, field: str, usual: int) -> int:
        """Read a whole number; a blank is the usual one."""
        told = self.text(field)
        if not told:
            return usual
        if told.isascii() and told.isdigit() and len(told) <= DIGITS_MAX:
            return int(told)
        self.wrong(
            field,
            f"{self._headings[field]}“{told}”应为不带小数的数字,如 {usual}。",
            f"{told!r} is no whole number; write it as {usual}.",
        )
        return usual

    def truth(self, field: str) -> bool:
        """Read a yes or a no; a blank is a no."""
        told = self.text(field)
        if told.lower() in YES or told.lower() in NO:
            return told.lower() in YES
        self.wrong(
            field,
            f"{self._headings[field]}“{told}”应为“是”或“否”。",
            f"{told!r} is neither 是 (yes) nor 否 (no).",
        )
        return False

    def wrong(self, field: str, zh: str, en: str) -> None:
        """Note that something is wrong in this line."""
        self.faults.append(Fault(self.number, field, zh, en))
