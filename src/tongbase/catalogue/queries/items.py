"""Listing the items of published entries: of all, of a department or of a division."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from tongbase.base.paging import Page, PageRequest
from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.rules.sharing import effective_share_type
from tongbase.catalogue.terms.lists import ItemLine
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True)
class ItemsSought:
    """Which items are wanted; ``division`` is what the codes of its divisions begin with."""

    provider: str = ""
    division: str = ""


def list_items(work: Work, sought: ItemsSought, wanted: PageRequest) -> Page[ItemLine]:
    """List items with their entries, the newest first."""
    conditions = _conditions(sought)
    listed = (
        select(
            Entry.id,
            Entry.name,
            Entry.status,
            Entry.provider_name,
            Entry.share_type,
            Item.share_type,
            Item.code,
            Item.name,
            Item.field_name,
            Item.data_type,
        )
        .join(Item, Item.entry_id == Entry.id)
        .where(*conditions)
    )
    newest = listed.order_by(Entry.published_at.desc(), Entry.id.desc(), Item.place)
    rows = work.db.execute(newest.limit(wanted.size).offset(wanted.offset))
    total = _number_kept(work, conditions)
    return Page([_line(*row) for row in rows], total, wanted.page, wanted.size)


def _conditions(sought: ItemsSought) -> Conditions:
    found: Conditions = [Entry.status == Status.PUBLISHED]
    if sought.provider:
        found.append(Entry.provider_code == sought.provider)
    if sought.division:
        found.append(Entry.region_code.startswith(sought.division, autoescape=True))
    return found


def _number_kept(work: Work, conditions: Conditions) -> int:
    """Count by what the entries keep, as the overview does: nobody counts a million items."""
    return work.db.scalar(select(func.sum(Entry.items_count)).where(*conditions)) or 0


def _line(
    entry_id: str, entry: str, status: Status, provider_name: str, whole: Any, own: Any, *item: Any
) -> ItemLine:
    code, name, field_name, data_type = item
    return ItemLine(
        entry_id=entry_id,
        entry=entry,
        status=status,
        provider_name=provider_name,
        code=code,
        name=name,
        field_name=field_name,
        data_type=data_type,
        share_type=effective_share_type(whole, own),
    )
