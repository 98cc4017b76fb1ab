"""What other modules may know of a code list."""

from dataclasses import dataclass
from datetime import date

from tongbase.standards.terms.labels import Label


@dataclass(frozen=True)
class Code:
    """One value of a code list, with the days on which it holds (both ends included)."""

    code: str
    name: Label
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class CodeList:
    """A code list (代码集): ``id`` is the name that rules and items refer to."""

    id: str
    name: Label
    source: str
    codes: tuple[Code, ...] = ()
