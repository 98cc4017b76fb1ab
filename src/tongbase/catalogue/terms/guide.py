"""Guided compilation (应编尽编): from a service item or a system to the entries it should have."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tongbase.catalogue.terms.relations import NodeFace


class Standing(StrEnum):
    """How a material stands to the catalogue.

    ``own`` is what applicants bring themselves: no department need compile it.
    """

    COVERED = "covered"
    DRAFTED = "drafted"
    DUE = "due"
    OWN = "own"
    EXCLUDED = "excluded"


@dataclass(frozen=True)
class Compiled:
    """What became of one name: the entry, and whether it was made or was there already."""

    name: str
    entry_id: str
    made: bool


@dataclass(frozen=True)
class SystemTable:
    """A table of a system that should have an entry, by its name for people.

    ``table`` is its physical name, if that is known.
    """

    name: str
    table: str = ""


@dataclass(frozen=True)
class SystemGuide:
    """The entries of a system, and those that name it without being related to it.

    Of both the first of so many.
    """

    entries: Sequence[NodeFace]
    naming: Sequence[NodeFace]
    entries_total: int
    naming_total: int
