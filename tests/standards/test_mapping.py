"""Codes of a local list beside the national ones: what is not there on the day is refused."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from tests.standards.makers import Cast
from tests.standards.test_list_sheets import SCHOOL, faults, lists
from tests.standards.test_local_lists import a_list, code
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.actions.list_reviews import submit_code_list
from tongbase.standards.actions.local_lists import set_codes, update_code_list
from tongbase.standards.errors import MappedCodeInvalidError
from tongbase.standards.models import CodeRow
from tongbase.standards.queries.mapping import mapping_of
from tongbase.standards.rules.mapping import adopted, mapped, mapping_faults
from tongbase.standards.terms.codes import Code
from tongbase.standards.terms.mapping import MappingKind

TODAY = date(2026, 3, 2)
THEN = date(2009, 12, 31)
SINCE = date(2010, 1, 1)
NATIONAL: Mapping[str, list[Code]] = {
    "1": [code("1", "旧名", valid_to=THEN), code("1", "新名", valid_from=SINCE)],
    "2": [code("2", "停用", valid_to=THEN)],
    "3": [code("3", "将用", valid_from=TODAY + timedelta(days=9))],
}


@pytest.mark.parametrize(
    ("local", "kind"),
    [
        (code("1", "新名", maps_to="1"), MappingKind.SAME),
        (code("1", "旧名", maps_to="1"), MappingKind.RENAMED),
        (code("1", "旧名", maps_to="1", valid_to=THEN), MappingKind.SAME),
        (code("1", "新名"), MappingKind.PROPOSED),
        (code("x", "停用", maps_to="2"), MappingKind.NOT_VALID),
        (code("x", "停用", maps_to="2", valid_to=THEN), MappingKind.RENAMED),
        (code("2", "停用"), MappingKind.UNMAPPED),
        (code("x", "将用", maps_to="3"), MappingKind.NOT_VALID),
        (code("x", "无", maps_to="77"), MappingKind.UNKNOWN),
    ],
)
def test_a_counterpart_has_to_hold_on_the_day_of_the_code(local: Code, kind: MappingKind):
    pairs = {each.code: each for each in mapped([local], NATIONAL, TODAY)}
    assert pairs[local.code].kind is kind
    is_wrong = kind in (MappingKind.NOT_VALID, MappingKind.UNKNOWN)
    assert bool(list(mapping_faults([local], NATIONAL, TODAY))) is is_wrong


def test_what_has_ended_is_neither_proposed_nor_missing():
    (only,) = mapped([], NATIONAL, TODAY)
    assert (only.target, only.target_name) == ("1", "新名")
    assert adopted([code("2", "停用")], NATIONAL, TODAY)[0].maps_to == ""


def test_a_mapping_onto_what_is_not_there_is_refused_when_it_is_saved(hands: Cast, work):
    install_code_lists(work)
    row = a_list(hands, maps_to="sex")
    wrong = [code("1", maps_to="1"), code("Y", maps_to="77"), code("Z", maps_to="78")]
    with pytest.raises(MappedCodeInvalidError) as told:
        set_codes(hands.drafter, row.id, wrong)
    assert told.value.field == "maps_to"
    assert "代码“Y”的对应代码“77”不在对应代码集中" in told.value.zh
    assert "另有 1 个代码" in told.value.zh
    set_codes(hands.drafter, row.id, [code("1", maps_to="1"), code("Y")])  # may have none
    update_code_list(hands.drafter, row.id, {"maps_to": ""})
    with pytest.raises(MappedCodeInvalidError) as told:
        submit_code_list(hands.drafter, row.id)
    assert "没有填写“对应代码集”" in told.value.zh


def test_a_counterpart_that_ended_meanwhile_is_told_at_submission(hands: Cast, work):
    install_code_lists(work)
    row = a_list(hands, code("1", maps_to="1"), maps_to="sex")
    work.db.get(CodeRow, ("sex", "1")).valid_to = THEN
    work.db.flush()
    assert mapping_of(hands.drafter, row.id)[0].kind is MappingKind.NOT_VALID
    with pytest.raises(MappedCodeInvalidError) as told:
        submit_code_list(hands.drafter, row.id)
    assert "在 2026-03-02 无效(有效期 … 至 2009-12-31)" in told.value.zh


def test_a_sheet_tells_each_line_whose_counterpart_is_not_there(hands: Cast, work):
    install_code_lists(work)
    rows = (
        {**SCHOOL, "list_maps_to": "sex", "maps_to": "1"},
        {"id": "", "code": "2", "name_zh": "中学", "maps_to": "77"},
        {"id": "", "code": "3", "name_zh": "高校", "maps_to": ""},
        {"id": "", "code": "4", "name_zh": "其他", "maps_to": "78"},
    )
    assert faults(lists(hands, *rows)) == [(3, "maps_to"), (5, "maps_to")]
    assert faults(lists(hands, {**SCHOOL, "maps_to": "1"})) == [(2, "maps_to")]
