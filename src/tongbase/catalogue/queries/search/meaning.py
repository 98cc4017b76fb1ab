"""Reading what names mean: whether it can be searched by, what is near, what is not known yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select, text

from tongbase.base import embedding
from tongbase.base.embedding import MODEL, Vector
from tongbase.catalogue.models import Entry, Meaning
from tongbase.catalogue.models.meanings import NEAR_INDEX, asked_vector, vector_of, written
from tongbase.catalogue.queries.search import conditions
from tongbase.catalogue.queries.search.conditions import cached
from tongbase.catalogue.rules.nearness import GROUND, above_least, cosine, middle_of, near_enough
from tongbase.catalogue.terms.conditions import Condition
from tongbase.catalogue.terms.meaning import MeaningReport, MeaningState
from tongbase.catalogue.terms.searching import Filters
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

OFFERED = text("select count(*) from pg_available_extensions where name = 'vector'")
ENABLED = text(
    "select to_regclass(:index) is not null and exists "
    "(select from pg_extension where extname = 'vector')"
).bindparams(index=NEAR_INDEX)
# Filters keep few of the neighbours: the index goes on until there are enough, or it has seen many.
WIDELY = text(
    "select set_config('hnsw.iterative_scan', 'relaxed_order', true),"
    " set_config('hnsw.ef_search', '100', true),"
    " set_config('hnsw.max_scan_tuples', '5000', true)"
)
LIVING = Entry.status != Status.MERGED
UNKNOWN = LIVING & ~select(Meaning).where(Meaning.name == Entry.name).exists()


def is_in_force(work: Work) -> bool:
    """Say whether questions can be asked by their meaning."""
    if not embedding.is_installed() or not work.db.scalar(ENABLED):
        return False
    return not is_nothing_known(work)


def is_nothing_known(work: Work) -> bool:
    """Say whether no name has a vector."""
    return work.db.scalar(select(Meaning.name).where(Meaning.model == MODEL).limit(1)) is None


def near_ids(
    work: Work, question: str, filters: Filters, but: Sequence[str], most: int
) -> Sequence[str]:
    """Return the entries whose names mean what is asked, the nearest first."""
    asked = embedding.of_question(question)
    sight = {**conditions.of_sight(work, filters), **conditions.of_filters(filters)}
    values = {**sight, "asked": written(asked), "model": MODEL, "but": but, "most": most}
    work.db.execute(WIDELY)
    rows = work.db.execute(_nearest(tuple(sight), filters.further), values).all()
    cosines, ground = [1 - row.distance for row in rows], cosine(asked, _ground())
    enough = near_enough(cosines, ground, above_least(question))
    return [row.id for row in rows[:enough]]


@cached
def _nearest(sight: tuple[str, ...], further: Condition) -> Select[Any]:
    distance = vector_of(Meaning.numbers).op("<=>")(asked_vector("asked")).label("distance")
    near = (
        select(Entry.id, distance)
        .join(Meaning, Meaning.name == Entry.name)
        .where(
            Meaning.model == bindparam("model"),
            Entry.id.not_in(bindparam("but", expanding=True)),
            *conditions.named(sight),
            *conditions.of_condition(further),
        )
        .order_by(distance)
        .limit(bindparam("most"))
        .subquery("near")
    )
    # The index gives them nearly in order; equals keep theirs from question to question.
    return select(near).order_by(near.c.distance, near.c.id.desc())


@cache
def _ground() -> Vector:
    return middle_of(embedding.of_texts(GROUND))


def report(work: Work) -> MeaningReport:
    """Tell how many entries can be found by their meaning, and what is missing."""
    known = select(func.count(), func.count(Meaning.name)).select_from(Entry)
    same = (Meaning.name == Entry.name) & (Meaning.model == MODEL)
    entries, entries_known = work.db.execute(known.outerjoin(Meaning, same).where(LIVING)).one()
    names = work.db.scalar(select(func.count()).where(Meaning.model == MODEL)) or 0
    state = _state(work, all_known=entries_known == entries)
    return MeaningReport(state, MODEL, entries, entries_known, names)


def _state(work: Work, *, all_known: bool) -> MeaningState:
    if not embedding.is_installed():
        return MeaningState.NOT_INSTALLED
    if not is_offered(work):
        return MeaningState.NO_PGVECTOR
    if not work.db.scalar(ENABLED):
        return MeaningState.NOT_ENABLED
    return MeaningState.IN_FORCE if all_known else MeaningState.MAKING


def is_offered(work: Work) -> bool:
    """Say whether the database could be given pgvector."""
    return bool(work.db.scalar(OFFERED))


def names_unknown(work: Work, *, since: datetime | None, most: int) -> Sequence[str]:
    """Name what has no vector yet, of all entries or of those changed since."""
    changed = () if since is None else (Entry.changed_at >= since,)
    names = select(Entry.name).where(UNKNOWN, *changed).distinct().limit(most)
    return work.db.scalars(names).all()


NEIGHBOURS = text(
    """
    with own as materialized (
      select e.id, e.provider_code, m.numbers::vector(384) as meant from catalogue_entry e
      join catalogue_meaning m on m.name = e.name and m.model = :model where e.id = any(:own)
    ), others as materialized (
      select e.id, e.provider_code, m.numbers::vector(384) as meant from catalogue_entry e
      join catalogue_meaning m on m.name = e.name and m.model = :model where e.id = any(:others)
    )
    select own.id, near.id from own cross join lateral (
      select others.id, others.meant <=> own.meant as distance from others
      where others.provider_code <> own.provider_code and others.id <> own.id
      order by distance limit :most
    ) near where near.distance <= :distance
    """
)


def neighbours(
    work: Work, own: Sequence[str], others: Sequence[str], *, most: int, cosine_min: float
) -> Sequence[tuple[str, str]]:
    """Pair entries with those of other departments whose names mean nearly the same."""
    values: Mapping[str, Any] = {
        "own": list(own),
        "others": list(others),
        "model": MODEL,
        "most": most,
        "distance": 1 - cosine_min,
    }
    return [(one, other) for one, other in work.db.execute(NEIGHBOURS, values)]
