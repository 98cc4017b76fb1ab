"""Reading the catalogue as CKAN's clients do: what there is, one by one; searches stand beside."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Text, func, select, type_coerce

from tongbase.base.paging import Window
from tongbase.catalogue.errors import GroupNotFoundError, ResourceNotFoundError
from tongbase.catalogue.models import Entry, Item, Resource
from tongbase.catalogue.queries.interfaces.published import get_published, published_by_ids
from tongbase.catalogue.queries.search import browsing
from tongbase.catalogue.rules.open_names import (
    code_of_provider,
    name_of_entry,
    name_of_provider,
)
from tongbase.catalogue.rules.resource_codes import CLASS_DIGITS, class_label
from tongbase.catalogue.terms.codes import ResourceKind
from tongbase.catalogue.terms.conditions import Asked, Condition, Is, Order
from tongbase.catalogue.terms.published import PublishedEntry
from tongbase.catalogue.terms.searching import Filters
from tongbase.catalogue.terms.states import Status
from tongbase.identity import api as identity
from tongbase.kernel.work import Work

TAGS_MAX = 10_000
EXACT: Mapping[str, Any] = MappingProxyType(
    {
        "id": Resource.id,
        "package_id": Resource.entry_id,
        "resource_type": type_coerce(Resource.kind, Text),
    }
)
"""Fields of a resource that are searched whole; in others a text is looked for."""
NEWEST_SHOWN = 10
PUBLISHED = Entry.status == Status.PUBLISHED


@dataclass(frozen=True)
class Group:
    """A class or a provider, how many published entries it has, and since when it is known."""

    name: str
    title: str
    count: int
    is_organisation: bool
    registered_at: datetime | None = None


@dataclass(frozen=True)
class Tag:
    """The name of an item of some published entry."""

    name: str


def newest_packages(work: Work, condition: Condition, window: Window) -> list[PublishedEntry]:
    """Read the entries of which a condition holds, the last changed first."""
    filters = Filters(further=condition, order=Order.LATEST)
    return published_by_ids(work, browsing.page_of_ids(work, filters, window))


def package_names(work: Work, *, limit: int | None, offset: int) -> list[str]:
    """Name all published entries."""
    statement = select(Entry.id, Entry.res_code).where(PUBLISHED).order_by(Entry.id)
    rows = work.db.execute(statement.offset(offset).limit(limit))
    return [name_of_entry(entry_id, res_code) for entry_id, res_code in rows]


def organisations(work: Work, codes: Collection[str] = ()) -> list[Group]:
    """List the providers of published entries by their code; of all, or of some."""
    statement = (
        select(Entry.provider_code, func.max(Entry.provider_name), func.count())
        .where(PUBLISHED, *((Entry.provider_code.in_(codes),) if codes else ()))
        .group_by(Entry.provider_code)
        .order_by(Entry.provider_code)
    )
    return [
        Group(name_of_provider(code), name, count, is_organisation=True)
        for code, name, count in work.db.execute(statement)
    ]


def dated(work: Work, groups: Sequence[Group]) -> list[Group]:
    """Tell of groups since when they are known, where that stands anywhere."""
    codes = [code_of_provider(group.name) for group in groups if group.is_organisation]
    since = identity.organisations_registered_at(work, codes) if codes else {}
    return [replace(g, registered_at=since.get(code_of_provider(g.name))) for g in groups]


def organisation(work: Work, name: str) -> Group:
    """Find one provider of published entries."""
    return _only(organisations(work, [code_of_provider(name)]), name)


def classes(work: Work, codes: Collection[str] = ()) -> list[Group]:
    """List the classes of published entries; of all, or of some."""
    code = func.left(Entry.classify_code, CLASS_DIGITS)
    statement = (
        select(code, func.count())
        .where(PUBLISHED, *((code.in_(codes),) if codes else (Entry.classify_code != "",)))
        .group_by(code)
        .order_by(code)
    )
    return [
        Group(told, class_label(told).zh, count, is_organisation=False)
        for told, count in work.db.execute(statement)
    ]


def class_group(work: Work, name: str) -> Group:
    """Find one class of published entries."""
    return _only(classes(work, [name]), name)


def tags(work: Work, query: str) -> list[Tag]:
    """List the names of items of published entries in which a text stands, by name."""
    named = (Item.name.icontains(query, autoescape=True),) if query else ()
    statement = (
        select(Item.name)
        .join(Entry, Entry.id == Item.entry_id)
        .where(PUBLISHED, *named)
        .distinct()
        .order_by(Item.name)
        .limit(TAGS_MAX)
    )
    return [Tag(name) for name in work.db.scalars(statement)]


def search_tags(work: Work, texts: Sequence[str], window: Window) -> tuple[int, list[Tag]]:
    """Find the names of items of published entries in which every text stands; count them."""
    holding = (Item.name.icontains(text, autoescape=True) for text in texts)
    statement = select(Item.name).join(Entry, Entry.id == Item.entry_id).where(PUBLISHED, *holding)
    found = statement.distinct().subquery()
    total = work.db.scalar(select(func.count()).select_from(found)) or 0
    page = select(found.c.name).order_by(found.c.name).offset(window.start).limit(window.size)
    return total, [Tag(name) for name in work.db.scalars(page)]


def completed(groups: Sequence[Group], text: str, limit: int) -> list[Group]:
    """Return groups in whose name or title a text stands, in whatever case."""
    wanted = text.strip().casefold()
    found = [g for g in groups if wanted in g.name.casefold() or wanted in g.title.casefold()]
    return found[:limit]


def tag(work: Work, name: str) -> Tag:
    """Find one name of an item."""
    statement = select(Entry.id).where(PUBLISHED).join(Entry.items).where(Item.name == name)
    if work.db.scalar(statement.limit(1)) is None:
        raise _unknown(name)
    return Tag(name)


def resource_of(work: Work, resource_id: str) -> PublishedEntry:
    """Find the published entry to which a resource is bound."""
    statement = select(Entry.id).join(Entry.resources).where(PUBLISHED, Resource.id == resource_id)
    entry_id = work.db.scalar(statement)
    if entry_id is None:
        raise ResourceNotFoundError(
            f"没有编号为 {resource_id} 的资源。",
            f"There is no resource {resource_id}.",
            field="id",
        )
    return get_published(work, entry_id)


def search_resources(
    work: Work, asked: Sequence[tuple[str, str]], window: Window
) -> tuple[int, list[tuple[PublishedEntry, str]]]:
    """Find resources of which each text stands in its field, or is it (``EXACT``).

    Returns how many there are, and entries with ids of resources, by id.
    """
    statement = select(Resource.id, Resource.entry_id).join(Entry, Entry.id == Resource.entry_id)
    wanted = statement.where(PUBLISHED, *(_of_resource(field, text) for field, text in asked))
    total = work.db.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    page = wanted.order_by(Resource.id).offset(window.start).limit(window.size)
    rows = work.db.execute(page).all()
    entries = {e.id: e for e in published_by_ids(work, [entry_id for _, entry_id in rows])}
    return total, [(entries[entry_id], resource_id) for resource_id, entry_id in rows]


def _of_resource(field: str, text: str) -> Any:
    if field == "format":
        is_api = Resource.kind == ResourceKind.API
        alike = func.lower(Entry.format_type).contains(text.casefold(), autoescape=True)
        return is_api if text.casefold() == "api" else (alike & ~is_api)
    if field in EXACT:
        return EXACT[field] == text
    return Resource.name.icontains(text, autoescape=True)


def of_organisation(group: Group) -> Condition:
    """Return the condition that an entry is of a provider."""
    return Is(Asked.PROVIDER, group.name)


def of_class(group: Group) -> Condition:
    """Return the condition that an entry is of a class."""
    return Is(Asked.CLASSIFY, group.name)


def of_tag(named: Tag) -> Condition:
    """Return the condition that an entry has an item of a name."""
    return Is(Asked.TAG, named.name)


def _only(groups: Sequence[Group], name: str) -> Group:
    if not groups:
        raise _unknown(name)
    return groups[0]


def _unknown(name: str) -> GroupNotFoundError:
    return GroupNotFoundError(
        f"没有名为“{name}”的单位、分类或标签,或其尚无已发布目录。",
        f"No organisation, group or tag is called {name}, or it has nothing published.",
        field="id",
    )
