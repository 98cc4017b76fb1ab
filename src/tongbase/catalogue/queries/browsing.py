"""Browsing without words: the newest first, an exact number, the facets of the newest."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from tongbase.base.paging import PageRequest
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries import candidates, conditions, counting
from tongbase.catalogue.queries.counting import Counted
from tongbase.catalogue.terms.searching import Filters, Scope
from tongbase.kernel.work import Work

Names = tuple[str, ...]


def newest(work: Work, filters: Filters, wanted: PageRequest) -> Counted:
    """Read a page of the newest entries and count these, at most ``CANDIDATES_MAX``."""
    values = _values(work, filters)
    statement = _newest(tuple(values), filters.scope)
    return counting.read(work, statement, wanted, {**values, "most": candidates.CANDIDATES_MAX})


def page_of_ids(work: Work, filters: Filters, wanted: PageRequest) -> Sequence[str]:
    """Return one page of ids, newest first, however far it lies."""
    values = _values(work, filters)
    place = {"size": wanted.size, "offset": wanted.offset}
    return work.db.scalars(_ids(tuple(values), filters.scope), {**values, **place}).all()


def count(work: Work, filters: Filters) -> int:
    """Count the entries."""
    values = _values(work, filters)
    return work.db.scalar(_number(tuple(values)), values) or 0


def _values(work: Work, filters: Filters) -> dict[str, Any]:
    return {**conditions.of_sight(work, filters), **conditions.of_filters(filters)}


@cache
def _newest(names: Names, scope: Scope) -> Select[Any]:
    order = _order(scope)
    place = func.row_number().over(order_by=order).label("place")
    statement = select(*candidates.columns(), place).where(*conditions.named(names))
    return counting.counted(statement.order_by(*order).limit(bindparam("most")).cte("found"))


@cache
def _ids(names: Names, scope: Scope) -> Select[str]:
    statement = select(Entry.id).where(*conditions.named(names)).order_by(*_order(scope))
    return statement.limit(bindparam("size")).offset(bindparam("offset"))


@cache
def _number(names: Names) -> Select[int]:
    return select(func.count()).select_from(Entry).where(*conditions.named(names))


def _order(scope: Scope) -> tuple[ColumnElement[Any], ...]:
    """Sort by publication, or in one's own reach by the last change, newest first."""
    if scope is Scope.PUBLISHED:
        return Entry.published_at.desc(), Entry.id.desc()
    return Entry.changed_at.desc(), Entry.id.desc()
