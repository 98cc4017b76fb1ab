"""What is near a question where its words find nothing, or little: by meaning, else by characters.

The exact answer stays that of the words: its number, its facets, its pages. What is near stands
beside it, on the first page, and each hit says by which way it was found.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Text, bindparam, cast, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.search import candidates, conditions, meaning
from tongbase.catalogue.queries.search.conditions import cached
from tongbase.catalogue.rules.facets import filtered
from tongbase.catalogue.rules.grams import MARK, any_of, pairs_of, shared_min, telling
from tongbase.catalogue.terms.conditions import Condition
from tongbase.catalogue.terms.searching import Filters, SearchPath
from tongbase.kernel.work import Work

NEAR_MAX = 10
WORDS_ENOUGH = 5
"""So many entries with all words are answer enough; nothing that is near is looked for."""
FREQUENCIES = text(
    "select word, share from pg_stats, "
    "unnest(most_common_elems::text::text[], most_common_elem_freqs) as told(word, share) "
    "where schemaname = current_schema() and tablename = 'catalogue_entry' "
    "and attname = 'name_search' and word = any(:words)"
)
Near = tuple[SearchPath, Sequence[str]]


def is_wanted(path: SearchPath, total: int) -> bool:
    """Say whether the words found so little that what is near helps."""
    return path is SearchPath.SOME_WORDS or total < WORDS_ENOUGH


def near(work: Work, question: str, filters: Filters, but: Sequence[str]) -> Near:
    """Return the ids of what is near, the nearest first, and by which way they were found."""
    if meaning.is_in_force(work):
        ids = meaning.near_ids(work, question, filters, but, NEAR_MAX)
        if ids:
            return SearchPath.MEANING, ids
    ids = alike_ids(work, question, filters, but)
    return (SearchPath.CHARACTERS, ids) if ids else (SearchPath.NOTHING, ())


def alike_ids(work: Work, question: str, filters: Filters, but: Sequence[str]) -> Sequence[str]:
    """Return the entries whose names share most of the question's pairs of characters."""
    pairs = pairs_of(question)
    wanted = telling(pairs, _frequencies(work, pairs))
    if not wanted:
        return ()
    sight = conditions.of_sight(work, filters)
    values = {
        "wanted": filtered(any_of(wanted), filters),
        "pairs": list(pairs),
        "number": len(pairs),
        "least": shared_min(len(pairs)),
        "but": but,
        "read": candidates.CANDIDATES_MAX,
        "most": NEAR_MAX,
    }
    statement = _alike(tuple(sight), filters.further)
    return work.db.scalars(statement, {**sight, **values}).all()


def _frequencies(work: Work, pairs: Sequence[str]) -> Mapping[str, float]:
    """Tell which part of all names has a pair, of those pairs that the statistics know."""
    words = [MARK + pair for pair in pairs]
    rows = work.db.execute(FREQUENCIES, {"words": words})
    return {word.removeprefix(MARK): share for word, share in rows}


@cached
def _alike(sight: tuple[str, ...], further: Condition) -> Select[Any]:
    pair = func.unnest(bindparam("pairs", type_=ARRAY(Text))).column_valued("pair")
    stands = func.strpos(Entry.name_key, pair) > 0
    shared = select(func.count()).where(stands).correlate(Entry).scalar_subquery().label("shared")
    length = func.char_length(Entry.name_key).label("length")
    met = (
        select(Entry.id, shared, length)
        .where(
            Entry.name_search.bool_op("@@")(cast(bindparam("wanted"), TSQUERY)),
            Entry.id.not_in(bindparam("but", expanding=True)),
            *conditions.named(sight),
            *conditions.of_condition(further),
        )
        .limit(bindparam("read"))
        .subquery("met")
    )
    # Dice's coefficient: a short name that shares as much is nearer.
    nearness = met.c.shared * 2.0 / (met.c.length - 1 + bindparam("number"))
    return (
        select(met.c.id)
        .where(met.c.shared >= bindparam("least"))
        .order_by(nearness.desc(), met.c.id.desc())
        .limit(bindparam("most"))
    )
