"""Searching the catalogue: full text in Chinese, facets, marks; and names while one types."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import cast, select
from sqlalchemy.dialects.postgresql import TSQUERY

from tongbase.base.paging import PageRequest
from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.queries import candidates
from tongbase.catalogue.queries.candidates import CANDIDATES_MAX, Candidate
from tongbase.catalogue.queries.words import synonyms_in
from tongbase.catalogue.rules.asking import Question, cleaned, parse_question
from tongbase.catalogue.rules.resource_codes import CLASSES
from tongbase.catalogue.rules.text import marked, snippet
from tongbase.catalogue.terms.codes import LABELS
from tongbase.catalogue.terms.searching import FacetValue, Filters, Found, Head, Hit, ItemHit
from tongbase.catalogue.terms.states import Status
from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

FACETS = ("share_type", "update_cycle", "provider", "region", "classify")
HEAD = tuple(field.name for field in fields(Head))
FACET_VALUES_MAX = 20
ITEM_HITS_MAX = 5
ITEMS_READ_MAX = 5000
NAMES_MAX = 10


def search(work: Work, asked: str, filters: Filters, wanted: PageRequest) -> Found:
    """Find entries: by words, best first; without words, newest first."""
    text = cleaned(asked)
    question = parse_question(text, synonyms_in(work, text))
    if question.is_empty:
        return _browse(work, question, filters, wanted)
    found, loose = _tried(work, question, filters)
    page = found[wanted.offset : wanted.offset + wanted.size]
    return Found(
        hits=_hits(work, question, [one.id for one in page]),
        total=len(found),
        capped=len(found) == CANDIDATES_MAX,
        loose=loose,
        facets_of=len(found),
        facets=_facets(work, found),
    )


def suggest(work: Work, typed: str) -> Sequence[str]:
    """Complete a name: published names that begin so, then those that have the words."""
    text = cleaned(typed)
    if not text:
        return []
    published = Entry.status == Status.PUBLISHED
    begins = Entry.name.startswith(text, autoescape=True)
    statement = select(Entry.name).where(published, begins).order_by(Entry.name).limit(NAMES_MAX)
    names = list(work.db.scalars(statement))
    question = parse_question(text)
    if len(names) < NAMES_MAX and not question.is_empty:
        words = Entry.name_search.bool_op("@@")(cast(question.strict[-1], TSQUERY))
        names += work.db.scalars(select(Entry.name).where(published, words).limit(NAMES_MAX))
    return list(dict.fromkeys(names))[:NAMES_MAX]


def _tried(work: Work, question: Question, filters: Filters) -> tuple[Sequence[Candidate], bool]:
    """Try the strict queries in turn, at last the loose one; say whether it was that one."""
    for query in question.strict:
        if found := candidates.ranked(work, question, query, filters):
            return found, False
    found = candidates.ranked(work, question, question.loose, filters)
    return found, bool(found)


def _browse(work: Work, question: Question, filters: Filters, wanted: PageRequest) -> Found:
    """Without words the total is exact; the facets are of the newest entries."""
    total = candidates.count(work, filters)
    newest = candidates.newest(work, filters)
    ids: Sequence[str] = [one.id for one in newest[wanted.offset : wanted.offset + wanted.size]]
    if wanted.offset + wanted.size > len(newest):
        ids = candidates.page_of_ids(work, filters, size=wanted.size, offset=wanted.offset)
    return Found(
        hits=_hits(work, question, ids),
        total=total,
        capped=total > len(newest),
        facets_of=len(newest),
        facets=_facets(work, newest),
    )


def _hits(work: Work, question: Question, ids: Sequence[str]) -> Sequence[Hit]:
    columns = [getattr(Entry, name) for name in (*HEAD, "name", "abstract", "provider_name")]
    statement = select(*columns).where(Entry.id.in_(ids))
    rows = {row.id: row for row in work.db.execute(statement)}
    items = _item_hits(work, question.words, ids)
    return [_hit(rows[i], question.words, items[i]) for i in ids if i in rows]


def _hit(row: Any, words: Sequence[str], items: Sequence[ItemHit]) -> Hit:
    return Hit(
        head=Head(*row[: len(HEAD)]),
        name=marked(row.name, words),
        abstract=snippet(row.abstract, words),
        provider_name=marked(row.provider_name, words),
        items=tuple(items),
    )


def _item_hits(
    work: Work, words: Sequence[str], ids: Sequence[str]
) -> defaultdict[str, list[ItemHit]]:
    """Find in which items the words stand; the best ``ITEM_HITS_MAX`` of each entry."""
    hits: defaultdict[str, list[ItemHit]] = defaultdict(list)
    if not words:
        return hits
    columns = select(Item.entry_id, Item.code, Item.name, Item.name_en, Item.field_name)
    statement = columns.where(Item.entry_id.in_(ids)).order_by(Item.entry_id, Item.place)
    for entry_id, code, name, name_en, field_name in work.db.execute(
        statement.limit(ITEMS_READ_MAX)
    ):
        found = marked(name, words)
        stands = found.marks or marked(f"{name_en} {field_name}", words).marks
        if stands and len(hits[entry_id]) < ITEM_HITS_MAX:
            hits[entry_id].append(ItemHit(code, found, field_name))
    return hits


def _facets(work: Work, found: Sequence[Candidate]) -> dict[str, Sequence[FacetValue]]:
    counted = {facet: _counted(map(attrgetter(facet), found)) for facet in FACETS}
    labels = {
        "share_type": LABELS["share_type"],
        "update_cycle": LABELS["update_cycle"],
        "provider": _same(
            identity.names_of_organisations(work, _values(counted["provider"])),
        ),
        "region": _same(identity.names_of_regions(work, _values(counted["region"]))),
        "classify": CLASSES,
    }
    return {
        facet: [
            FacetValue(str(value), labels[facet].get(value, Label(value, value)), number)
            for value, number in counted[facet]
        ]
        for facet in FACETS
    }


def _counted(values: Iterable[str | None]) -> list[tuple[str, int]]:
    """Count the values, the most frequent first; what has none does not count."""
    known = Counter(values)
    pairs = ((value, number) for value, number in known.most_common() if value)
    return list(islice(pairs, FACET_VALUES_MAX))


def _values(counted: Iterable[tuple[str, int]]) -> list[str]:
    return [value for value, _ in counted]


def _same(names: Mapping[str, str]) -> dict[str, Label]:
    """Names of organisations and regions have one form in both languages."""
    return {key: Label(name, name) for key, name in names.items()}
