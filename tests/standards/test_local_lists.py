"""Local code lists: drafted, put in force, replaced by new versions, mapped to national ones."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.standards.makers import Cast, enacted_list
from tongbase.base.approvals.errors import OpinionMissingError, OwnCaseError
from tongbase.base.paging import PageRequest
from tongbase.kernel.errors import DeniedError
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.actions.list_reviews import (
    recall_code_list,
    review_code_list,
    submit_code_list,
)
from tongbase.standards.actions.local_lists import (
    adopt_mapping,
    delete_code_list,
    draft_code_list,
    revise_code_list,
    set_codes,
    update_code_list,
    withdraw_code_list,
)
from tongbase.standards.errors import (
    ChangedSinceError,
    CodeListInvalidError,
    CodeListNotFoundError,
    CodeListTakenError,
    StandingForbidsError,
)
from tongbase.standards.models import CodeListRow
from tongbase.standards.queries.code_lists import (
    CodeListFilter,
    children_of,
    code_list_detail,
    codes_of,
    compare_versions,
    get_code_list,
    get_row,
    history_of_code_list,
    path_of,
    search_code_lists,
)
from tongbase.standards.queries.mapping import mapping_of
from tongbase.standards.rules.code_lists import check_codes, follow
from tongbase.standards.terms.codes import Code, CodeFilter, CodeListContent
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.mapping import MappingKind
from tongbase.standards.terms.standing import StandardDecision, StandardVerb, Standing

APPROVE = StandardDecision.APPROVE
TODAY = date(2026, 3, 2)


def code(value: str, name: str = "甲", **changes: object) -> Code:
    return Code(value, Label(name, ""), **changes)  # type: ignore[arg-type]


def a_list(hands: Cast, *codes: Code, **changes: object) -> CodeListRow:
    content = CodeListContent(id="school_kind", name_zh="学校类别", **changes)  # type: ignore[arg-type]
    row = draft_code_list(hands.drafter, content)
    set_codes(hands.drafter, row.id, codes or (code("1", "小学"), code("2", "中学")))
    return row


def test_nothing_comes_in_force_without_a_review(hands: Cast):
    row = a_list(hands)
    with pytest.raises(StandingForbidsError):
        review_code_list(hands.bureau, row.id, APPROVE)
    assert StandardVerb.SUBMIT in code_list_detail(hands.bureau, row.id).verbs
    submit_code_list(hands.bureau, row.id)
    with pytest.raises(OwnCaseError):  # nor by whoever submitted it
        review_code_list(hands.bureau, row.id, APPROVE)


def test_a_list_is_drafted_and_put_in_force_by_the_bureau(hands: Cast):
    row = enacted_list(hands, a_list(hands).id)
    assert (row.status, row.version) == (Standing.IN_FORCE, 1)
    assert [each.code for each in get_code_list(hands.visitor, "school_kind").codes] == ["1", "2"]
    with pytest.raises(StandingForbidsError):
        set_codes(hands.drafter, row.id, [code("9")])


def test_a_department_submits_and_the_bureau_puts_in_force(hands: Cast):
    row = a_list(hands)
    with pytest.raises(DeniedError):
        review_code_list(hands.drafter, submit_code_list(hands.drafter, row.id).id, APPROVE)
    assert row.status is Standing.REVIEW
    assert code_list_detail(hands.bureau, row.id).verbs == [
        StandardVerb.RECALL,
        StandardVerb.REVIEW,
    ]
    with pytest.raises(CodeListNotFoundError):
        get_row(hands.visitor, row.id)
    with pytest.raises(StandingForbidsError):
        set_codes(hands.drafter, row.id, [code("9")])
    review_code_list(hands.bureau, row.id, APPROVE, "同意")
    assert row.status is Standing.IN_FORCE
    (case,) = code_list_detail(hands.visitor, row.id).trail
    assert (case.steps[0].opinion, case.state) == ("同意", "approved")


def test_a_list_that_is_sent_back_is_a_draft_again_and_needs_an_opinion(hands: Cast):
    row = submit_code_list(hands.drafter, a_list(hands).id)
    with pytest.raises(OpinionMissingError):
        review_code_list(hands.bureau, row.id, StandardDecision.REJECT)
    review_code_list(hands.bureau, row.id, StandardDecision.REJECT, "缺“其他”")
    assert row.status is Standing.DRAFT
    assert code_list_detail(hands.drafter, row.id).trail[0].steps[0].opinion == "缺“其他”"


def test_a_submitted_list_is_taken_back_and_one_without_codes_is_not_submitted(hands: Cast):
    row = submit_code_list(hands.drafter, a_list(hands).id)
    assert recall_code_list(hands.drafter, row.id).status is Standing.DRAFT
    set_codes(hands.drafter, row.id, [])
    with pytest.raises(CodeListInvalidError):
        submit_code_list(hands.drafter, row.id)


def test_a_reviewed_version_becomes_the_list_and_its_trail_stays(hands: Cast):
    row = enacted_list(hands, a_list(hands).id)
    draft = submit_code_list(hands.drafter, revise_code_list(hands.drafter, row.id).id)
    assert review_code_list(hands.bureau, draft.id, APPROVE).id == row.id
    detail = code_list_detail(hands.visitor, row.id)
    assert (row.version, [case.state for case in detail.trail]) == (2, ["approved"] * 2)


def test_nobody_saves_over_what_another_changed(hands: Cast):
    row = a_list(hands)
    read_at = row.changed_at
    later = replace(hands.drafter, now=hands.drafter.now + timedelta(minutes=1))
    set_codes(later, row.id, [code("1", "小学"), code("3", "高校")], read_at=read_at)
    with pytest.raises(ChangedSinceError) as told:
        set_codes(later, row.id, [code("1", "小学")], read_at=read_at)
    assert "drafter于 2026-03-02" in told.value.zh
    with pytest.raises(ChangedSinceError):
        update_code_list(later, row.id, {"source": "别处"}, read_at=read_at)


def test_a_new_version_ends_what_is_gone_and_keeps_it_for_that_day(hands: Cast):
    row = enacted_list(hands, a_list(hands).id)
    draft = revise_code_list(hands.drafter, row.id)
    set_codes(hands.drafter, draft.id, [code("1", "初等学校"), code("3", "高等学校")])
    assert code_list_detail(hands.drafter, row.id).revision == draft.id
    assert code_list_detail(hands.visitor, row.id).revision is None
    enacted_list(hands, draft.id)
    assert row.version == 2
    yesterday = TODAY - timedelta(days=1)
    held = {on: _codes(hands, row, on) for on in (yesterday, TODAY)}
    assert held == {yesterday: ["1", "2"], TODAY: ["1", "3"]}
    told = {
        (d.code, d.field): (d.before, d.after)
        for d in compare_versions(hands.visitor, row.id, 1, 2)
    }
    assert told == {
        ("1", "name_zh"): ("小学", "初等学校"),
        ("2", "code"): ("中学", None),
        ("3", "code"): (None, "高等学校"),
    }
    events = [line.event for line in history_of_code_list(hands.visitor, row.id)]
    assert events.count("standards.code_list.enacted") == 2
    assert events.count("standards.code_list.drafted") == 2


def _codes(hands: Cast, row: CodeListRow, on: date) -> list[str]:
    return [each.code for each in codes_of(hands.visitor, row, CodeFilter(on=on)).rows]


def test_a_withdrawn_list_is_revised_and_comes_back(hands: Cast):
    row = enacted_list(hands, a_list(hands).id)
    with pytest.raises(CodeListInvalidError):
        withdraw_code_list(hands.bureau, row.id, reason="")
    withdraw_code_list(hands.bureau, row.id, reason="并入国家标准")
    draft = revise_code_list(hands.drafter, row.id)
    assert enacted_list(hands, draft.id).status is Standing.IN_FORCE


def test_a_local_list_is_put_beside_the_national_one(hands: Cast, work):
    install_code_lists(work)
    codes = (
        code("1", "男性", maps_to="1"),
        code("F", "女", maps_to="2"),
        code("X", "其他"),
    )
    row = a_list(hands, *codes, maps_to="sex")
    kinds = {(pair.code, pair.target): pair.kind for pair in mapping_of(hands.drafter, row.id)}
    assert kinds == {
        ("1", "1"): MappingKind.SAME,
        ("F", "2"): MappingKind.RENAMED,
        ("X", ""): MappingKind.UNMAPPED,
        ("", "0"): MappingKind.MISSING,
        ("", "9"): MappingKind.MISSING,
    }


def test_a_code_of_the_same_name_is_proposed_and_adopted(hands: Cast, work):
    install_code_lists(work)
    codes = (code("1", "男性"), code("2", "女"), code("X", "其他"))
    row = a_list(hands, *codes, maps_to="sex")
    kinds = {(pair.code, pair.target): pair.kind for pair in mapping_of(hands.drafter, row.id)}
    assert kinds[("1", "1")] is MappingKind.PROPOSED
    assert kinds[("2", "")] is MappingKind.UNMAPPED  # 女 is not 女性
    assert ("", "1") not in kinds
    with pytest.raises(CodeListNotFoundError):
        adopt_mapping(hands.visitor, row.id)
    adopt_mapping(hands.drafter, row.id)
    told = {each.code: each.maps_to for each in codes_of(hands.drafter, row, CodeFilter()).rows}
    assert told == {"1": "1", "2": "", "X": ""}
    enacted_list(hands, row.id)
    with pytest.raises(StandingForbidsError):
        adopt_mapping(hands.drafter, row.id)


def test_a_tree_is_walked_from_the_top(hands: Cast):
    row = a_list(hands, code("A"), code("A1", parent="A"), code("A2", parent="A"))
    top = codes_of(hands.drafter, row, CodeFilter(top=True)).rows
    assert [each.code for each in top] == ["A"]
    assert children_of(hands.drafter, row, top) == {"A": 2}
    ended = code("A2", parent="A", valid_to=TODAY)
    set_codes(hands.drafter, row.id, [code("A"), code("A1", parent="A"), ended])
    assert children_of(hands.drafter, row, top, TODAY + timedelta(days=1)) == {"A": 1}
    below = codes_of(hands.drafter, row, CodeFilter(parent="A"), PageRequest(2, 1))
    assert ([each.code for each in below.rows], below.total) == (["A2"], 2)
    assert code_list_detail(hands.drafter, row.id).is_tree


def test_the_path_to_a_code_has_the_names_of_the_day(hands: Cast, work):
    a_list(hands, code("A", "甲类"), code("A1", "乙类", parent="A"))
    row = get_row(hands.drafter, "school_kind")
    assert [each.name.zh for each in path_of(hands.drafter, row, "A1")] == ["甲类", "乙类"]
    assert path_of(hands.drafter, row, "B") == []
    install_code_lists(work)
    row = get_row(hands.visitor, "division")
    for on, city in ((date(2005, 1, 1), "襄樊市"), (None, "襄阳市")):
        named = [each.name.zh for each in path_of(hands.visitor, row, "420600", on)]
        assert named == ["湖北省", city]


def test_the_divisions_are_a_list_whose_rows_lie_with_identity(hands: Cast, work):
    install_code_lists(work)
    row = get_row(hands.visitor, "division")
    found = codes_of(hands.visitor, row, CodeFilter(q="武汉市"), PageRequest())
    assert "420100" in {each.code for each in found.rows}
    assert children_of(hands.visitor, row, found.rows)["420100"] > 10
    for on in (date(1990, 1, 1), TODAY, None):
        below = codes_of(hands.visitor, row, CodeFilter(on=on, parent="420000"), PageRequest())
        counted = children_of(hands.visitor, row, [code("420000")], on)
        assert counted == {"420000": below.total}, on
    gone = codes_of(hands.visitor, row, CodeFilter(q="咸宁地区")).rows[0]
    after = CodeFilter(q=gone.code, on=gone.valid_to + timedelta(days=1))
    assert codes_of(hands.visitor, row, after).total == 0
    assert gone.code in {c.code for c in get_code_list(hands.visitor, "division").codes}
    assert code_list_detail(hands.bureau, "division").verbs == []


def test_a_division_has_the_name_of_the_day(hands: Cast, work):
    install_code_lists(work)
    row = get_row(hands.visitor, "division")

    def named(on: date | None) -> list[str]:
        return [
            each.name.zh for each in codes_of(hands.visitor, row, CodeFilter("420600", on)).rows
        ]

    assert named(date(2005, 1, 1)) == ["襄樊市"]
    assert named(date(2026, 3, 2)) == ["襄阳市"]
    (former,) = codes_of(hands.visitor, row, CodeFilter("襄樊")).rows
    assert (former.valid_from, former.valid_to) == (None, date(2009, 12, 31))


def test_a_neighbour_neither_sees_nor_changes_a_draft(hands: Cast):
    row = a_list(hands)
    with pytest.raises(CodeListNotFoundError):
        update_code_list(hands.neighbour, row.id, {"name_zh": "别的"})
    found = search_code_lists(hands.neighbour, CodeListFilter(q="school_kind"), PageRequest())
    assert found.total == 0
    with pytest.raises(CodeListTakenError):
        draft_code_list(hands.neighbour, CodeListContent(id=row.id, name_zh="别的"))


def test_a_draft_is_changed_and_thrown_away(hands: Cast):
    row = a_list(hands)
    update_code_list(hands.drafter, row.id, {"source": "GB/T 1.1-2020 4.1"})
    assert (row.document, row.clause) == ("GB/T1.1", "4.1")
    delete_code_list(hands.drafter, row.id)
    with pytest.raises(CodeListNotFoundError):
        get_row(hands.drafter, "school_kind")


def test_a_list_without_codes_is_not_put_in_force(hands: Cast):
    row = draft_code_list(hands.drafter, CodeListContent(id="empty", name_zh="空"))
    with pytest.raises(CodeListInvalidError) as told:
        submit_code_list(hands.drafter, row.id)
    assert told.value.field == "codes"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"id": "学校"}, "id"),
        ({"name_zh": ""}, "name_zh"),
        ({"maps_to": "school_kind"}, "maps_to"),
        ({"maps_to": "nowhere"}, "maps_to"),
    ],
)
def test_what_cannot_be_a_list_is_told_by_its_field(hands: Cast, content: dict, field: str):
    values = {"id": "school_kind", "name_zh": "学校类别", **content}
    with pytest.raises(CodeListInvalidError) as told:
        draft_code_list(hands.drafter, CodeListContent(**values))
    assert told.value.field == field


@pytest.mark.parametrize(
    ("codes", "field"),
    [
        ([code("1"), code("1")], "code"),
        ([code("1", "")], "name_zh"),
        ([code("1", parent="9")], "parent"),
        ([code("1", parent="2"), code("2", parent="1")], "parent"),
        ([code("1", valid_from=TODAY, valid_to=TODAY - timedelta(days=1))], "valid_to"),
        ([code("")], "code"),
    ],
)
def test_codes_that_do_not_fit_are_told_by_their_field(codes: list[Code], field: str):
    with pytest.raises(CodeListInvalidError) as told:
        check_codes(codes)
    assert told.value.field == field


def test_what_ended_before_keeps_its_day():
    ended = date(2020, 1, 1)
    before = [code("1", valid_to=ended), code("2"), code("3", valid_from=TODAY)]
    after = {each.code: each for each in follow(before, [code("4")], TODAY)}
    assert after["1"].valid_to == ended
    assert after["2"].valid_to == TODAY - timedelta(days=1)
    assert "3" not in after
    assert after["4"].valid_from == TODAY
