"""What searches count and cut in the database, held against counting by hand."""

from collections import Counter

import pytest
from sqlalchemy import text

from tests.catalogue.makers import Cast, published
from tongbase.base.paging import PageRequest
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.search import candidates, ranking
from tongbase.catalogue.queries.search.answers import search
from tongbase.catalogue.terms.codes import ItemType, ShareType, UpdateCycle
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.catalogue.terms.searching import Filters, Found
from tongbase.kernel.work import Work

SHARED = (ShareType.CONDITIONAL, ShareType.UNCONDITIONAL)
CYCLES = (UpdateCycle.DAILY, UpdateCycle.MONTHLY, UpdateCycle.YEARLY, UpdateCycle.WEEKLY)
CODES = ("102001", "101002", "203003")
IN_ITEMS = (ItemDraft(name="统一社会信用代码", data_type=ItemType.TEXT),)
QUESTION = "统一社会信用代码"


def found(work: Work, q: str = "", page: int = 1, size: int = 50, **filters) -> Found:
    return search(work, q, Filters(**filters), PageRequest(page, size))


def a_mixed_catalogue(hands: Cast) -> list[Entry]:
    """Eleven entries of all sorts; every third has the question in its name, all in an item."""
    return [
        published(
            hands,
            name=f"第{number}期企业{QUESTION if number % 3 == 0 else '登记'}信息",
            abstract=f"演示数据。{QUESTION * (number % 4)}",
            share_type=SHARED[number % 5 == 0],
            update_cycle=CYCLES[number % 4],
            classify_code=CODES[number % 3],
            items=IN_ITEMS,
            region_item="",
        )
        for number in range(11)
    ]


def by_hand(answer: Found, entries: list[Entry]) -> dict[str, list[tuple[str, int]]]:
    """Count what was found, of equal numbers the better placed first."""
    known = {entry.id: entry for entry in entries}
    rows = [known[hit.head.id] for hit in answer.hits]
    values = {
        "share_type": [row.share_type for row in rows],
        "update_cycle": [row.update_cycle for row in rows],
        "provider": [row.provider_code for row in rows],
        "region": [row.region_code for row in rows],
        "classify": [row.classify_code[:3] for row in rows],
    }
    return {facet: Counter(map(str, each)).most_common() for facet, each in values.items()}


@pytest.mark.parametrize("q", ["", "企业", QUESTION, "没有 企业"])
@pytest.mark.parametrize("filters", [{}, {"share_type": [ShareType.CONDITIONAL]}])
def test_facets_are_what_counting_by_hand_gives(hands: Cast, q: str, filters):
    entries = a_mixed_catalogue(hands)
    answer = found(hands.visitor, q, **filters)
    told = {name: [(v.value, v.count) for v in each] for name, each in answer.facets.items()}
    assert told == by_hand(answer, entries)
    assert answer.total == len(answer.hits) == (8 if filters else 11)


def test_facets_count_beyond_the_page(hands: Cast):
    entries = a_mixed_catalogue(hands)
    whole = by_hand(found(hands.visitor, "企业"), entries)
    page = found(hands.visitor, "企业", page=3, size=2)
    assert {f: [(v.value, v.count) for v in each] for f, each in page.facets.items()} == whole


@pytest.mark.parametrize("most", [5, 8, 50])
def test_first_pages_and_index_find_the_same(
    hands: Cast, monkeypatch: pytest.MonkeyPatch, most: int
):
    entries = a_mixed_catalogue(hands)
    monkeypatch.setattr(candidates, "CANDIDATES_MAX", most)
    monkeypatch.setattr(ranking, "SAMPLE_PAGES", 1_000_000)
    pages = pages_of(hands.visitor, entries)
    # In a table as small as this one the planner may as well walk an index that has another order.
    hands.visitor.db.execute(text("set local enable_indexscan = off"))
    answers = []
    for end in (0, *(page + 1 for page in pages)):
        monkeypatch.setattr(ranking, "FIRST_PAGES", end)
        answer = found(hands.visitor, QUESTION)
        answers.append([hit.head.id for hit in answer.hits])
        assert answer.total == min(most, len(entries))
    assert len(set(answers[0])) == min(most, len(entries))
    assert all(answer == answers[0] for answer in answers)


def pages_of(work: Work, entries: list[Entry]) -> list[int]:
    """On which pages of the table the entries lie."""
    page = text(
        "select distinct (ctid::text::point)[0]::int from catalogue_entry where id = any(:i)"
    )
    return sorted(work.db.scalars(page, {"i": [entry.id for entry in entries]}))


def test_every_question_is_planned_for_its_own_words(hands: Cast):
    hands.visitor.db.execute(text("set local plan_cache_mode = force_generic_plan"))
    for q in ("企业", QUESTION, "婚姻", "登记", "企业 登记", "信息", "卫星", "名录", "统计"):
        found(hands.visitor, q)
    plans = text(
        "select sum(generic_plans), sum(custom_plans) > 9 from pg_prepared_statements"
        " where statement ~ 'name_search @@'"
    )
    assert hands.visitor.db.execute(plans).one() == (0, True)
