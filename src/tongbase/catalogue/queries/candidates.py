"""The candidates of a search: at most so many matches, ranked, with the columns that facets count.

Ranking reads every match, so common words are cut at a limit: matches in the name come first, the
others fill up. The words themselves are found by GIN indexes over jieba's words.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    not_,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY, REAL, TSQUERY

from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.entries import READERS, in_reach
from tongbase.catalogue.rules.asking import Question
from tongbase.catalogue.rules.facets import filtered
from tongbase.catalogue.rules.resource_codes import CLASS_DIGITS
from tongbase.catalogue.terms.searching import Filters, Scope
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

CANDIDATES_MAX = 1000
NEWEST = func.coalesce(Entry.published_at, Entry.changed_at)
# A scan that begins where another one is would cut common words elsewhere on every page.
STEADY = text("set local synchronize_seqscans = off")
# Of ts_rank: for D, C, B, A, that is provider, abstract, items, name.
WEIGHTS = (0.1, 0.2, 0.4, 1.0)
BY_LENGTH = 1  # long entries rank lower: divided by 1 + log(length)
NAME_BEGINS, NAME_HOLDS = 2.0, 1.0  # on top, if the name has the question word for word


class Candidate(NamedTuple):
    """One match: its id and its value of every facet. A plain tuple: there are many of them."""

    id: str
    share_type: str | None
    update_cycle: str | None
    provider: str
    region: str
    classify: str


def ranked(work: Work, question: Question, tsquery: str, filters: Filters) -> list[Candidate]:
    """Return the best matches, best first, at most ``CANDIDATES_MAX``.

    Two queries, so that the planner knows the limit of each: the second is often not needed.
    """
    work.db.execute(STEADY)
    wanted = cast(filtered(tsquery, filters), TSQUERY)
    in_name = Entry.name_search.bool_op("@@")(wanted)
    anywhere = Entry.search.bool_op("@@")(wanted)
    score = _score(question, cast(tsquery, TSQUERY))
    matches = select(*_columns(), score, NEWEST).where(*_visible(work, filters))
    found = list(work.db.execute(matches.where(in_name).limit(CANDIDATES_MAX)))
    if (room := CANDIDATES_MAX - len(found)) > 0:
        others = matches.where(anywhere, not_(in_name)).limit(room)
        found += work.db.execute(others)
    _sort(found)
    return [Candidate(*row[:-2]) for row in found]


def newest(work: Work, filters: Filters) -> list[Candidate]:
    """Return the newest entries, at most ``CANDIDATES_MAX``: what facets count without a search."""
    statement = in_order(select(*_columns()).where(*_within(work, filters)), filters)
    return [Candidate(*row) for row in work.db.execute(statement.limit(CANDIDATES_MAX))]


def page_of_ids(work: Work, filters: Filters, *, size: int, offset: int) -> Sequence[str]:
    """Return one page of entries without a search, newest first."""
    statement = in_order(select(Entry.id).where(*_within(work, filters)), filters)
    return work.db.scalars(statement.limit(size).offset(offset)).all()


def count(work: Work, filters: Filters) -> int:
    """Count the entries without a search."""
    statement = select(func.count()).select_from(Entry).where(*_within(work, filters))
    return work.db.scalar(statement) or 0


def in_order(statement: Select[Any], filters: Filters) -> Select[Any]:
    """Sort by publication, or in one's own reach by the last change, newest first."""
    if filters.scope is Scope.PUBLISHED:
        return statement.order_by(Entry.published_at.desc(), Entry.id.desc())
    return statement.order_by(Entry.changed_at.desc(), Entry.id.desc())


def _columns() -> tuple[ColumnElement[Any], ...]:
    return (
        Entry.id.label("id"),
        type_coerce(Entry.share_type, Text).label("share_type"),
        type_coerce(Entry.update_cycle, Text).label("update_cycle"),
        Entry.provider_code.label("provider"),
        Entry.region_code.label("region"),
        func.left(Entry.classify_code, CLASS_DIGITS).label("classify"),
    )


def _sort(found: list[Any]) -> None:
    """Sort by score, then the newest, then by id so that pages never overlap."""
    score = len(Candidate._fields)
    found.sort(key=itemgetter(0))
    found.sort(key=itemgetter(score + 1), reverse=True)
    found.sort(key=itemgetter(score), reverse=True)


def _score(question: Question, asked: ColumnElement[Any]) -> ColumnElement[float]:
    weights = cast(list(WEIGHTS), ARRAY(REAL))
    rank: ColumnElement[float] = func.ts_rank(weights, Entry.search, asked, BY_LENGTH)
    bonus = case(
        (Entry.name.istartswith(question.text, autoescape=True), NAME_BEGINS),
        (Entry.name.icontains(question.text, autoescape=True), NAME_HOLDS),
        else_=0.0,
    )
    return rank + bonus


def _within(work: Work, filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions of visibility and of the filters."""
    conditions = _visible(work, filters)
    chosen = (
        (Entry.share_type, filters.share_type),
        (Entry.update_cycle, filters.update_cycle),
        (Entry.provider_code, filters.provider),
        (Entry.region_code, filters.region),
    )
    conditions += [column.in_(values) for column, values in chosen if values]
    if filters.classify:
        begins = (Entry.classify_code.startswith(c, autoescape=True) for c in filters.classify)
        conditions.append(or_(*begins))
    return conditions


def _visible(work: Work, filters: Filters) -> list[ColumnElement[bool]]:
    if filters.scope is Scope.PUBLISHED or not READERS & work.actor.permissions:
        return [Entry.status == Status.PUBLISHED]
    own = and_(in_reach(work), Entry.status != Status.MERGED)
    return [own, Entry.status.in_(filters.status)] if filters.status else [own]
