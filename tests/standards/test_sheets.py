"""Data elements from sheets and back: refused with reasons, or drafted, never in force."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import event

from tests.standards.makers import Cast, drafted, in_force
from tongbase.base.imports.terms import Fate, Judged, Record
from tongbase.base.sheets.terms import Line
from tongbase.kernel.actor import system_actor
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.actions.element_sheets import ElementLines, read_element
from tongbase.standards.actions.elements import revise_element, submit_element
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.elements import ElementFilter, exported_elements, find_open
from tongbase.standards.rules.element_lines import HEADINGS
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.standing import StandardScope, Standing

LINE = {"code": "DE42500", "name_zh": "登记日期", "data_type": "D", "format": "YYYYMMDD"}


def judged(hands: Cast, *rows: Mapping[str, str]) -> list[Judged[Any]]:
    lines = ElementLines(frozenset(key for row in rows for key in row))
    read = [read_element(Record((Line(n, row),))) for n, row in enumerate(rows, start=2)]
    found = list(lines.judge(hands.drafter, read))
    good = [each for each in found if each.fate in (Fate.NEW, Fate.CHANGED)]
    lines.write(hands.drafter, good)
    return found


def test_new_elements_are_drafted_and_the_same_sheet_changes_nothing(hands: Cast):
    assert [each.fate for each in judged(hands, LINE)] == [Fate.NEW]
    draft = find_open(hands.drafter, "DE42500")
    assert draft is not None
    assert (draft.status, draft.owner_code) == (Standing.DRAFT, hands.drafter.actor.organisation)
    assert [each.fate for each in judged(hands, LINE)] == [Fate.SAME]
    assert [each.fate for each in judged(hands, {**LINE, "unit": "天"})] == [Fate.CHANGED]
    assert draft.unit == "天"


def test_what_a_sheet_has_no_column_for_stays(hands: Cast):
    draft = drafted(hands)
    judged(hands, {"code": draft.code, "name_zh": "经营主体全称"})
    assert (draft.name_zh, draft.format, draft.synonyms) == (
        "经营主体全称",
        "an..200",
        ["企业名称", "qymc"],
    )


def test_a_sheet_is_written_in_people_s_words(hands: Cast):
    house = system_actor(frozenset({StandardsPermission.CODE_LIST_INSTALL}))
    install_code_lists(replace(hands.drafter, actor=house))
    told = {"data_type": "字符型 C", "scope": "行业", "checksum": "手机号码", "code_list": "性别"}
    (found,) = judged(hands, {**LINE, **told, "format": ""})
    assert [fault.en for fault in found.faults] == []
    draft = find_open(hands.drafter, "DE42500")
    assert draft is not None
    assert (draft.data_type, draft.scope) == (ItemType.TEXT, StandardScope.INDUSTRY)
    assert (draft.checksum, draft.code_list) == ("mobile", "sex")


def test_every_refused_line_says_why(hands: Cast):
    element = drafted(hands)
    submit_element(hands.drafter, element.id)
    rows = (
        LINE,
        {**LINE, "name_zh": "重复"},
        {"code": element.code, "name_zh": "审核中"},
        {"code": "DE1", "name_zh": "甲", "data_type": "Z"},
        {"code": "DE2", "name_zh": "乙", "length_max": "很长"},
        {"code": "DE3", "name_zh": "丙", "code_list": "nowhere"},
        {"code": "坏", "name_zh": "丁"},
    )
    found = judged(hands, *rows)
    faults = [(fault.line, fault.field) for each in found for fault in each.faults]
    assert faults == [
        (3, "code"),
        (4, "code"),
        (5, "data_type"),
        (6, "length_max"),
        (7, "code_list"),
        (8, "code"),
    ]


def test_what_is_exported_is_imported_without_a_change(hands: Cast):
    element = in_force(hands)
    revise_element(hands.drafter, element.id)
    lines = [
        dict(zip(HEADINGS, line, strict=True))
        for line in exported_elements(hands.drafter, ElementFilter())
    ]
    assert [(line["data_type"], line["scope"]) for line in lines] == [("字符型", "地方")]
    assert [each.fate for each in judged(hands, *lines)] == [Fate.SAME]


def test_what_is_in_force_stays_or_gets_a_next_version(hands: Cast):
    element = in_force(hands)
    lines = [
        dict(zip(HEADINGS, line, strict=True))
        for line in exported_elements(hands.drafter, ElementFilter())
    ]
    assert [each.fate for each in judged(hands, *lines)] == [Fate.SAME]
    assert find_open(hands.drafter, element.code) is None
    assert [each.fate for each in judged(hands, {**lines[0], "unit": "个"})] == [Fate.CHANGED]
    draft = find_open(hands.drafter, element.code)
    assert draft is not None
    assert (draft.version, draft.unit, element.status) == (2, "个", Standing.IN_FORCE)


def test_many_lines_ask_the_database_as_often_as_one(hands: Cast):
    def asked(number: int) -> int:
        counted: list[str] = []
        engine = hands.drafter.db.get_bind()
        count = lambda *told: counted.append(told[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", count)
        lines = ElementLines(frozenset(LINE))
        rows = [{**LINE, "code": f"DE4{number}{n:03d}"} for n in range(number)]
        read = [read_element(Record((Line(n, row),))) for n, row in enumerate(rows, start=2)]
        assert {each.fate for each in lines.judge(hands.drafter, read)} == {Fate.NEW}
        event.remove(engine, "before_cursor_execute", count)
        return len(counted)

    assert asked(50) == asked(1)
