"""In which order found entries come where a client of another system asks for one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, literal_column, text

from tongbase.catalogue.models import Entry
from tongbase.catalogue.models.entries import OPEN_NAME
from tongbase.catalogue.terms.conditions import Order


class Sorting(NamedTuple):
    """What entries are sorted by, and whether backwards."""

    key: ColumnElement[Any]
    is_backwards: bool = False


SORTED: Mapping[Order, Sorting] = MappingProxyType(
    {
        Order.LATEST: Sorting(Entry.changed_at.expression, is_backwards=True),
        Order.EARLIEST: Sorting(Entry.changed_at.expression),
        Order.YOUNGEST: Sorting(Entry.created_at.expression, is_backwards=True),
        Order.OLDEST: Sorting(Entry.created_at.expression),
        Order.TITLE: Sorting(Entry.name.collate("C")),
        Order.TITLE_BACKWARDS: Sorting(Entry.name.collate("C"), is_backwards=True),
        Order.NAME: Sorting(literal_column(OPEN_NAME).collate("C")),
        Order.NAME_BACKWARDS: Sorting(literal_column(OPEN_NAME).collate("C"), is_backwards=True),
        Order.ID: Sorting(Entry.id.collate("C")),
        Order.ID_BACKWARDS: Sorting(Entry.id.collate("C"), is_backwards=True),
    }
)
# The same orders of titles, names and ids, in the words for which there are indexes.
BY_INDEX: Mapping[Order, Any] = MappingProxyType(
    {
        Order.TITLE: text("catalogue_entry.name using ~<~"),
        Order.TITLE_BACKWARDS: text("catalogue_entry.name using ~>~"),
        Order.NAME: text(f"{OPEN_NAME} using ~<~"),
        Order.NAME_BACKWARDS: text(f"{OPEN_NAME} using ~>~"),
        Order.ID: Entry.id,
        Order.ID_BACKWARDS: Entry.id.desc(),
    }
)


def of_entries(order: Order) -> tuple[Any, ...]:
    """Say what a reading of entries is sorted by; ids decide last, so that pages never overlap."""
    key, is_backwards = SORTED[order]
    first = BY_INDEX.get(order, key.desc() if is_backwards else key)
    return first, Entry.id.desc() if is_backwards else Entry.id
