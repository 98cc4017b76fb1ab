"""Ranking what has the words, best first.

Ranking reads every match, so common words are cut at a limit: matches in the name come first,
others fill up in the order in which the table keeps them. There are two ways to the others:

* the GIN index collects *all* matches before the limit cuts them: quick for rare words;
* the first pages of the table, row by row until enough are found: quick for words that are common
  *together*. No statistics know of that (统一, 社会, 信用 and 代码 stand side by side, the planner
  multiplies their shares), so a few pages are counted as a sample first.

Both find the same entries: what an index found is read in the order of the table too.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    ScalarSelect,
    Select,
    Subquery,
    bindparam,
    case,
    cast,
    func,
    not_,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, REAL, TSQUERY

from tongbase.base.paging import PageRequest
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.search import candidates, conditions, counting
from tongbase.catalogue.queries.search.counting import Counted
from tongbase.catalogue.queries.search.orders import SORTED
from tongbase.catalogue.rules.asking import Question
from tongbase.catalogue.rules.facets import filtered
from tongbase.catalogue.terms.conditions import Condition, Order
from tongbase.catalogue.terms.searching import Filters
from tongbase.kernel.work import Work

# Of ts_rank: for D, C, B, A, that is provider, abstract, items, name.
WEIGHTS = (0.1, 0.2, 0.4, 1.0)
BY_LENGTH = 1  # long entries rank lower: divided by 1 + log(length)
NAME_BEGINS, NAME_HOLDS = 2.0, 1.0  # on top, if the name has the question word for word

SAMPLE_PAGES, FIRST_PAGES = 100, 2000  # of 8 kB, with four entries or so each
# The first pages are read if the sample promises that half of them will do.
PROMISED = FIRST_PAGES // SAMPLE_PAGES // 2

Matches = Select[Any]
ASKED, WANTED = (cast(bindparam(name), TSQUERY) for name in ("asked", "wanted"))
IN_NAME = Entry.name_search.bool_op("@@")(WANTED)
ANYWHERE = Entry.search.bool_op("@@")(WANTED)
ANYWHERE_BY_ROW = func.ts_match_vq(Entry.search, WANTED)  # the same, but no index answers it
ON_SAMPLE = text("catalogue_entry.ctid < cast(:sample_end as tid)")
ON_FIRST = text("catalogue_entry.ctid < cast(:first_end as tid)")


def ranked(
    work: Work, question: Question, tsquery: str, filters: Filters, wanted: PageRequest
) -> Counted:
    """Read a page of the matches, best first, and count all, at most ``CANDIDATES_MAX``."""
    sight = conditions.of_sight(work, filters)
    like = question.text.replace("/", "//").replace("%", "/%").replace("_", "/_")
    values = {
        "asked": tsquery,
        "wanted": filtered(tsquery, filters),
        "begins": f"{like}%",
        "holds": f"%{like}%",
        "most": candidates.CANDIDATES_MAX,
        "facet_values": filters.facet_values,
        "sample_end": f"({SAMPLE_PAGES},0)",
        "first_end": f"({FIRST_PAGES},0)",
    }
    statement = _statement(tuple(sight), filters.order, filters.further)
    return counting.read(work, statement, wanted, {**sight, **values})


@conditions.cached
def _statement(sight: tuple[str, ...], order: Order, further: Condition) -> Matches:
    visible = [*conditions.named(sight), *conditions.of_condition(further)]
    newest = func.coalesce(Entry.published_at, Entry.changed_at).label("newest")
    shown = (SORTED[order].key.label("sorted"),) if order in SORTED else ()
    columns = (*candidates.columns(), _score().label("score"), newest, *shown)
    matches = select(*columns).where(*visible)
    named = matches.where(IN_NAME).limit(bindparam("most")).cte("named")
    sample = select(func.count().label("number")).where(*visible, ANYWHERE_BY_ROW, ON_SAMPLE)
    others = _others(matches.where(not_(IN_NAME)), sample, _room_beside(named))
    found = union_all(select(named), *others).subquery("matches")
    place = func.row_number().over(order_by=_order(found, order)).label("place")
    return counting.counted(select(found, place).cte("found"))


def _order(found: Subquery, order: Order) -> tuple[ColumnElement[Any], ...]:
    """Sort the matches; ids decide last, so that pages never overlap."""
    ways: tuple[ColumnElement[Any], ...] = (found.c.score.desc(), found.c.newest.desc())
    if order in SORTED:
        ways = (found.c.sorted.desc() if SORTED[order].is_backwards else found.c.sorted,)
    return (*ways, found.c.id.collate("C"))


def _others(
    matches: Matches, sample: Select[int], room: ScalarSelect[int]
) -> tuple[Matches, Matches]:
    """Fill the room up: from the first pages if these hold enough, else by the index."""
    sampled = sample.where(room > 0).cte("sampled")
    will_do = select(sampled.c.number * PROMISED).scalar_subquery() >= room
    first = matches.where(ANYWHERE_BY_ROW, ON_FIRST, will_do).limit(room).cte("first")
    enough = select(func.count()).select_from(first).scalar_subquery() == room
    # The planner knows a number as a limit, but not the room.
    indexed = matches.where(ANYWHERE, not_(enough)).limit(bindparam("most")).subquery("indexed")
    return select(first).where(enough), select(indexed).limit(room)


def _room_beside(named: CTE) -> ScalarSelect[int]:
    left: ColumnElement[int] = bindparam("most") - func.count()
    room = select(left.label("left")).select_from(named).cte("room")
    return select(room.c.left).scalar_subquery()


def _score() -> ColumnElement[float]:
    weights = cast(list(WEIGHTS), ARRAY(REAL))
    rank: ColumnElement[float] = func.ts_rank(weights, Entry.search, ASKED, BY_LENGTH)
    bonus = case(
        (Entry.name.ilike(bindparam("begins"), escape="/"), NAME_BEGINS),
        (Entry.name.ilike(bindparam("holds"), escape="/"), NAME_HOLDS),
        else_=0.0,
    )
    return rank + bonus
