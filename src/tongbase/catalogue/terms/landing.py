"""Which data elements the items of the catalogue land in (落标), and how."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.catalogue.terms.states import Status


class LandsBy(StrEnum):
    """How an item lands: it names the element itself, or the column that fills it is bound."""

    NAMED = "named"
    COLUMN = "column"


@dataclass(frozen=True)
class ItemLanding:
    """How many items there are, and how many land: of a provider, from one system or source."""

    provider_code: str
    provider_name: str
    system_name: str
    source: str
    items: int
    bound: int


@dataclass(frozen=True)
class LandingSought:
    """Which items are wanted.

    Those of an ``element``, drafts as well; or those that a rate counts, of a ``provider`` or of
    a ``system`` and a ``source``: None is any, an empty one is that none is known. ``landed``
    keeps those that land, or those that do not.
    """

    element: str = ""
    provider: str | None = None
    system: str | None = None
    source: str | None = None
    landed: bool | None = None


@dataclass(frozen=True)
class LandedItem:
    """An item and the element that it lands in, and how; ``table`` has the column that fills it.

    ``by`` is None, and ``element`` empty, where it lands in none.
    """

    entry_id: str
    entry: str
    status: Status
    provider_name: str
    code: str
    name: str
    field_name: str
    element: str
    by: LandsBy | None
    table: str
