"""Duplicate collection: found by what departments say, decided by the bureau, told to both."""

import random
import time
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.catalogue.makers import (
    CIVIL,
    COMPILER,
    HEAD,
    MARKET,
    Cast,
    a_draft,
    drafted,
    publish,
)
from tongbase.base.notices.models import Notice
from tongbase.base.paging import PageRequest
from tongbase.catalogue import api
from tongbase.catalogue.actions import duplicates
from tongbase.catalogue.actions.duplicate_reports import report_duplicate
from tongbase.catalogue.actions.entries import draft_entry
from tongbase.catalogue.errors import (
    DuplicateDecidedError,
    DuplicateInvalidError,
    DuplicateKnownError,
    DuplicateNotFoundError,
    DuplicateUndecidedError,
    ReasonMissingError,
    SourceContradictedError,
)
from tongbase.catalogue.models import Duplicate, Entry
from tongbase.catalogue.queries import duplicates as queries
from tongbase.catalogue.rules.degrees import degree_of, reasons_of
from tongbase.catalogue.rules.duplicates import (
    POSTINGS_MAX,
    SCORE_MIN,
    compared,
    find_pairs,
    jaccard,
    score_of,
)
from tongbase.catalogue.rules.places import region_of_both
from tongbase.catalogue.terms.codes import ItemType
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.catalogue.terms.duplicates import (
    Degree,
    DuplicateState,
    Likeness,
    Overlap,
    Portrait,
)
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import DeniedError, InvalidError
from tongbase.kernel.ledger.reading import history_of

NAMES = ("救助对象姓名", "救助对象身份证号", "救助类别", "救助金额", "发放日期", "所在社区")
MANY = 30_000
FIND_SECONDS_MAX = 30.0  # on a machine that does other things too; usually a second


def portrait(key: str, *, items: str = "甲乙丙丁", **changes: object) -> Portrait:
    made = Portrait(key, key, ("420000", "420100"), "救助发放信息", "", frozenset(items))
    return replace(made, **changes)  # type: ignore[arg-type]


def items(*names: str) -> tuple[ItemDraft, ...]:
    return tuple(ItemDraft(name=name, data_type=ItemType.TEXT) for name in names)


def two_alike(hands: Cast, **changes: object) -> tuple[Entry, Entry]:
    """One entry of the market department and one of the civil affairs department."""
    own = drafted(hands, name="救助资金发放信息", items=items(*NAMES), region_item="")
    other = draft_entry(
        hands.neighbour,
        a_draft(name="救助资金发放明细", items=items(*NAMES[:5]), region_item="", **changes),
    )
    return publish(hands, own), publish(civil(hands), other)


def civil(hands: Cast) -> Cast:
    """The department of civil affairs, with a head of its own."""
    leader = replace(hands.neighbour, actor=replace(hands.neighbour.actor, id="leader"))
    return replace(hands, compiler=hands.neighbour, head=leader)


def search(hands: Cast) -> int:
    return duplicates.keep_found(hands.bureau, find_pairs(list(queries.portraits(hands.bureau))))


def the_case(hands: Cast) -> Duplicate:
    assert search(hands) == 1
    return queries.list_duplicates(hands.bureau, queries.CaseFilter(), PageRequest()).rows[0]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (portrait("b"), True),
        (portrait("b", name="殡葬服务信息"), True),
        (portrait("b", items="甲乙丙戊"), True),
        (portrait("b", items="甲乙丙戊", name="殡葬服务信息"), False),
        (portrait("b", items="甲戊己庚"), True),
        (portrait("b", items="甲戊己庚", name="救助发放"), False),
        (portrait("b", items="甲乙丙丁戊己庚辛壬", name="殡葬服务信息"), False),
        (portrait("b", regions=("420000",)), True),
        (portrait("b", regions=("420000", "420200")), False),
        (portrait("b", provider="a"), False),
    ],
)
def test_who_gathers_the_same(*, other: Portrait, found: bool):
    assert bool(list(find_pairs([portrait("a"), other]))) is found


