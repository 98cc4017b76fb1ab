"""Items of the catalogue and the data elements that they land in (落标): counted, and listed.

One rule for both: an item lands in the element that it names; one that names none, in the element
to which the column is bound that it is filled from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on

from tongbase.base.paging import Page, PageRequest
from tongbase.catalogue.models import Entry, Item, Resource
from tongbase.catalogue.queries.entries import visible
from tongbase.catalogue.queries.sources import system_of_entry
from tongbase.catalogue.terms.landing import ItemLanding, LandedItem, LandingSought, LandsBy
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

ITS_OWN = Item.std_element_code != ""


@dataclass(frozen=True)
class KnownColumns:
    """What is known of the columns of the lake by those who keep them, as selects.

    ``landed``: namespace, table, column and the element to which it is bound. ``sources``:
    namespace, table and the source from which it was collected.
    """

    landed: Select[str, str, str, str]
    sources: Select[str, str, str]


def item_landing(work: Work, known: KnownColumns) -> Sequence[ItemLanding]:
    """Count the items of published entries, and those that land."""
    entries, held = _entries(work, known), _filled(known)
    by = (
        entries.c.provider_code,
        entries.c.provider_name,
        entries.c.system,
        entries.c.source,
    )
    statement = (
        select(*by, func.count(), func.count().filter(_lands(held)))
        .join(Item, Item.entry_id == entries.c.id)
        .outerjoin(held, _fills(held))
        .group_by(*by)
    )
    return [ItemLanding(*row) for row in work.db.execute(statement)]


def landed_items(
    work: Work, known: KnownColumns, sought: LandingSought, wanted: PageRequest
) -> Page[LandedItem]:
    """List items by provider and entry with the element in which each lands, and how."""
    listed = _of_element(work, known, sought) if sought.element else _counted(work, known, sought)
    total = work.db.scalar(select(func.count()).select_from(listed.subquery())) or 0
    order = (Entry.provider_code, Entry.name, Entry.id, Item.place)
    rows = work.db.execute(listed.order_by(*order).limit(wanted.size).offset(wanted.offset))
    return Page([_item(*row) for row in rows], total, wanted.page, wanted.size)


def _counted(work: Work, known: KnownColumns, sought: LandingSought) -> Select[Any]:
    """Select the items that a rate counts."""
    entries, held = _entries(work, known), _filled(known)
    meant = (
        (entries.c.provider_code, sought.provider),
        (entries.c.system, sought.system),
        (entries.c.source, sought.source),
    )
    kept = [column == told for column, told in meant if told is not None]
    if sought.landed is not None:
        kept.append(_lands(held) if sought.landed else ~_lands(held))
    return _listed(held).join(entries, entries.c.id == Entry.id).where(*kept)


def _of_element(work: Work, known: KnownColumns, sought: LandingSought) -> Select[Any]:
    """Select the items that land in one element, each found by an index."""
    held = _filled(known, sought.element)
    named = select(Item.id).where(Item.std_element_code == sought.element)
    through = select(Item.id).join(held, _fills(held)).where(~ITS_OWN)
    found = union_all(named, through).subquery()
    seen = (visible(work), Entry.status != Status.MERGED)
    return _listed(held).where(Item.id.in_(select(found.c.id)), *seen)


def _listed(held: Subquery) -> Select[Any]:
    by = case(
        (ITS_OWN, literal(LandsBy.NAMED.value)),
        (held.c.entry_id.is_not(None), literal(LandsBy.COLUMN.value)),
        else_=literal(""),
    )
    element = case((ITS_OWN, Item.std_element_code), else_=func.coalesce(held.c.element, ""))
    its_table = case((ITS_OWN, literal("")), else_=func.coalesce(held.c.its_table, ""))
    return (
        select(
            Entry.id,
            Entry.name,
            Entry.status,
            Entry.provider_name,
            Item.code,
            Item.name,
            Item.field_name,
            element,
            by,
            its_table,
        )
        .join(Item, Item.entry_id == Entry.id)
        .outerjoin(held, _fills(held))
    )


def _entries(work: Work, known: KnownColumns) -> Subquery:
    """Published entries with their system, or the source of their tables where they name none."""
    sources = known.sources.subquery()
    namespace, name, source = sources.c
    collected = (
        select(Resource.entry_id, func.min(source).label("source"))
        .join(sources, and_(Resource.namespace == namespace, Resource.table_name == name))
        .where(source != "")
        .group_by(Resource.entry_id)
        .subquery()
    )
    system = system_of_entry()
    without = case((system == "", func.coalesce(collected.c.source, "")), else_="")
    return (
        select(
            Entry.id,
            Entry.provider_code,
            Entry.provider_name,
            system.label("system"),
            without.label("source"),
        )
        .outerjoin(collected, collected.c.entry_id == Entry.id)
        .where(visible(work), Entry.status == Status.PUBLISHED)
        .subquery()
    )


def _filled(known: KnownColumns, element: str = "") -> Subquery:
    """Which field of which entry is filled from a column that is bound, each once."""
    columns = known.landed.subquery()
    namespace, table, column, bound = columns.c
    pairs = (
        select(
            Resource.entry_id,
            column.label("field_name"),
            bound.label("element"),
            (Resource.namespace + "." + Resource.table_name).label("its_table"),
        )
        .select_from(Resource)
        .join(columns, and_(Resource.namespace == namespace, Resource.table_name == table))
        .ext(distinct_on(Resource.entry_id, column))
        .order_by(Resource.entry_id, column, Resource.namespace, Resource.table_name)
    )
    return (pairs.where(bound == element) if element else pairs).subquery()


def _fills(held: Subquery) -> ColumnElement[bool]:
    return and_(held.c.entry_id == Item.entry_id, held.c.field_name == Item.field_name)


def _lands(held: Subquery) -> ColumnElement[bool]:
    return or_(ITS_OWN, held.c.entry_id.is_not(None))


def _item(entry_id: str, entry: str, status: Status, provider_name: str, *told: str) -> LandedItem:
    code, name, field_name, element, by, table = told
    return LandedItem(
        entry_id=entry_id,
        entry=entry,
        status=status,
        provider_name=provider_name,
        code=code,
        name=name,
        field_name=field_name,
        element=element,
        by=LandsBy(by) if by else None,
        table=table,
    )
