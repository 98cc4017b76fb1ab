"""Search by meaning and by characters: what is found where no word stands, and what says so."""

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from tests.catalogue.makers import (
    CIVIL,
    MARKET,
    Cast,
    a_draft,
    drafted,
    publish,
    published,
)
from tongbase.base import embedding
from tongbase.base.chores import ChoreContext
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions import meanings
from tongbase.catalogue.actions.duplicates import keep_found
from tongbase.catalogue.actions.entries import draft_entry, update_entry
from tongbase.catalogue.errors import MeaningAbsentError
from tongbase.catalogue.jobs.duplicates import alike
from tongbase.catalogue.jobs.knowing import enable, forget_meanings
from tongbase.catalogue.jobs.meanings import make_some
from tongbase.catalogue.models import Duplicate, Meaning
from tongbase.catalogue.queries.duplicates import portraits
from tongbase.catalogue.queries.search import meaning
from tongbase.catalogue.queries.search.answers import search
from tongbase.catalogue.rules.grams import pairs_of, shared_min, telling
from tongbase.catalogue.rules.nearness import above_least, near_enough
from tongbase.catalogue.terms.codes import ItemType, ShareType
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.catalogue.terms.meaning import MeaningState
from tongbase.catalogue.terms.searching import Filters, Found, Scope
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

CATALOGUE = (
    "城乡居民养老待遇发放信息",
    "市场主体登记基本信息",
    "婚姻登记信息",
    "机动车驾驶证信息",
    "不动产权属登记信息",
    "医师执业注册信息",
    "学生学籍信息",
    "食品经营许可证信息",
    "殡葬火化记录",
    "残疾人证信息",
    "空气质量监测数据",
    "失业保险金发放信息",
    "住房公积金缴存信息",
    "疫苗接种记录",
    "公路养护工程信息",
)
# What people ask, and what officials call it: not one word of the question stands in the name.
ASKED = (
    ("老人生活费", "城乡居民养老待遇发放信息"),
    ("营业执照", "市场主体登记基本信息"),
    ("结婚", "婚姻登记信息"),
    ("开车资格", "机动车驾驶证信息"),
    ("房产证", "不动产权属登记信息"),
    ("医生", "医师执业注册信息"),
    ("上学", "学生学籍信息"),
    ("火葬", "殡葬火化记录"),
    ("雾霾", "空气质量监测数据"),
    ("打防疫针", "疫苗接种记录"),
    ("路坏了", "公路养护工程信息"),
    ("driving licence", "机动车驾驶证信息"),
)
# Cut or typed otherwise than the name, with most of its pairs of characters.
ALIKE = (
    ("动车驾", "机动车驾驶证信息"),
    ("残及人证", "残疾人证信息"),
    ("姻登", "婚姻登记信息"),
)


def found(work: Work, q: str, **filters: object) -> Found:
    return search(work, q, Filters(**filters), PageRequest(1, 10))  # type: ignore[arg-type]


def near(work: Work, q: str, **filters: object) -> list[tuple[str, str]]:
    return [(hit.name.text, hit.found_by.value) for hit in found(work, q, **filters).near]


def context_of(work: Work) -> ChoreContext:
    """What the worker has in hand, on the transaction of the test."""
    return ChoreContext(None, lambda: nullcontext(work), threading.Event())  # type: ignore[arg-type]


def make_all(work: Work) -> None:
    work.db.flush()
    while make_some(context_of(work), lately=False):
        pass


@pytest.fixture
def shelf(hands: Cast) -> Cast:
    """A small catalogue, published."""
    for name in CATALOGUE:
        published(hands, name=name, abstract="演示数据。")
    return hands


