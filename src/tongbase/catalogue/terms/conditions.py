"""Conditions on published entries, as other systems write them: what must hold, joined freely."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Asked(StrEnum):
    """What a condition can be about."""

    PROVIDER = "provider"
    CLASSIFY = "classify"
    REGION = "region"
    LEVEL = "level"
    TAG = "tag"
    FORMAT = "format"
    TERMS = "terms"
    NAME = "name"
    TITLE = "title"
    WORDS = "words"
    """That its full text holds the words, as they are typed into a search."""
    SHARE_TYPE = "share_type"
    UPDATE_CYCLE = "update_cycle"
    DATA_LEVEL = "data_level"
    SYSTEM = "system"
    """The system that it comes from: as registered, else as it names it itself."""
    UPDATE = "update"
    """That it must be updated: whenever (no value), or before a day."""
    CHANGED = "changed"
    CREATED = "created"


@dataclass(frozen=True)
class Is:
    """A value of an entry is this one; with ``begins`` it only begins so, and may be empty."""

    asked: Asked
    value: str
    begins: bool = False


@dataclass(frozen=True)
class Within:
    """A moment of an entry lies between two, both included; None is open."""

    asked: Asked
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True)
class Not:
    """A condition does not hold."""

    part: "Condition"


@dataclass(frozen=True)
class AllOf:
    """Every part holds; without parts, always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds; without parts, never."""

    parts: tuple["Condition", ...]


Condition = Is | Within | Not | AllOf | AnyOf
ALWAYS = AllOf(())


class Order(StrEnum):
    """In which order found entries come."""

    BEST = "best"
    """With words the best first; without, the last published first."""
    LATEST = "latest"
    EARLIEST = "earliest"
    TITLE = "title"
    TITLE_BACKWARDS = "title_backwards"
    NAME = "name"
    """By the name in addresses (``102001-000001``), not by what people call it."""
    NAME_BACKWARDS = "name_backwards"
    ID = "id"
    ID_BACKWARDS = "id_backwards"
    YOUNGEST = "youngest"
    OLDEST = "oldest"
