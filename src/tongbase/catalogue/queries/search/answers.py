"""Searching the catalogue: full text in Chinese, facets, marks; and names while one types."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import BindParameter, bindparam, cast, select
from sqlalchemy.dialects.postgresql import TSQUERY

from tongbase.base.paging import PageRequest
from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.queries.search import browsing, candidates, near
from tongbase.catalogue.queries.search.candidates import CANDIDATES_MAX
from tongbase.catalogue.queries.search.counting import Counted
from tongbase.catalogue.queries.search.narrowing import check_known
from tongbase.catalogue.queries.search.ranking import ranked
from tongbase.catalogue.queries.search.words import synonyms_in
from tongbase.catalogue.rules.asking import Question, cleaned, parse_question
from tongbase.catalogue.rules.facets import FIELDS
from tongbase.catalogue.rules.resource_codes import class_label
from tongbase.catalogue.terms.codes import LABELS
from tongbase.catalogue.terms.searching import (
    FacetValue,
    Filters,
    Found,
    Head,
    Hit,
    ItemHit,
    SearchPath,
)
from tongbase.catalogue.terms.states import Status
from tongbase.identity import api as identity
from tongbase.kernel.chinese import marked, snippet
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

HEAD = tuple(field.name for field in fields(Head))
SHOWN = (*HEAD, "name", "abstract", "provider_name")
ITEM_HITS_MAX = 5
ITEMS_READ_MAX = 5000
NAMES_MAX = 10
NAMES_READ_MAX = 200  # of which many may be alike: each county has its 婚姻登记信息

# Built once: to build a statement takes as long as to answer it.
IDS: BindParameter[Sequence[str]] = bindparam("ids", expanding=True)
HITS = select(*(getattr(Entry, name) for name in SHOWN)).where(Entry.id.in_(IDS))
ITEMS = (
    select(Item.entry_id, Item.code, Item.name, Item.name_en, Item.field_name)
    .where(Item.entry_id.in_(IDS))
    .order_by(Item.entry_id, Item.place)
    .limit(ITEMS_READ_MAX)
)


def search(work: Work, asked: str, filters: Filters, wanted: PageRequest) -> Found:
    """Find entries: by words, best first, and what is near; without words, newest first.

    Signs alone find nothing: whoever typed them did not ask for the whole catalogue.
    """
    check_known(work, filters)
    text = cleaned(asked)
    candidates.plan_steadily(work)
    question = parse_question(text, synonyms_in(work, text))
    if question.is_unsearchable:
        return Found(SearchPath.UNSEARCHABLE, (), 0, facets=dict.fromkeys(FIELDS, ()))
    if question.is_empty:
        return _browse(work, question, filters, wanted)
    found, path = tried(work, question, filters, wanted)
    close: near.Near = (SearchPath.NOTHING, ())
    if wanted.page == 1 and near.is_wanted(path, found.total):
        close = near.near(work, question.text, filters, found.ids)
    return Found(
        path=path if found.total else close[0],
        hits=_hits(work, question, found.ids, path),
        near=_hits(work, question, close[1], close[0]),
        total=found.total,
        capped=found.total == CANDIDATES_MAX,
        facets_of=found.total,
        facets=_facets(work, found.facets),
    )


def suggest(work: Work, typed: str) -> Sequence[str]:
    """Complete a name: published names that begin so, then those that have the words."""
    text = cleaned(typed)
    if not text:
        return []
    candidates.plan_steadily(work)
    published = Entry.status == Status.PUBLISHED
    begins = Entry.name.startswith(text, autoescape=True)
    statement = select(Entry.name).where(published, begins).distinct().order_by(Entry.name)
    names = list(work.db.scalars(statement.limit(NAMES_MAX)))
    if len(names) >= NAMES_MAX:
        return names
    question = parse_question(text, synonyms_in(work, text))
    if not question.is_empty:
        words = Entry.name_search.bool_op("@@")(cast(question.strict[-1], TSQUERY))
        some = select(Entry.name).where(published, words).limit(NAMES_READ_MAX).subquery()
        names += work.db.scalars(select(some.c.name).distinct().limit(NAMES_MAX))
    return list(dict.fromkeys(names))[:NAMES_MAX]


def tried(
    work: Work, question: Question, filters: Filters, wanted: PageRequest
) -> tuple[Counted, SearchPath]:
    """Try the strict queries in turn, at last the loose one; say which way found them."""
    for query, path in zip(question.strict, _paths(question), strict=True):
        found = ranked(work, question, query, filters, wanted)
        if found.total:
            return found, path
    found = ranked(work, question, question.loose, filters, wanted)
    return found, SearchPath.SOME_WORDS if found.total else SearchPath.NOTHING


def _paths(question: Question) -> Sequence[SearchPath]:
    """Name the strict queries: the words as they stand, unless the last looks half typed."""
    return (SearchPath.WORDS, SearchPath.BEGINNINGS)[-len(question.strict) :]


def _browse(work: Work, question: Question, filters: Filters, wanted: PageRequest) -> Found:
    """Without words the total is exact; the facets are of the newest entries."""
    total = browsing.count(work, filters)
    newest = browsing.newest(work, filters, wanted)
    ids = newest.ids
    if newest.total < min(total, wanted.offset + wanted.size):
        ids = browsing.page_of_ids(work, filters, wanted)
    return Found(
        path=SearchPath.NEWEST,
        hits=_hits(work, question, ids, SearchPath.NEWEST),
        total=total,
        capped=total > newest.total,
        facets_of=newest.total,
        facets=_facets(work, newest.facets),
    )


def _hits(work: Work, question: Question, ids: Sequence[str], path: SearchPath) -> Sequence[Hit]:
    if not ids:
        return ()
    rows = {row.id: row for row in work.db.execute(HITS, {"ids": ids})}
    items = _item_hits(work, question.words, ids)
    return [_hit(rows[i], question.words, items[i], path) for i in ids if i in rows]


def _hit(row: Any, words: Sequence[str], items: Sequence[ItemHit], path: SearchPath) -> Hit:
    return Hit(
        head=Head(*row[: len(HEAD)]),
        name=marked(row.name, words),
        abstract=snippet(row.abstract, words),
        provider_name=marked(row.provider_name, words),
        items=tuple(items),
        found_by=path,
    )


def _item_hits(
    work: Work, words: Sequence[str], ids: Sequence[str]
) -> defaultdict[str, list[ItemHit]]:
    """Find in which items the words stand; the best ``ITEM_HITS_MAX`` of each entry."""
    hits: defaultdict[str, list[ItemHit]] = defaultdict(list)
    if not words:
        return hits
    for entry_id, code, name, name_en, field_name in work.db.execute(ITEMS, {"ids": ids}):
        found = marked(name, words)
        stands = found.marks or marked(f"{name_en} {field_name}", words).marks
        if stands and len(hits[entry_id]) < ITEM_HITS_MAX:
            hits[entry_id].append(ItemHit(code, found, field_name))
    return hits


def _facets(
    work: Work, counted: Mapping[str, Sequence[tuple[str, int]]]
) -> dict[str, Sequence[FacetValue]]:
    labels = {
        "share_type": LABELS["share_type"],
        "update_cycle": LABELS["update_cycle"],
        "provider": _same(identity.names_of_organisations(work, _values(counted["provider"]))),
        "region": _same(identity.names_of_regions(work, _values(counted["region"]))),
        "classify": {code: class_label(code) for code in _values(counted["classify"])},
    }
    return {
        facet: [
            FacetValue(value, labels[facet].get(value, Label(value, value)), number)
            for value, number in values
        ]
        for facet, values in counted.items()
    }


def _values(counted: Iterable[tuple[str, int]]) -> list[str]:
    return [value for value, _ in counted]


def _same(names: Mapping[str, str]) -> dict[str, Label]:
    """Names of organisations and regions have one form in both languages."""
    return {key: Label(name, name) for key, name in names.items()}
