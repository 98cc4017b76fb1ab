"""Which entries a search is about: conditions by name, and what they are asked with.

A statement is built once for each set of conditions and asked with other values ever after: to
build one takes longer than to answer it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Text, and_, any_, bindparam
from sqlalchemy.dialects.postgresql import ARRAY

from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.entries import READERS, lies_in
from tongbase.catalogue.queries.search.holding import compiled
from tongbase.catalogue.rules.facets import FIELDS
from tongbase.catalogue.terms.conditions import ALWAYS, Condition
from tongbase.catalogue.terms.searching import Filters, Scope
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

Values = Mapping[str, Any]


def _one_of(column: Any, name: str) -> ColumnElement[bool]:
    chosen: ColumnElement[bool] = column.in_(bindparam(name, expanding=True))
    return chosen


PUBLISHED, REACH, STATUS = "published", "reach", "status"
CONDITIONS: Mapping[str, ColumnElement[bool]] = MappingProxyType(
    {
        PUBLISHED: Entry.status == Status.PUBLISHED,
        REACH: and_(lies_in(bindparam(REACH, type_=Text)), Entry.status != Status.MERGED),
        STATUS: _one_of(Entry.status, STATUS),
        "share_type": _one_of(Entry.share_type, "share_type"),
        "update_cycle": _one_of(Entry.update_cycle, "update_cycle"),
        "provider": _one_of(Entry.provider_code, "provider"),
        "region": _one_of(Entry.region_code, "region"),
        "classify": Entry.classify_code.bool_op("^@")(
            any_(bindparam("classify", type_=ARRAY(Text)))
        ),
    }
)


def named(names: Iterable[str]) -> list[ColumnElement[bool]]:
    """Return the conditions of these names."""
    return [CONDITIONS[name] for name in names]


def of_sight(work: Work, filters: Filters) -> Values:
    """Name what the actor may see: what is published, or all that lies in the actor's reach."""
    chosen = {STATUS: filters.status} if filters.status else {}
    if filters.scope is Scope.PUBLISHED or not READERS & work.actor.permissions:
        return {PUBLISHED: True, **chosen}
    return {REACH: work.actor.reach.value, **chosen}


def of_filters(filters: Filters) -> Values:
    """Name the facets that are filtered, each with the values to be kept."""
    return {facet: chosen for facet in FIELDS if (chosen := getattr(filters, facet))}


Made = TypeVar("Made")


def of_condition(further: Condition) -> list[ColumnElement[bool]]:
    """Return what must hold besides."""
    return [] if further == ALWAYS else [compiled(further)]


def cached(make: Callable[..., Made]) -> Callable[..., Made]:
    """Keep a statement for as long as the house runs, unless a client wrote a condition of its own.

    The condition comes last.
    """
    kept = cache(make)

    @wraps(make)
    def made(*told: Any) -> Made:
        return (kept if told[-1] == ALWAYS else make)(*told)

    return made