@pytest.mark.parametrize("regions", [("420000",), ("420000", "420100"), ("420000", "420100", "x")])
def test_what_another_has_whole_is_a_case_around_above_and_below(regions: tuple[str, ...]):
    few = portrait("a", items="甲乙丙丁戊")
    wide = portrait("b", items="甲乙丙丁戊己庚辛壬癸子丑", name="殡葬服务信息", regions=regions)
    for order in ([few, wide], [wide, few]):
        assert [(pair.first, pair.second) for pair in find_pairs(order)] == [("a", "b")]


@pytest.mark.parametrize(
    ("likeness", "overlap", "degree", "said"),
    [
        (
            Likeness(5 / 12, 1, same_system=False),
            Overlap(5, 5, 12, same_name=True),
            Degree.MEDIUM,
            "名称相同",
        ),
        (
            Likeness(5 / 12, 0, same_system=False),
            Overlap(5, 5, 12, same_name=False),
            Degree.MEDIUM,
            "5 个信息项全部包含",
        ),
        (
            Likeness(2 / 14, 1, same_system=False),
            Overlap(2, 4, 12, same_name=True),
            Degree.MEDIUM,
            "12 个信息项中 2 个",
        ),
        (
            Likeness(0, 1, same_system=False),
            Overlap(0, 4, 12, same_name=True),
            Degree.LOW,
            "没有相同的信息项",
        ),
        (
            Likeness(0.8, 1, same_system=False),
            Overlap(8, 8, 10, same_name=True),
            Degree.HIGH,
            "名称相同",
        ),
        (
            Likeness(1, 1, same_system=True, sampled=0.1),
            Overlap(8, 8, 8, same_name=True),
            Degree.LOW,
            "双方的取值很少相同(抽样)",
        ),
    ],
)
def test_a_case_says_in_words_how_alike_two_are(
    likeness: Likeness, overlap: Overlap, degree: Degree, said: str
):
    assert degree_of(likeness, overlap) is degree
    reasons = [reason.zh for reason in reasons_of(likeness, overlap, by_meaning=False)]
    assert any(said in reason for reason in reasons)


def test_a_standard_element_is_the_same_item_under_another_name():
    one = portrait("a", tokens=frozenset({"#DE001", "#DE002", "姓名"}))
    other = replace(one, id="b", provider="b")
    pair = compared(one, other)
    assert pair is not None
    assert pair.score == score_of(Likeness(1, 1, same_system=False))


def test_the_same_system_and_a_measured_overlap_raise_the_score():
    told = Likeness(0.6, 0.5, same_system=False)
    assert score_of(replace(told, same_system=True)) > score_of(told)
    assert score_of(replace(told, sampled=1.0)) > score_of(told)
    assert score_of(replace(told, sampled=0.0)) < score_of(told)


def test_few_items_are_compared_where_name_or_system_is_the_same():
    few = portrait("a", items="甲乙", system="社保系统")
    assert list(find_pairs([few, replace(few, id="b", provider="b")]))
    assert list(find_pairs([few, replace(few, id="b", provider="b", name="殡葬服务信息")]))
    other = replace(few, id="b", provider="b", name="殡葬服务信息", system="殡葬系统")
    assert not list(find_pairs([few, other]))


@pytest.mark.parametrize("alike", [{"name": "救助发放信息"}, {"system": "救助系统"}])
def test_items_that_very_many_have_hide_nothing(alike: dict[str, str]):
    many = [portrait(str(n), name=f"目录{n}", system=f"系统{n}") for n in range(POSTINGS_MAX + 1)]
    pair = [replace(one, **alike) for one in many[:2]]
    found = {(each.first, each.second) for each in find_pairs([*pair, *many[2:]])}
    assert ("0", "1") in found


def test_a_name_that_very_many_have_is_told_apart_by_the_items():
    many = [portrait(str(n), items=f"甲乙{n}丙") for n in range(POSTINGS_MAX + 1)]
    few = [portrait(key, items="丁戊") for key in ("few", "too")]
    assert ("few", "too") in {(each.first, each.second) for each in find_pairs([*many, *few])}


