"""Reading candidates where they are: one page of ids, how many there are, and their facets.

All of it is one answer of some eighty rows; the thousand candidates stay in the database.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Select, bindparam, func, literal, select, union_all

from tongbase.base.paging import PageRequest
from tongbase.catalogue.rules.facets import FIELDS
from tongbase.kernel.work import Work

PAGE, ALL = "page", "all"
Part = Select[str, Any, int, Any]


@dataclass(frozen=True)
class Counted:
    """One page of candidates, the number of all, and how many have each value of a facet."""

    ids: Sequence[str]
    total: int
    facets: Mapping[str, Sequence[tuple[str, int]]]


def counted(found: CTE) -> Select[Any]:
    """Select a page of candidates and count all of them; ``found`` has an id, a place, facets.

    The page comes by place, each facet by number; of equal numbers the better placed comes first.
    """
    parts = (_page(found), _all(found), *(_facet(found, facet) for facet in FIELDS))
    told = union_all(*parts).subquery("told")
    statement = select(told.c.part, told.c.value, told.c.number)
    return statement.order_by(told.c.number.desc(), told.c.place)


def read(
    work: Work, statement: Select[Any], wanted: PageRequest, values: Mapping[str, Any]
) -> Counted:
    """Ask a statement of ``counted`` for a page."""
    page = {"first": wanted.offset + 1, "last": wanted.offset + wanted.size}
    told: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for part, value, number in work.db.execute(statement, {**values, **page}):
        told[part].append((value, number))
    return Counted(
        ids=[value for value, _ in told[PAGE]],
        total=told[ALL][0][1],
        facets={facet: told[facet] for facet in FIELDS},
    )


def _page(found: CTE) -> Part:
    shape = (
        literal(PAGE).label("part"),
        found.c.id.label("value"),
        literal(1).label("number"),
        found.c.place.label("place"),
    )
    here = found.c.place.between(bindparam("first"), bindparam("last"))
    return select(*shape).where(here)


def _all(found: CTE) -> Part:
    return select(literal(ALL), literal(""), func.count(), literal(0)).select_from(found)


def _facet(found: CTE, facet: str) -> Part:
    """Count the values of a facet, the most frequent first; what has none does not count."""
    value, number, best = found.c[facet], func.count(), func.min(found.c.place)
    statement = select(literal(facet), value, number, best).where(value != "").group_by(value)
    return statement.order_by(number.desc(), best).limit(bindparam("facet_values"))
