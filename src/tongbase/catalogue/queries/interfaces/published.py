"""Reading published entries whole and in number: for the open interfaces, and for exports.

Rows are read as values and let go: a hundred thousand entries take no more room than a thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by

from tongbase.catalogue.errors import EntryNotFoundError
from tongbase.catalogue.models import Entry, Item, Resource
from tongbase.catalogue.rules.open_names import codes_of_name
from tongbase.catalogue.terms.codes import ResourceKind
from tongbase.catalogue.terms.published import (
    Place,
    PublishedEntry,
    PublishedItem,
    PublishedResource,
    Stretch,
)
from tongbase.catalogue.terms.states import Status
from tongbase.identity import api as identity
from tongbase.kernel.ids import is_id
from tongbase.kernel.work import Work

CHUNK_ENTRIES = 500
Rows = Select[*tuple[Any, ...]]
_pair = func.json_build_array
READ_ELSEWHERE = frozenset({"items", "resources", "region_name"})
COLUMNS = tuple(f.name for f in fields(PublishedEntry) if f.name not in READ_ELSEWHERE)
ENTRIES = select(*(getattr(Entry, name) for name in COLUMNS)).where(
    Entry.status == Status.PUBLISHED
)
IN_ORDER = (Entry.changed_at, Entry.id)
ITEMS = select(Item.entry_id, Item.name, Item.name_en).order_by(Item.entry_id, Item.place)
RESOURCES = select(
    Resource.entry_id, Resource.id, Resource.kind, Resource.name, Resource.bound_at
).order_by(Resource.entry_id, Resource.bound_at, Resource.id)
END = Place(datetime(9999, 12, 31, tzinfo=UTC), "")
"""A place behind every entry."""
WHOLE = ENTRIES.add_columns(
    select(func.json_agg(aggregate_order_by(_pair(Item.name, Item.name_en), Item.place)))
    .where(Item.entry_id == Entry.id)
    .scalar_subquery()
    .label("items"),
    select(
        func.json_agg(
            aggregate_order_by(
                _pair(Resource.id, Resource.kind, Resource.name, Resource.bound_at),
                Resource.bound_at,
            )
        )
    )
    .where(Resource.entry_id == Entry.id)
    .scalar_subquery()
    .label("resources"),
)
"""Entries with what belongs to them in the same row: one statement is one moment."""


def get_published(work: Work, name: str) -> PublishedEntry:
    """Find a published entry by its id, its resource code, or that code as it stands in names."""
    wanted = Entry.id == name if is_id(name) else Entry.res_code.in_(codes_of_name(name))
    found = _whole(work, work.db.execute(ENTRIES.where(wanted).limit(1)).all())
    if not found:
        raise EntryNotFoundError(
            f"没有编号或资源代码为“{name}”的已发布目录,请核对。",
            f"No published entry has the id or code {name}; check it.",
            field="id",
        )
    return found[0]


def published_by_ids(work: Work, ids: Sequence[str]) -> list[PublishedEntry]:
    """Read published entries in the order of their ids; one that is gone is left out."""
    rows = work.db.execute(ENTRIES.where(Entry.id.in_(ids))).all()
    found = {entry.id: entry for entry in _whole(work, rows)}
    return [found[each] for each in ids if each in found]


def stretch(work: Work, *, after: Place | None, since: datetime | None, size: int) -> Stretch:
    """Read one page behind a place, of those that changed at a moment or later."""
    counted = select(func.count()).select_from(Entry).where(Entry.status == Status.PUBLISHED)
    total = work.db.scalar(_since(counted, since)) or 0
    statement = _after(_since(ENTRIES, since), after).order_by(*IN_ORDER).limit(size + 1)
    rows = work.db.execute(statement).all()
    entries = tuple(_whole(work, rows[:size]))
    following = Place(entries[-1].changed_at, entries[-1].id) if len(rows) > size else None
    return Stretch(entries, total, following)


def place_of_page(work: Work, number: int, *, since: datetime | None, size: int) -> Place | None:
    """Find the place before a page by its number, from the index alone; None before the first."""
    skipped = (number - 1) * size
    if skipped <= 0:
        return None
    statement: Rows = select(*IN_ORDER).where(Entry.status == Status.PUBLISHED)
    last = _since(statement, since).order_by(*IN_ORDER).offset(skipped - 1).limit(1)
    row = work.db.execute(last).first()
    return Place(*row) if row else END


def every_published(work: Work) -> Iterator[PublishedEntry]:
    """Read all of one moment: one statement, whose rows the database hands out as they are read."""
    rows = work.db.execute(WHOLE.order_by(*IN_ORDER).execution_options(yield_per=CHUNK_ENTRIES))
    names: dict[str, str] = {}
    for chunk in rows.partitions():
        unknown = {row.region_code for row in chunk} - names.keys()
        names |= identity.names_of_regions(work, unknown) if unknown else {}
        yield from (_one_whole(row, names) for row in chunk)


def _since(statement: Rows, since: datetime | None) -> Rows:
    return statement if since is None else statement.where(Entry.changed_at >= since)


def _after(statement: Rows, after: Place | None) -> Rows:
    if after is None:
        return statement
    return statement.where(tuple_(*IN_ORDER) > tuple_(after.changed_at, after.id))


def _whole(work: Work, rows: Sequence[Any]) -> list[PublishedEntry]:
    """Put items, resources and names of regions beside the rows of entries."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    items = _grouped(work.db.execute(ITEMS.where(Item.entry_id.in_(ids))), PublishedItem)
    bound = _grouped(
        work.db.execute(RESOURCES.where(Resource.entry_id.in_(ids))), PublishedResource
    )
    regions = identity.names_of_regions(work, {row.region_code for row in rows})
    return [
        PublishedEntry(
            **row._mapping,
            region_name=regions.get(row.region_code, row.region_code),
            items=tuple(items.get(row.id, ())),
            resources=tuple(bound.get(row.id, ())),
        )
        for row in rows
    ]


def _one_whole(row: Any, names: Mapping[str, str]) -> PublishedEntry:
    told = dict(row._mapping)
    told["items"] = tuple(PublishedItem(*each) for each in told["items"] or ())
    told["resources"] = tuple(
        PublishedResource(resource, ResourceKind(kind), name, datetime.fromisoformat(bound_at))
        for resource, kind, name, bound_at in told["resources"] or ()
    )
    return PublishedEntry(**told, region_name=names.get(row.region_code, row.region_code))


def _grouped(rows: Iterable[Any], kind: type[Any]) -> Mapping[str, list[Any]]:
    told: defaultdict[str, list[Any]] = defaultdict(list)
    for entry_id, *values in rows:
        told[entry_id].append(kind(*values))
    return told