def test_a_case_names_both_departments_and_what_they_share(hands: Cast):
    own, other = two_alike(hands)
    case = the_case(hands)
    (told,) = queries.views(hands.bureau, [case])
    assert {told.first.id, told.second.id} == {own.id, other.id}
    assert list(told.shared) == list(NAMES[:5])
    assert told.verbs == ("confirm", "dismiss")
    assert case.items == pytest.approx(5 / 6)
    for hand in (hands.compiler, hands.neighbour):
        (seen,) = queries.views(
            hand, queries.list_duplicates(hand, queries.CaseFilter(), PageRequest()).rows
        )
        assert seen.verbs == ()
    assert (
        queries.list_duplicates(
            hands.head, queries.CaseFilter(DuplicateState.CONFIRMED), PageRequest()
        ).total
        == 0
    )


def test_the_bureau_names_the_source_and_both_are_told(hands: Cast):
    own, other = two_alike(hands)
    case = the_case(hands)
    duplicates.confirm_duplicate(hands.bureau, case.id, source_id=other.id, reason="民政牵头")
    source = queries.source_of(hands.visitor, own.id)
    assert source is not None
    assert source.provider_code == CIVIL
    assert queries.source_of(hands.visitor, other.id) is None
    places = set(
        hands.bureau.db.scalars(select(Notice.place).where(Notice.zh.contains("数源部门")))
    )
    assert {place.rpartition("/")[2] for place in places if place} == {MARKET, CIVIL}
    (line, *_) = history_of(hands.bureau.db, case.id)
    assert line.event == "catalogue.duplicate.confirmed"
    with pytest.raises(DuplicateDecidedError):
        duplicates.dismiss_duplicate(hands.bureau, case.id, reason="误判")


def test_what_no_comparison_finds_is_reported_decided_and_not_forgotten(hands: Cast):
    own = publish(hands, drafted(hands, name="企业名录", items=items(*NAMES[:2]), region_item=""))
    other = publish(civil(hands), draft_entry(hands.neighbour, a_draft(name="企业情况表")))
    assert search(hands) == 0
    case = report_duplicate(hands.compiler, own.id, other.id, reason=" 同一批企业 ")
    assert (case.reported_by_name, case.remark) == (hands.compiler.actor.name, "同一批企业")
    assert case.score < SCORE_MIN
    told = hands.bureau.db.scalars(select(Notice.zh).where(Notice.zh.contains("上报“企业名录”")))
    assert len(list(told)) == 1
    with pytest.raises(DuplicateKnownError, match=case.id):
        report_duplicate(hands.neighbour, other.id, own.id, reason="同一批企业")
    assert search(hands) == 0
    duplicates.confirm_duplicate(hands.bureau, case.id, source_id=own.id, reason="职责")
    assert queries.source_of(hands.visitor, other.id).id == own.id


def test_a_report_is_refused_that_nobody_could_decide(hands: Cast):
    own, other = two_alike(hands)
    second = publish(hands, drafted(hands, name="企业名录"))
    draft = draft_entry(hands.neighbour, a_draft(name="企业情况表"))
    for one, another, reason, fault in (
        (own, second, "同一数据", "second_id"),
        (own, own, "同一数据", "second_id"),
        (own, other, " ", "reason"),
    ):
        with pytest.raises(InvalidError) as refused:
            report_duplicate(hands.compiler, one.id, another.id, reason=reason)
        assert refused.value.field == fault
    with pytest.raises(DuplicateInvalidError, match="未在目录中发布"):
        report_duplicate(hands.bureau, own.id, draft.id, reason="同一数据")
    with pytest.raises(DeniedError):
        report_duplicate(hands.visitor, own.id, other.id, reason="同一数据")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("/42/4201/A", "/42/4201/B", "/42/4201"),
        ("/42/4201/A", "/42/B", "/42"),
        ("/42/4201/A", "/42/4202/B", "/42"),
        ("/42/A", "/43/B", ""),
        ("/42/4201/A", "/42/42010/B", "/42"),
    ],
)
def test_two_departments_are_decided_where_both_lie(one: str, other: str, both: str):
    assert region_of_both(OrgPath(one), OrgPath(other)).value == both


