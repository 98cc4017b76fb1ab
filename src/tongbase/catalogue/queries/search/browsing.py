"""Browsing without words: the newest first, an exact number, the facets of the newest."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from tongbase.base.paging import PageRequest
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.search import candidates, conditions, counting, orders
from tongbase.catalogue.queries.search.conditions import cached
from tongbase.catalogue.queries.search.counting import Counted
from tongbase.catalogue.terms.conditions import Condition, Order
from tongbase.catalogue.terms.searching import Filters, Scope
from tongbase.kernel.work import Work

Names = tuple[str, ...]


def newest(work: Work, filters: Filters, wanted: PageRequest) -> Counted:
    """Read a page of the newest entries and count these, at most ``CANDIDATES_MAX``."""
    values = _values(work, filters)
    statement = _newest(tuple(values), filters.scope, filters.order, filters.further)
    limits = {"most": candidates.CANDIDATES_MAX, "facet_values": filters.facet_values}
    return counting.read(work, statement, wanted, {**values, **limits})


def page_of_ids(work: Work, filters: Filters, wanted: PageRequest) -> Sequence[str]:
    """Return one page of ids, newest first, however far it lies."""
    values = _values(work, filters)
    place = {"size": wanted.size, "offset": wanted.offset}
    statement = _ids(tuple(values), filters.scope, filters.order, filters.further)
    return work.db.scalars(statement, {**values, **place}).all()


def count(work: Work, filters: Filters) -> int:
    """Count the entries."""
    values = _values(work, filters)
    return work.db.scalar(_number(tuple(values), filters.further), values) or 0


def _values(work: Work, filters: Filters) -> dict[str, Any]:
    return {**conditions.of_sight(work, filters), **conditions.of_filters(filters)}


@cached
def _newest(names: Names, scope: Scope, order: Order, further: Condition) -> Select[Any]:
    sorted_by = _order(scope, order)
    place = func.row_number().over(order_by=sorted_by).label("place")
    statement = select(*candidates.columns(), place).where(*_holding(names, further))
    return counting.counted(statement.order_by(*sorted_by).limit(bindparam("most")).cte("found"))


@cached
def _ids(names: Names, scope: Scope, order: Order, further: Condition) -> Select[str]:
    statement = select(Entry.id).where(*_holding(names, further)).order_by(*_order(scope, order))
    return statement.limit(bindparam("size")).offset(bindparam("offset"))


@cached
def _number(names: Names, further: Condition) -> Select[int]:
    return select(func.count()).select_from(Entry).where(*_holding(names, further))


def _holding(names: Names, further: Condition) -> list[ColumnElement[bool]]:
    return [*conditions.named(names), *conditions.of_condition(further)]


def _order(scope: Scope, order: Order) -> tuple[ColumnElement[Any], ...]:
    """Sort by publication, or in one's own reach by the last change, newest first."""
    if order in orders.SORTED:
        return orders.of_entries(order)
    if scope is Scope.PUBLISHED:
        return Entry.published_at.desc(), Entry.id.desc()
    return Entry.changed_at.desc(), Entry.id.desc()