@pytest.fixture
def knowing(work: Work, shelf: Cast) -> Cast:
    """The same, with pgvector enabled and every name known."""
    enable(work)
    make_all(work)
    return shelf


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if the extra had never been installed: Python finds no such package."""
    monkeypatch.setitem(__import__("sys").modules, embedding.WHEEL, None)
    yield


def test_what_people_ask_finds_what_officials_call_it(knowing: Cast):
    told = {q: found(knowing.visitor, q) for q, _ in ASKED}
    assert {(answer.total, answer.path) for answer in told.values()} == {(0, "meaning")}
    firsts = {q: [hit.name.text for hit in answer.near][:3] for q, answer in told.items()}
    assert [(q, firsts[q]) for q, name in ASKED if name not in firsts[q]] == []
    assert {hit.found_by for answer in told.values() for hit in answer.near} == {"meaning"}


def test_what_means_nothing_here_finds_nothing(knowing: Cast):
    for q in ("量子通信卫星轨道", "xyzzy 3000", "足球比分"):
        assert (found(knowing.visitor, q).path, near(knowing.visitor, q)) == ("nothing", [])


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_names_are_found_by_their_characters(shelf: Cast):
    told = {q: found(shelf.visitor, q) for q, _ in ALIKE}
    assert [(q, near(shelf.visitor, q)[:1]) for q, _ in ALIKE] == [
        (q, [(name, "characters")]) for q, name in ALIKE
    ]
    assert {answer.path for answer in told.values()} <= {"characters", "some_words"}
    assert near(shelf.visitor, "结婚") == []


def test_without_vectors_names_are_found_by_their_characters(shelf: Cast):
    (q, name) = ALIKE[-1]
    assert near(shelf.visitor, q) == [(name, "characters")]


def test_words_come_first_and_the_counts_stay_theirs(knowing: Cast):
    answer = found(knowing.visitor, "婚姻")
    assert ([hit.name.text for hit in answer.hits], answer.total) == (["婚姻登记信息"], 1)
    assert (answer.path, answer.hits[0].found_by) == ("words", "words")
    assert "婚姻登记信息" not in [name for name, _ in near(knowing.visitor, "婚姻")]
    assert [(v.value, v.count) for v in answer.facets["provider"]] == [(MARKET, 1)]
    second = search(knowing.visitor, "婚姻", Filters(), PageRequest(2, 10))
    assert (second.total, list(second.near)) == (1, [])


def test_words_that_find_enough_are_answer_enough(knowing: Cast):
    answer = found(knowing.visitor, "信息")
    assert (answer.path, list(answer.near)) == ("words", [])


def test_filters_hold_by_every_way(knowing: Cast):
    for q, way in (("结婚", "meaning"), ("姻登", "characters")):
        assert ("婚姻登记信息", way) in near(knowing.visitor, q, share_type=["conditional"])
        assert ("婚姻登记信息", way) in near(knowing.visitor, q, classify=["102"])
        assert near(knowing.visitor, q, provider=[CIVIL]) == []
        assert near(knowing.visitor, q, share_type=[ShareType.UNCONDITIONAL]) == []
        knowing.visitor.db.execute(text("delete from catalogue_meaning"))


def test_drafts_are_near_for_their_department_alone(work: Work, knowing: Cast):
    name = "机动脚踏车号牌名单"
    drafted(knowing, name=name)
    make_all(work)
    for q, way in (("电动自行车牌照", "meaning"), ("踏车号", "characters")):
        assert (name, way) in near(knowing.compiler, q, scope=Scope.REACH)
        for stranger, scope in (
            (knowing.visitor, Scope.REACH),
            (knowing.neighbour, Scope.REACH),
            (knowing.compiler, Scope.PUBLISHED),
        ):
            assert name not in [other for other, _ in near(stranger, q, scope=scope)]
        work.db.execute(text("delete from catalogue_meaning"))


def test_a_new_name_is_known_soon_and_an_old_one_forgotten(work: Work, knowing: Cast):
    entry = drafted(knowing, name="旅行社名录")
    assert make_some(context_of(work), lately=True) == 1
    assert make_some(context_of(work), lately=True) == 0
    update_entry(knowing.compiler, entry.id, {"name": "导游名录"})
    work.db.flush()
    assert make_some(context_of(work), lately=True) == 1
    forget_meanings(work)
    names = set(work.db.scalars(select(Meaning.name)))
    assert "导游名录" in names
    assert "旅行社名录" not in names


def test_equal_names_have_one_vector(work: Work, knowing: Cast):
    before = work.db.scalar(select(func.count()).select_from(Meaning))
    draft_entry(knowing.neighbour, a_draft(name="婚姻登记信息"))
    make_all(work)
    assert work.db.scalar(select(func.count()).select_from(Meaning)) == before
    told = meaning.report(work)
    assert (told.state, told.entries, told.entries_known) == (
        MeaningState.IN_FORCE,
        len(CATALOGUE) + 1,
        len(CATALOGUE) + 1,
    )


def test_a_rebuild_forgets_all_tells_the_ledger_and_starts_again(work: Work, knowing: Cast):
    told = meanings.rebuild_meanings(knowing.bureau)
    assert (told.state, told.entries_known, told.names_known) == (MeaningState.MAKING, 0, 0)
    (line,) = history_of(work.db, meanings.MEANINGS)
    assert (line.event, line.detail) == ("catalogue.meanings.rebuilt", '{"names":15}')
    assert make_some(context_of(work), lately=True) == len(CATALOGUE)
    with pytest.raises(DeniedError):
        meanings.rebuild_meanings(knowing.compiler)


@pytest.mark.usefixtures("without_extra")
def test_what_is_not_installed_says_so_and_cannot_be_rebuilt(work: Work, hands: Cast):
    assert meaning.report(work).state is MeaningState.NOT_INSTALLED
    with pytest.raises(MeaningAbsentError, match="make semantic"):
        meanings.rebuild_meanings(hands.bureau)


def test_what_is_not_enabled_says_so(work: Work):
    assert meaning.report(work).state is MeaningState.NOT_ENABLED


ONE_ITEM = (ItemDraft(name="公民身份号码", data_type=ItemType.TEXT),)


def test_a_duplicate_may_come_from_the_meaning_of_names(work: Work, knowing: Cast):
    """Entries of one item are proposed by no item; the names bring them, the items decide."""
    own = draft_entry(
        knowing.compiler, a_draft(name="养老待遇发放名单", items=ONE_ITEM, region_item="")
    )
    other = draft_entry(
        knowing.neighbour, a_draft(name="退休金待遇发放名单", items=ONE_ITEM, region_item="")
    )
    leader = replace(knowing.neighbour, actor=replace(knowing.neighbour.actor, id="leader"))
    publish(knowing, own)
    publish(replace(knowing, compiler=knowing.neighbour, head=leader), other)
    pair = tuple(sorted((own.id, other.id)))
    cases = select(Duplicate).where(Duplicate.first_id == pair[0], Duplicate.second_id == pair[1])
    work.db.execute(text("delete from catalogue_meaning"))
    keep_found(work, alike(work, list(portraits(work))))
    assert work.db.scalars(cases).first() is None
    make_all(work)
    keep_found(work, alike(work, list(portraits(work))))
    assert work.db.scalars(cases).one().by_meaning


def test_pairs_of_characters():
    assert pairs_of("婚姻 登记!") == ("婚姻", "姻登", "登记")
    assert (pairs_of("婚"), pairs_of("。")) == (("婚",), ())
    assert [shared_min(number) for number in (1, 2, 3, 4, 7)] == [1, 1, 1, 2, 3]
    assert telling(("a", "b", "c", "d"), {"a": 0.5, "b": 0.01, "c": 0.2}) == ("d", "b")


def test_the_nearest_must_stand_above_the_ground_and_the_others_near_it():
    assert near_enough([0.90, 0.88, 0.85], ground=0.84) == 2
    assert near_enough([0.855, 0.85], ground=0.84) == 0
    assert near_enough([], ground=0.84) == 0
    assert near_enough([0.80], ground=0.7726, above=above_least("asdfgh")) == 0
    assert near_enough([0.80], ground=0.7726, above=above_least("查 asdfgh")) == 1