def test_a_confirmation_is_taken_back_and_both_are_told(hands: Cast):
    own, other = two_alike(hands)
    case = the_case(hands)
    duplicates.confirm_duplicate(hands.bureau, case.id, source_id=other.id, reason="民政牵头")
    duplicates.reopen_duplicate(hands.bureau, case.id, reason="市场局也须采集")
    assert (case.state, case.source_id, case.reason) == (DuplicateState.FOUND, None, "")
    assert (case.decided_at, case.decided_by_name) == (None, "")
    assert queries.source_of(hands.visitor, own.id) is None
    told = hands.bureau.db.scalars(select(Notice.place).where(Notice.zh.contains("市场局也须采集")))
    assert {place.rpartition("/")[2] for place in told if place} == {MARKET, CIVIL}
    (line, *_) = history_of(hands.bureau.db, case.id)
    assert line.event == "catalogue.duplicate.reopened"
    assert all(said in line.detail for said in ("confirmed", CIVIL, "市场局也须采集"))
    duplicates.confirm_duplicate(hands.bureau, case.id, source_id=own.id, reason="市场监管牵头")
    source = queries.source_of(hands.visitor, other.id)
    assert source is not None
    assert source.provider_code == MARKET


def test_a_dismissal_is_taken_back_with_a_reason(hands: Cast):
    two_alike(hands)
    case = the_case(hands)
    with pytest.raises(DuplicateUndecidedError):
        duplicates.reopen_duplicate(hands.bureau, case.id, reason="误判")
    duplicates.dismiss_duplicate(hands.bureau, case.id, reason="对象不同")
    with pytest.raises(ReasonMissingError):
        duplicates.reopen_duplicate(hands.bureau, case.id, reason=" ")
    (told,) = queries.views(hands.bureau, [case])
    assert told.verbs == ("reopen",)
    duplicates.reopen_duplicate(hands.bureau, case.id, reason="误判")
    (told,) = queries.views(hands.bureau, [case])
    assert told.verbs == ("confirm", "dismiss")


def test_a_source_is_not_named_without_a_reason(hands: Cast):
    own, _ = two_alike(hands)
    case = the_case(hands)
    with pytest.raises(ReasonMissingError):
        duplicates.confirm_duplicate(hands.bureau, case.id, source_id=own.id, reason=" ")
    assert case.state is DuplicateState.FOUND


def test_the_source_is_one_of_the_two(hands: Cast):
    two_alike(hands)
    case = the_case(hands)
    with pytest.raises(DuplicateInvalidError):
        duplicates.confirm_duplicate(hands.bureau, case.id, source_id="x", reason="")


def test_departments_do_not_decide(hands: Cast):
    own, _ = two_alike(hands)
    case = the_case(hands)
    with pytest.raises(DeniedError):
        duplicates.confirm_duplicate(hands.compiler, case.id, source_id=own.id, reason="")
    with pytest.raises(DeniedError):
        duplicates.order_search(hands.compiler)
    duplicates.dismiss_duplicate(hands.bureau, case.id, reason="对象不同")
    with pytest.raises(DeniedError):
        duplicates.reopen_duplicate(hands.compiler, case.id, reason="误判")
    with pytest.raises(DuplicateNotFoundError):
        queries.get_duplicate(hands.bureau, "0" * 32)


def test_what_was_dismissed_is_not_proposed_again(hands: Cast):
    two_alike(hands)
    case = the_case(hands)
    with pytest.raises(ReasonMissingError):
        duplicates.dismiss_duplicate(hands.bureau, case.id, reason="")
    duplicates.dismiss_duplicate(hands.bureau, case.id, reason="对象不同")
    assert search(hands) == 1
    listed = queries.list_duplicates(hands.bureau, queries.CaseFilter(), PageRequest()).rows
    assert [each.state for each in listed] == [DuplicateState.DISMISSED]


def test_what_is_alike_no_more_is_forgotten(hands: Cast):
    two_alike(hands)
    the_case(hands)
    assert duplicates.keep_found(hands.bureau, []) == 0
    assert queries.list_duplicates(hands.bureau, queries.CaseFilter(), PageRequest()).total == 0


