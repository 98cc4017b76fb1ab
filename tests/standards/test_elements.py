"""The life of a data element: drafted, reviewed, in force, replaced, withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.standards.makers import Cast, an_element, drafted, enacted, in_force
from tongbase.base.approvals.errors import OpinionMissingError
from tongbase.base.paging import PageRequest
from tongbase.kernel.errors import DeniedError
from tongbase.standards.actions.elements import (
    delete_element,
    draft_element,
    recall_element,
    review_element,
    revise_element,
    submit_element,
    update_element,
    withdraw_element,
)
from tongbase.standards.errors import (
    ChangedSinceError,
    ElementInvalidError,
    ElementNotFoundError,
    ElementTakenError,
    OwnerMissingError,
    StandingForbidsError,
)
from tongbase.standards.queries.elements import (
    ElementFilter,
    compare_elements,
    element_detail,
    elements_in_force,
    get_element,
    history_of_element,
    list_elements,
)
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.standing import StandardDecision, StandardScope, Standing


def test_an_element_goes_from_draft_to_force(hands: Cast):
    element = drafted(hands)
    assert (element.status, element.version) == (Standing.DRAFT, 1)
    assert element.owner_name == "武汉市市场监督管理局"
    assert (element.document, element.clause) == ("GB/T19488.2", "5.3.2")
    enacted(hands, element)
    assert element.status is Standing.IN_FORCE
    assert element.in_force_at == hands.bureau.now
    told = [line.event for line in history_of_element(hands.visitor, element.id)]
    assert told == [
        "standards.element.reviewed",
        "standards.element.submitted",
        "standards.element.drafted",
    ]


def test_what_is_in_force_is_never_changed_but_replaced(hands: Cast):
    first = in_force(hands)
    with pytest.raises(StandingForbidsError):
        update_element(hands.drafter, first.id, {"length_max": 300})
    second = revise_element(hands.drafter, first.id)
    update_element(hands.drafter, second.id, {"length_max": 300, "format": "an..300"})
    assert elements_in_force(hands.visitor, ["DE42001"])[0].content.length_max == 200
    enacted(hands, second)
    assert (first.status, second.status) == (Standing.REPLACED, Standing.IN_FORCE)
    assert (first.length_max, second.version) == (200, 2)
    found = {
        d.field: (d.before, d.after) for d in compare_elements(hands.visitor, first.id, second.id)
    }
    assert found == {"length_max": (200, 300), "format": ("an..200", "an..300")}
    detail = element_detail(hands.visitor, second.id)
    assert [version.version for version in detail.versions] == [2, 1]
    assert "standards.element.replaced" in {
        line.event for line in history_of_element(hands.visitor, second.id)
    }


def test_nobody_saves_over_what_another_changed(hands: Cast):
    element = drafted(hands)
    read_at = element.changed_at
    later = replace(hands.drafter, now=hands.drafter.now + timedelta(minutes=1))
    update_element(later, element.id, {"unit": "件"}, read_at=read_at)
    with pytest.raises(ChangedSinceError) as told:
        update_element(later, element.id, {"unit": ""}, read_at=read_at)
    assert "drafter于 2026-03-02" in told.value.zh
    assert element.unit == "件"


def test_only_one_version_is_under_way(hands: Cast):
    element = in_force(hands)
    revise_element(hands.drafter, element.id)
    with pytest.raises(ElementTakenError):
        revise_element(hands.drafter, element.id)


def test_what_is_sent_back_is_a_draft_again_and_needs_an_opinion(hands: Cast):
    element = drafted(hands)
    submit_element(hands.drafter, element.id)
    with pytest.raises(OpinionMissingError):
        review_element(hands.bureau, element.id, StandardDecision.REJECT)
    review_element(hands.bureau, element.id, StandardDecision.REJECT, "定义不清")
    assert element.status is Standing.DRAFT
    assert element_detail(hands.drafter, element.id).trail[0].steps[0].opinion == "定义不清"


def test_what_is_submitted_can_be_taken_back(hands: Cast):
    element = drafted(hands)
    submit_element(hands.drafter, element.id)
    assert recall_element(hands.drafter, element.id).status is Standing.DRAFT
    delete_element(hands.drafter, element.id)
    with pytest.raises(ElementNotFoundError):
        get_element(hands.drafter, element.id)


def test_an_incomplete_element_is_not_submitted(hands: Cast):
    element = drafted(hands, definition="", format="")
    with pytest.raises(ElementInvalidError) as told:
        submit_element(hands.drafter, element.id)
    assert told.value.field == "definition"
    assert "表示格式" in told.value.zh


def test_a_withdrawn_element_keeps_its_reason_and_can_come_back(hands: Cast):
    element = in_force(hands)
    with pytest.raises(ElementInvalidError):
        withdraw_element(hands.drafter, element.id, reason=" ")
    withdraw_element(hands.drafter, element.id, reason="标准废止")
    assert (element.status, element.ended_reason) == (Standing.WITHDRAWN, "标准废止")
    assert elements_in_force(hands.visitor) == []
    assert revise_element(hands.drafter, element.id).version == 2


def test_a_code_is_given_once(hands: Cast):
    drafted(hands)
    with pytest.raises(ElementTakenError):
        draft_element(hands.neighbour, an_element(name_zh="别的名称"))
    with pytest.raises(OwnerMissingError):
        draft_element(hands.visitor, an_element(code="DE1"))


def test_a_neighbour_cannot_draft_for_another_nor_see_nor_change_a_draft(hands: Cast):
    element = drafted(hands)
    with pytest.raises(ElementNotFoundError):
        update_element(hands.neighbour, element.id, {"name_zh": "别的"})
    with pytest.raises(DeniedError):
        draft_element(hands.neighbour, an_element(code="DE2"), owner=element.owner_code)
    assert list_elements(hands.neighbour, ElementFilter(), PageRequest()).total == 0


def test_nobody_reviews_without_leave(hands: Cast):
    element = drafted(hands)
    submit_element(hands.drafter, element.id)
    with pytest.raises(DeniedError):
        review_element(hands.drafter, element.id, StandardDecision.APPROVE)
    assert element_detail(hands.bureau, element.id).verbs == ["recall", "review"]
    assert element_detail(hands.drafter, element.id).verbs == ["recall"]


def test_a_local_element_names_the_national_one_and_shows_the_difference(hands: Cast):
    national = in_force(hands, code="DE00100", scope=StandardScope.NATIONAL, unit="个")
    local = in_force(hands, code="DE42100", maps_to="DE00100", name_zh="企业名称")
    found = [each.field for each in compare_elements(hands.visitor, national.id, local.id)]
    assert found == ["name_zh", "unit"]
    detail = element_detail(hands.visitor, local.id)
    assert detail.target is not None
    assert detail.target.id == national.id
    assert element_detail(hands.visitor, national.id).local == [local]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "数据元"}, "code"),
        ({"name_zh": ""}, "name_zh"),
        ({"initials": "经营"}, "initials"),
        ({"length_min": 9, "length_max": 3}, "length_max"),
        ({"length_max": 3, "precision": 4}, "precision"),
        ({"format": "an..20"}, "length_max"),
        ({"data_type": ItemType.NUMBER, "format": "YYYYMMDD", "length_max": None}, "format"),
        ({"data_type": ItemType.DATE, "format": "n..4,9", "length_max": None}, "format"),
        (
            {
                "data_type": ItemType.NUMBER,
                "format": "n..4",
                "length_max": None,
                "value_range": "9..1",
            },
            "value_range",
        ),
        ({"checksum": "guess"}, "checksum"),
        ({"code_list": "shoe_sizes"}, "code_list"),
        ({"maps_to": "NOWHERE"}, "maps_to"),
        ({"maps_to": "DE42001"}, "maps_to"),
        ({"synonyms": ("长" * 65,)}, "synonyms"),
    ],
)
def test_what_cannot_be_an_element_is_told_by_its_field(hands: Cast, changes: dict, field: str):
    with pytest.raises(ElementInvalidError) as told:
        draft_element(hands.drafter, an_element(**changes))
    assert told.value.field == field


@pytest.mark.parametrize("q", ["经营主体", "jyzt", "qymc", "business", "DE42", "19488.2"])
def test_an_element_is_found_by_any_of_its_words(hands: Cast, q: str):
    in_force(hands)
    empty = dict.fromkeys(("initials", "name_en", "source"), "")
    in_force(hands, code="X1", name_zh="别的", definition="其他", synonyms=(), **empty)
    page = list_elements(hands.visitor, ElementFilter(q=q), PageRequest())
    assert [row.code for row in page.rows] == ["DE42001"]


def test_a_stranger_cannot_withdraw(hands: Cast):
    element = in_force(hands)
    with pytest.raises(DeniedError):
        withdraw_element(hands.neighbour, element.id, reason="不喜欢")
    nobody = replace(hands.drafter, actor=replace(hands.drafter.actor, permissions=frozenset()))
    with pytest.raises(DeniedError):
        draft_element(nobody, an_element(code="DE3"))
