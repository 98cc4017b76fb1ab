"""What other modules may know of a code list."""

from dataclasses import dataclass
from datetime import date

from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.standing import StandardScope


@dataclass(frozen=True)
class Code:
    """One value of a code list, with the days on which it holds (both ends included).

    ``maps_to`` is the code of the list that this one's list adapts, empty if none is the same.
    """

    code: str
    name: Label
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    maps_to: str = ""


@dataclass(frozen=True)
class CodeList:
    """A code list (代码集): ``id`` is the name that rules and items refer to."""

    id: str
    name: Label
    source: str
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CodeListContent:
    """What a code list says of itself; ``maps_to`` is the id of the list that it adapts."""

    id: str
    name_zh: str
    name_en: str = ""
    source: str = ""
    description: str = ""
    scope: StandardScope = StandardScope.LOCAL
    maps_to: str = ""


@dataclass(frozen=True)
class CodeFilter:
    """Which codes are wanted: by words, on a day, below a code (``top`` keeps the highest)."""

    q: str = ""
    on: date | None = None
    parent: str = ""
    top: bool = False


@dataclass(frozen=True)
class CodeDifference:
    """A code that differs between two lists or versions: ``field`` is ``code`` for a whole one."""

    code: str
    field: str
    before: str | None
    after: str | None