def test_a_measured_overlap_counts_and_stays(hands: Cast):
    two_alike(hands)
    case = the_case(hands)
    before = case.score
    api.note_overlap(hands.bureau, case.id, 0.02)
    assert case.score < before
    assert search(hands) == 1
    assert case.sampled == 0.02
    with pytest.raises(DuplicateInvalidError):
        api.note_overlap(hands.bureau, case.id, 1.5)


def test_all_pairs_of_a_province_are_compared_in_time():
    chance = random.Random(809)
    words = [f"项{n}" for n in range(40_000)]
    common = [f"常{n}" for n in range(30)]
    portraits = []
    for number in range(MANY):
        tokens = frozenset(chance.sample(words, 6) + chance.sample(common, 2))
        city = f"42{chance.randrange(1, 17):02d}00"
        portraits.append(
            Portrait(
                str(number), f"局{number % 3000}", ("420000", city), f"目录{number}", "", tokens
            )
        )
    planted = replace(portraits[7], id="planted", provider="另一局")
    begun = time.perf_counter()
    found = list(find_pairs([*portraits, planted]))
    took = time.perf_counter() - begun
    print(f"{MANY} entries compared in {took:.1f} s: {len(found)} pairs")
    assert {"7", "planted"} in [{pair.first, pair.second} for pair in found]
    assert took < FIND_SECONDS_MAX


def test_jaccard_of_nothing_is_nothing():
    assert jaccard(frozenset(), frozenset()) == 0


@pytest.mark.parametrize(
    ("sought", "number"),
    [
        ({"q": "救助 明细"}, 1),
        ({"q": "市场监督 民政"}, 1),
        ({"q": "救助 婚姻"}, 0),
        ({"provider": MARKET}, 1),
        ({"provider": "11420500MA00000400"}, 0),
    ],
)
def test_cases_are_found_by_words_and_department(hands: Cast, sought: dict[str, str], number: int):
    two_alike(hands)
    the_case(hands)
    found = queries.list_duplicates(hands.bureau, queries.CaseFilter(**sought), PageRequest())
    assert found.total == number


def test_many_are_no_duplicates_each_for_itself(hands: Cast):
    two_alike(hands)
    case = the_case(hands)
    told = duplicates.dismiss_duplicates(hands.bureau, ["nobody", case.id], reason="口径不同")
    assert [verdict.error.code if verdict.error else None for verdict in told] == [
        "catalogue.duplicate_not_found",
        None,
    ]
    assert (case.state, case.reason) == (DuplicateState.DISMISSED, "口径不同")
    (again,) = duplicates.dismiss_duplicates(hands.bureau, [case.id], reason="口径不同")
    assert again.error is not None


def a_third(hands: Cast) -> Entry:
    """The same data once more, of the bureau itself."""
    actor = replace(hands.bureau.actor, id="third", permissions=COMPILER | HEAD)
    third = replace(hands.bureau, actor=replace(actor, reach=actor.place))
    leader = replace(third, actor=replace(third.actor, id="third leader"))
    entry = draft_entry(
        third, a_draft(name="救助资金发放台账", items=items(*NAMES), region_item="")
    )
    return publish(replace(hands, compiler=third, head=leader), entry)


def test_one_data_set_has_one_source(hands: Cast):
    own, other = two_alike(hands)
    third = a_third(hands)
    assert search(hands) == 3
    found = queries.list_duplicates(hands.bureau, queries.CaseFilter(), PageRequest()).rows
    cases = {frozenset({case.first_id, case.second_id}): case.id for case in found}

    def name_source(source: Entry, repeated: Entry) -> Duplicate:
        case = cases[frozenset({source.id, repeated.id})]
        return duplicates.confirm_duplicate(
            hands.bureau, case, source_id=source.id, reason="牵头收集"
        )

    first = name_source(own, other)
    with pytest.raises(SourceContradictedError, match="不能再作为数源"):
        name_source(other, third)
    with pytest.raises(SourceContradictedError, match="已认定为“救助资金发放明细”"):
        name_source(third, own)
    assert name_source(own, third).source_id == own.id
    duplicates.reopen_duplicate(hands.bureau, first.id, reason="重新核实")
    with pytest.raises(SourceContradictedError, match="重新认定那一条线索"):
        name_source(other, own)
