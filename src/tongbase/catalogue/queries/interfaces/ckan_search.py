"""Searching packages as CKAN's clients do: numbers and facets are those of all that was found.

The best thousand are ranked, what else was found follows them, the newest first; so a client that
turns the pages until it has ``count`` packages gets every one of them, once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Text,
    case,
    cast,
    func,
    literal,
    select,
    text,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from tongbase.base.paging import Window
from tongbase.catalogue.errors import FieldInvalidError
from tongbase.catalogue.models import Entry, Item, Resource
from tongbase.catalogue.queries.interfaces.published import published_by_ids
from tongbase.catalogue.queries.search import candidates, conditions, orders
from tongbase.catalogue.queries.search.ranking import ranked
from tongbase.catalogue.queries.search.words import synonyms_in
from tongbase.catalogue.rules.asking import Question, cleaned, parse_question
from tongbase.catalogue.rules.ckan_queries import EXTRAS, Query
from tongbase.catalogue.rules.formats import INTERFACE
from tongbase.catalogue.rules.open_names import name_of_provider
from tongbase.catalogue.rules.resource_codes import CLASS_DIGITS, class_label
from tongbase.catalogue.terms.codes import LABELS, OpenType, ResourceKind
from tongbase.catalogue.terms.conditions import AllOf, Condition, Order
from tongbase.catalogue.terms.published import PublishedEntry
from tongbase.catalogue.terms.searching import Filters
from tongbase.catalogue.terms.states import Status
from tongbase.identity import api as identity
from tongbase.kernel.work import Work

ROOM_TO_COUNT = text("select set_config('work_mem', '64MB', true)")
"""The ids of 150,000 entries are counted in memory; on disk it takes four times as long."""
NOT_OPEN = OpenType.NOT_OPEN.value
NEWEST = (Entry.published_at.desc(), Entry.id.desc())

Holds = ColumnElement[bool]


@dataclass(frozen=True)
class Value:
    """One value of a facet."""

    name: str
    label: str
    count: int


@dataclass(frozen=True)
class FoundPackages:
    """One page of a search, how many there are, and the facets of all of them."""

    entries: Sequence[PublishedEntry]
    total: int
    facets: Mapping[str, Sequence[Value]]


@dataclass(frozen=True)
class Facets:
    """Which facets are to be counted: of each so many values, which so many packages have."""

    names: Sequence[str] = ()
    values_max: int = 50
    at_least: int = 1


@dataclass(frozen=True)
class _Ranked:
    """The best of a search by words, and the query that found them."""

    best: Sequence[str]
    query: str

    @property
    def are_all(self) -> bool:
        """Say whether nothing else was found."""
        return len(self.best) < candidates.CANDIDATES_MAX


def search_packages(
    work: Work, query: Query, filters: Filters, window: Window, facets: Facets
) -> FoundPackages:
    """Search by words and conditions; count what was found, and the facets that are asked.

    Raises :class:`FieldInvalidError` for a facet that is not counted.
    """
    counted = _counted(facets.names)
    candidates.plan_steadily(work)
    work.db.execute(ROOM_TO_COUNT)
    narrowed = replace(filters, further=_both(query.condition, filters.further))
    by_words = _ranked(work, query.words, narrowed)
    holding = _holding(narrowed, by_words)
    found = _facets(work, holding, facets, {of for of in counted.values() if of})
    return FoundPackages(
        entries=published_by_ids(work, _page(work, holding, narrowed.order, by_words, window)),
        total=_total(work, holding, by_words),
        facets={name: found.get(of or "", ()) for name, of in counted.items()},
    )


def _both(first: Condition, second: Condition) -> Condition:
    parts = tuple(part for part in (first, second) if part != AllOf(()))
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _ranked(work: Work, words: str, filters: Filters) -> _Ranked | None:
    """Rank what has the words by the first query that finds something; None without words.

    Signs alone are a question that nothing answers: an empty query finds nothing.
    """
    asked = cleaned(words)
    question = parse_question(asked, synonyms_in(work, asked))
    if question.is_empty:
        return _Ranked((), "") if question.is_unsearchable else None
    tried = (_tried(work, question, query, filters) for query in question.strict)
    found = next((each for each in tried if each.best), None)
    return found or _tried(work, question, question.loose, filters)


def _tried(work: Work, question: Question, query: str, filters: Filters) -> _Ranked:
    everything = Window(size=candidates.CANDIDATES_MAX)
    return _Ranked(ranked(work, question, query, filters, everything).ids, query)


def _holding(filters: Filters, by_words: _Ranked | None) -> Sequence[Holds]:
    """Say what holds of everything that was found."""
    published = (Entry.status == Status.PUBLISHED, *conditions.of_condition(filters.further))
    if by_words is None:
        return published
    return (*published, Entry.search.bool_op("@@")(cast(by_words.query, TSQUERY)))


def _total(work: Work, holding: Sequence[Holds], by_words: _Ranked | None) -> int:
    if by_words is not None and by_words.are_all:
        return len(by_words.best)
    return work.db.scalar(select(func.count()).select_from(Entry).where(*holding)) or 0


def _page(
    work: Work, holding: Sequence[Holds], order: Order, by_words: _Ranked | None, window: Window
) -> Sequence[str]:
    """Return the ids of a page: the best first, or all of them in the order that is asked."""
    start, end = window.start, window.start + window.size
    is_sorted = order in orders.SORTED
    if by_words is None or (is_sorted and not by_words.are_all):
        sorted_by = orders.of_entries(order) if is_sorted else NEWEST
        return _in_order(work, holding, sorted_by, window)
    best = by_words.best[start:end]
    if by_words.are_all or len(best) == window.size:
        return best
    others = (*holding, Entry.id.not_in(by_words.best))
    behind = Window(size=window.size - len(best), start=max(start - candidates.CANDIDATES_MAX, 0))
    return [*best, *_in_order(work, others, NEWEST, behind)]


def _in_order(
    work: Work, holding: Sequence[Holds], order: tuple[Any, ...], window: Window
) -> Sequence[str]:
    statement = select(Entry.id).where(*holding).order_by(*order)
    return work.db.scalars(statement.limit(window.size).offset(window.start)).all()


def _counted(names: Sequence[str]) -> Mapping[str, str | None]:
    """Return what each facet counts; what no package has is asked of every portal and is empty."""
    facets: dict[str, str | None] = {}
    for name in names:
        known = name.removeprefix(EXTRAS)
        facets[name] = known if known in FACETS else None
        if known not in FACETS and not name.startswith(NOBODYS):
            raise FieldInvalidError(
                f"不能按“{name}”计数,facet.field 可用:{'、'.join(FACETS)}。",
                f"{name} is not counted; facet.field is one of {', '.join(FACETS)}.",
                field="facet.field",
            )
    return facets


def _facets(
    work: Work, holding: Sequence[Holds], facets: Facets, asked: Collection[str]
) -> Mapping[str, Sequence[Value]]:
    """Count the facets of all that was found, the most frequent values first, in one go."""
    if not asked:
        return {}
    read = [column for facet, column in OF_ENTRIES.items() if facet in asked]
    found = select(Entry.id, *read).where(*holding).cte("found")
    parts = union_all(*(_part(facet, _told(facet, found), facets) for facet in asked))
    told = parts.subquery("told")
    best = select(told).order_by(told.c.number.desc(), told.c.value)
    counted: dict[str, list[tuple[str, int]]] = {facet: [] for facet in asked}
    for facet, value, number in work.db.execute(best):
        counted[facet].append((value, number))
    return {facet: _values(work, facet, values) for facet, values in counted.items()}


def _part(facet: str, values: Select[Any], facets: Facets) -> Select[Any]:
    """Count the values of a facet; what has none does not count, nor what few have."""
    told = values.subquery()
    number = func.count().label("number")
    statement = select(literal(facet).label("facet"), told.c.value, number).where(
        told.c.value != ""
    )
    often = statement.group_by(told.c.value).having(func.count() >= facets.at_least)
    return often.order_by(number.desc(), told.c.value).limit(facets.values_max)


def _told(facet: str, found: CTE) -> Select[Any]:
    if facet in PARTS:
        return PARTS[facet](found)
    return select(found.c[facet].label("value"))


def _tags(found: CTE) -> Select[Any]:
    """Tags are the names of items, which are distinct within an entry."""
    return select(Item.name.label("value")).where(Item.entry_id.in_(select(found.c.id)))


def _formats(found: CTE) -> Select[Any]:
    """An entry has the formats of its resources: an interface is one, all else is the entry's."""
    kind = type_coerce(Resource.kind, Text)
    otherwise = func.coalesce(func.nullif(found.c.res_format, ""), kind)
    value = case((Resource.kind == ResourceKind.API, INTERFACE), else_=otherwise)
    of_entries = select(found.c.id, value.label("value")).distinct()
    return of_entries.join(Resource, Resource.entry_id == found.c.id)


