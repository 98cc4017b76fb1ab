"""Searching: Chinese words, synonyms, ranking, facets, visibility, marks."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.catalogue.conftest import NOW
from tests.catalogue.makers import CIVIL, MARKET, Cast, a_draft, drafted, published
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions.entries import draft_entry, revise_entry, update_entry
from tongbase.catalogue.actions.synonyms import add_synonym, install_synonyms, remove_synonym
from tongbase.catalogue.errors import FieldInvalidError
from tongbase.catalogue.queries.search import candidates
from tongbase.catalogue.queries.search.answers import search, suggest
from tongbase.catalogue.schemas.searching import FiltersIn
from tongbase.catalogue.terms.codes import ItemType, ShareType, UpdateCycle
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.catalogue.terms.levels import GovernmentLevel
from tongbase.catalogue.terms.searching import Filters, Found, Scope
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work


def found(work, q="", *, page: int = 1, size: int = 10, **filters) -> Found:
    return search(work, q, Filters(**filters), PageRequest(page, size))


def names(work, q="", **filters) -> list[str]:
    return [hit.name.text for hit in found(work, q, **filters).hits]


def an_entry(hands: Cast, name: str, **changes):
    changes = {"abstract": "演示数据。", **changes}
    return published(hands, name=name, **changes)


def item(name: str, **more) -> tuple[ItemDraft, ...]:
    return (ItemDraft(name=name, data_type=ItemType.TEXT, **more),)


def test_a_word_in_the_name_is_found(hands: Cast):
    an_entry(hands, "婚姻登记信息")
    an_entry(hands, "机动车驾驶证信息")
    assert names(hands.visitor, "婚姻") == ["婚姻登记信息"]


def test_all_words_must_stand_somewhere(hands: Cast):
    an_entry(hands, "婚姻登记信息", abstract="含离婚日期。")
    an_entry(hands, "离婚登记统计数据")
    assert names(hands.visitor, "婚姻 离婚") == ["婚姻登记信息"]


def test_the_name_counts_more_than_the_items_and_these_more_than_the_abstract(hands: Cast):
    an_entry(hands, "市场主体基本信息", abstract="附殡葬说明。")
    an_entry(hands, "民政服务机构名录", items=item("殡葬机构编号"), region_item="")
    an_entry(hands, "殡葬火化记录")
    assert names(hands.visitor, "殡葬") == ["殡葬火化记录", "民政服务机构名录", "市场主体基本信息"]


def test_a_half_typed_last_word_is_a_prefix(hands: Cast):
    an_entry(hands, "养老保险参保信息")
    assert names(hands.visitor, "养老保") == ["养老保险参保信息"]


def test_a_shipped_synonym_finds_the_official_word(work: Work, hands: Cast):
    install_synonyms(work)
    an_entry(hands, "城乡居民养老待遇发放信息")
    assert names(hands.visitor, "退休金") == ["城乡居民养老待遇发放信息"]
    assert suggest(hands.visitor, "退休金") == ["城乡居民养老待遇发放信息"]


def test_people_add_and_remove_synonyms(hands: Cast):
    an_entry(hands, "机动车号牌信息")
    assert names(hands.visitor, "牌照") == []
    pair = add_synonym(hands.bureau, term="牌照", means="号牌")
    assert names(hands.visitor, "牌照") == ["机动车号牌信息"]
    remove_synonym(hands.bureau, pair.id)
    assert names(hands.visitor, "牌照") == []


def test_a_physical_field_name_finds_its_entry_and_its_item(hands: Cast):
    an_entry(hands, "人员基本信息", items=item("公民身份号码", field_name="GMSFHM"), region_item="")
    (hit,) = found(hands.visitor, "gmsfhm").hits
    assert [(i.name.text, i.field_name) for i in hit.items] == [("公民身份号码", "GMSFHM")]


def test_the_places_of_the_words_are_marked(hands: Cast):
    an_entry(hands, "企业登记信息", abstract="企业登记的基本情况。")
    (hit,) = found(hands.visitor, "登记").hits
    assert (hit.name.marks, hit.abstract.marks) == (((2, 4),), ((2, 4),))


def test_nothing_with_all_words_shows_what_has_some(hands: Cast):
    an_entry(hands, "婚姻登记信息")
    answer = found(hands.visitor, "婚姻 卫星")
    assert (answer.path, [hit.name.text for hit in answer.hits]) == ("some_words", ["婚姻登记信息"])


@pytest.mark.parametrize("signs", ["%", "。!", "';--", "*"])
def test_signs_alone_find_nothing_and_say_so(hands: Cast, signs: str):
    an_entry(hands, "婚姻登记信息")
    answer = found(hands.visitor, signs)
    assert (answer.path, answer.total, list(answer.hits)) == ("unsearchable", 0, [])
    assert found(hands.visitor, " ").total == 1  # who types nothing browses


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"region": ["999999"]}, "region"),
        ({"region": ["420100", "abc"]}, "region"),
        ({"provider": ["11420100MA0000999X"]}, "provider"),
        ({"provider": ["武汉市民政局"]}, "provider"),
        ({"classify": ["abc"]}, "classify"),
        ({"classify": ["402"]}, "classify"),
        ({"classify": ["%"]}, "classify"),
    ],
)
def test_a_filter_that_names_nothing_is_refused(hands: Cast, filters: dict, field: str):
    with pytest.raises(FieldInvalidError) as error:
        found(hands.visitor, "登记", **filters)
    assert error.value.field == field


def test_a_division_that_was_abolished_is_known(hands: Cast):
    abolished = hands.visitor.db.scalar(
        text("select code from identity_region where not active order by code limit 1")
    )
    assert found(hands.visitor, region=[abolished]).total == 0


def test_a_resource_code_is_found(hands: Cast):
    entry = an_entry(hands, "婚姻登记信息")
    assert names(hands.visitor, entry.res_code) == ["婚姻登记信息"]


def test_drafts_are_found_by_their_department_and_bureau_alone(hands: Cast):
    drafted(hands, name="未发布的登记信息")
    for stranger in (hands.neighbour, hands.visitor):
        assert names(stranger, "登记", scope=Scope.REACH) == []
    for insider in (hands.compiler, hands.bureau):
        assert names(insider, "登记", scope=Scope.REACH) == ["未发布的登记信息"]
        assert names(insider, "登记") == []


def test_ones_own_reach_can_be_listed_by_state(hands: Cast):
    drafted(hands, name="草稿信息")
    an_entry(hands, "已发布信息")
    assert names(hands.compiler, scope=Scope.REACH, status=[Status.DRAFT]) == ["草稿信息"]
    assert len(names(hands.compiler, scope=Scope.REACH)) == 2


def test_a_status_that_nobody_can_see_is_refused_or_finds_nothing(hands: Cast):
    an_entry(hands, "已发布信息")
    with pytest.raises(FieldInvalidError) as refused:
        FiltersIn(status=[Status.DRAFT]).filters(hands.visitor.today)
    assert refused.value.field == "status"
    assert names(hands.visitor, scope=Scope.REACH, status=[Status.DRAFT]) == []
    assert len(names(hands.visitor, scope=Scope.REACH, status=[Status.PUBLISHED])) == 1


def test_a_search_sees_the_change_in_the_same_transaction(hands: Cast):
    entry = drafted(hands, name="企业登记信息")
    update_entry(hands.compiler, entry.id, {"name": "个体工商户名录"})
    assert names(hands.compiler, "个体工商户", scope=Scope.REACH) == ["个体工商户名录"]
    assert names(hands.compiler, "企业登记信息 企业", scope=Scope.REACH, status=["draft"]) != [
        "企业登记信息"
    ]


def test_a_revision_changes_the_search_only_when_published(hands: Cast):
    entry = an_entry(hands, "企业登记信息")
    revision = revise_entry(hands.compiler, entry.id)
    update_entry(hands.compiler, revision.id, {"name": "法人名录"})
    assert names(hands.visitor, "企业") == ["企业登记信息"]


def test_facets_count_what_was_found_with_words_for_people(hands: Cast):
    an_entry(hands, "企业登记信息")
    an_entry(hands, "企业年报信息", share_type=ShareType.UNCONDITIONAL)
    an_entry(
        hands, "婚姻登记", update_cycle=UpdateCycle.MONTHLY, items=item("日期"), region_item=""
    )
    facets = found(hands.visitor, "企业").facets
    shown = {
        name: [(v.value, v.label.zh, v.count) for v in values] for name, values in facets.items()
    }
    assert sorted(shown["share_type"]) == [
        ("conditional", "有条件共享", 1),
        ("unconditional", "无条件共享", 1),
    ]
    assert shown["provider"] == [(MARKET, "武汉市市场监督管理局", 2)]
    assert shown["region"] == [("420100", "武汉市", 2)]
    assert shown["classify"] == [("102", "法人单位信息资源", 2)]
    assert shown["update_cycle"] == [("daily", "每日", 2)]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"share_type": [ShareType.UNCONDITIONAL]}, 1),
        ({"share_type": [ShareType.UNCONDITIONAL, ShareType.CONDITIONAL]}, 2),
        ({"update_cycle": [UpdateCycle.NEVER]}, 0),
        ({"provider": [MARKET]}, 2),
        ({"provider": [CIVIL]}, 0),
        ({"region": ["420100"]}, 2),
        ({"classify": ["102"]}, 2),
        ({"level": [GovernmentLevel.CITY]}, 2),
        ({"level": [GovernmentLevel.CITY, GovernmentLevel.COUNTY]}, 2),
        ({"level": [GovernmentLevel.PROVINCE]}, 0),
    ],
)
@pytest.mark.parametrize("q", ["", "企业"])
def test_filters_keep_what_they_say(hands: Cast, filters, number, q):
    an_entry(hands, "企业登记信息")
    an_entry(hands, "企业年报信息", share_type=ShareType.UNCONDITIONAL)
    asked = FiltersIn(**filters).filters(NOW.date())
    assert search(hands.visitor, q, asked, PageRequest()).total == number


def test_pages_follow_each_other_without_words_and_with(hands: Cast):
    for number in range(5):
        an_entry(hands, f"企业登记第{number}期信息")
    for q in ("", "企业"):
        pages = [found(hands.visitor, q, page=n, size=2) for n in (1, 2, 3, 4)]
        assert [len(page.hits) for page in pages] == [2, 2, 1, 0]
        assert len({hit.head.id for page in pages for hit in page.hits}) == 5
        assert {page.total for page in pages} == {5}


def test_what_is_cut_says_so(hands: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(candidates, "CANDIDATES_MAX", 3)
    monkeypatch.setattr("tongbase.catalogue.queries.search.answers.CANDIDATES_MAX", 3)
    for number in range(5):
        an_entry(hands, f"企业登记第{number}期信息")
    worded, browsed = found(hands.visitor, "企业"), found(hands.visitor, size=4)
    assert (worded.total, worded.capped, worded.facets_of) == (3, True, 3)
    assert (browsed.total, browsed.capped, browsed.facets_of) == (5, True, 3)
    assert len(browsed.hits) == 4


def test_matches_in_the_name_come_first_when_cut(hands: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(candidates, "CANDIDATES_MAX", 2)
    for number in range(4):
        an_entry(hands, f"第{number}期统计数据", abstract="含殡葬。")
    an_entry(hands, "殡葬火化记录")
    assert names(hands.visitor, "殡葬")[0] == "殡葬火化记录"


@pytest.mark.parametrize("q", ["'", "\\", "a'b:*", "%", "_", "!!", "<->", "((", "😀", "\x00"])
def test_no_question_is_an_error(hands: Cast, q):
    an_entry(hands, "企业登记信息")
    found(hands.visitor, q)
    suggest(hands.visitor, q)


def test_names_are_completed_from_their_beginning_then_by_words(hands: Cast):
    an_entry(hands, "企业登记信息")
    an_entry(hands, "外资企业名录")
    drafted(hands, name="企业草稿信息")
    assert suggest(hands.visitor, "企业") == ["企业登记信息", "外资企业名录"]
    assert suggest(hands.visitor, "  ") == []


@pytest.mark.parametrize("typed", ["婚姻", "登记"])
def test_a_name_that_several_departments_have_is_completed_once(hands: Cast, typed: str):
    leader = replace(hands.neighbour, actor=replace(hands.neighbour.actor, id="leader"))
    for cast in (hands, replace(hands, compiler=hands.neighbour, head=leader)):
        an_entry(cast, "婚姻登记信息")
    assert suggest(hands.visitor, typed) == ["婚姻登记信息"]


def test_a_neighbours_draft_of_the_same_name_is_another(hands: Cast):
    draft_entry(hands.neighbour, a_draft(name="低保对象信息"))
    assert names(hands.neighbour, "低保", scope=Scope.REACH) == ["低保对象信息"]
    assert names(hands.compiler, "低保", scope=Scope.REACH) == []
