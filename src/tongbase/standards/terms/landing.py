"""Landing of standards (落标): what is known of a column, and which element it may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongbase.standards.terms.labels import Label


@dataclass(frozen=True)
class ColumnClue:
    """What is known of a column: its name, its Chinese title, the lake's type, some of its values.

    ``values`` are not blank, each with the number of rows that hold it; they are looked at and
    told to nobody. ``code_list`` is the one that an item of the catalogue names.
    """

    name: str
    title: str = ""
    type: str = "string"
    values: Mapping[str, int] = field(default_factory=dict)
    code_list: str = ""


@dataclass(frozen=True)
class ElementSuggestion:
    """An element that a column may hold: how sure we are, from 0 to 1, and why."""

    code: str
    name_zh: str
    confidence: float
    reasons: tuple[Label, ...]
