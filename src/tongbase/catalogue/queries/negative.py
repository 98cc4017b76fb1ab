"""The negative list (负面清单): what is not shared, and why (Decree 809, Art. 15)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Select,
    Subquery,
    func,
    literal,
    null,
    select,
    union_all,
)

from tongbase.base.paging import Page, PageRequest
from tongbase.base.worded import worded
from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.rules.sharing import is_lawful
from tongbase.catalogue.terms.codes import ShareType
from tongbase.catalogue.terms.lists import Kept
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

KEPT_EXPORTED_MAX = 100_000


@dataclass(frozen=True)
class NegativeSought:
    """What is looked for: words of an entry, an item or a provision; a provider. Empty: any."""

    q: str = ""
    provider: str = ""


def negative_list(work: Work, sought: NegativeSought, wanted: PageRequest) -> Page[Kept]:
    """List the published entries and items that are not shared, by provider and name."""
    kept = _kept(sought)
    total = work.db.scalar(select(func.count()).select_from(kept)) or 0
    rows = work.db.execute(_ordered(kept).limit(wanted.size).offset(wanted.offset))
    return Page([_shown(row) for row in rows], total, wanted.page, wanted.size)


def whole_negative_list(work: Work, sought: NegativeSought) -> list[Kept]:
    """List all of them, at most ``KEPT_EXPORTED_MAX``."""
    rows = work.db.execute(_ordered(_kept(sought)).limit(KEPT_EXPORTED_MAX))
    return [_shown(row) for row in rows]


def _kept(sought: NegativeSought) -> Subquery:
    published = [Entry.status == Status.PUBLISHED]
    if sought.provider:
        published.append(Entry.provider_code == sought.provider)
    head = (Entry.id, Entry.name, Entry.res_code, Entry.provider_code, Entry.provider_name)
    entries = select(
        *head,
        null().label("item"),
        Entry.no_share_basis_type,
        Entry.no_share_basis_citation,
        literal(-1).label("place"),
    ).where(
        *published,
        Entry.share_type == ShareType.NOT_SHARED,
        *worded(sought.q, Entry.name, Entry.no_share_basis_citation),
    )
    items = (
        select(*head, Item.name, Item.no_share_basis_type, Item.no_share_basis_citation, Item.place)
        .join(Item, Item.entry_id == Entry.id)
        .where(
            *published,
            Item.share_type == ShareType.NOT_SHARED,
            *worded(sought.q, Entry.name, Item.name, Item.no_share_basis_citation),
        )
    )
    return union_all(entries, items).subquery("kept")


def _ordered(kept: Subquery) -> Select[Any]:
    columns = [column for column in kept.c if column.name != "place"]
    return select(*columns).order_by(kept.c.provider_code, kept.c.name, kept.c.id, kept.c.place)


def _shown(row: Any) -> Kept:
    entry_id, name, res_code, provider_code, provider_name, item, basis, citation = row
    return Kept(
        entry_id=entry_id,
        name=name,
        res_code=res_code,
        provider_code=provider_code,
        provider_name=provider_name,
        item=item,
        basis_type=basis,
        citation=citation,
        lawful=is_lawful(basis, citation),
    )