PARTS: Mapping[str, Callable[[CTE], Select[Any]]] = MappingProxyType(
    {"tags": _tags, "res_format": _formats}
)
OF_ENTRIES: Mapping[str, ColumnElement[Any]] = MappingProxyType(
    {
        facet: column.label(facet)
        for facet, column in (
            ("organization", Entry.provider_code),
            ("groups", func.left(Entry.classify_code, CLASS_DIGITS)),
            ("share_type", type_coerce(Entry.share_type, Text)),
            ("update_cycle", type_coerce(Entry.update_cycle, Text)),
            ("region_code", Entry.region_code),
            ("license_id", func.coalesce(type_coerce(Entry.open_type, Text), NOT_OPEN)),
            ("res_format", Entry.format_type),
        )
    }
)
"""What of an entry is read for a facet. Without the last two an index alone has it."""
FACETS = tuple(dict.fromkeys((*OF_ENTRIES, *PARTS)))
NOBODYS = ("vocab_", "extras_", "res_extras_", "ext_")
"""Fields that each portal of CKAN has of its own; here nothing has them."""


def _values(work: Work, facet: str, counted: Sequence[tuple[str, int]]) -> list[Value]:
    names = _labels(work, facet, [value for value, _ in counted])
    return [
        Value(
            name_of_provider(value) if facet == "organization" else value,
            names.get(value, value),
            number,
        )
        for value, number in counted
    ]


def _labels(work: Work, facet: str, values: Sequence[str]) -> Mapping[str, str]:
    if facet == "organization":
        return identity.names_of_organisations(work, values)
    if facet == "region_code":
        return identity.names_of_regions(work, values)
    if facet == "groups":
        return {value: class_label(value).zh for value in values}
    labels = LABELS.get("open_type" if facet == "license_id" else facet, {})
    return {value: label.zh for value, label in labels.items()}
