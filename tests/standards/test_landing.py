"""Which element a column holds, how sure we are and why; what an element asks of values."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from tests.standards.makers import an_element
from tongbase.standards.rules.element_rules import length_limits, rules_of_element
from tongbase.standards.rules.landing import suggest_elements
from tongbase.standards.rules.quality import compile_rule
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.landing import ColumnClue
from tongbase.standards.terms.quality import RuleKind

TODAY = date(2026, 3, 2)
PLAIN = {"code_list": "", "checksum": "", "format": "", "length_max": None, "synonyms": ()}
NAME = an_element(code="N", name_zh="姓名", initials="XM", name_en="Full name", **PLAIN)
ID = an_element(
    code="I",
    name_zh="公民身份号码",
    initials="GMSFHM",
    name_en="",
    **{**PLAIN, "checksum": "citizen_id", "synonyms": ("sfzh", "身份证号"), "format": "an18"},
)
SEX = an_element(
    code="S", name_zh="性别代码", initials="XBDM", name_en="", **{**PLAIN, "code_list": "sex"}
)
ELEMENTS = (NAME, ID, SEX)
CODES = {"sex": frozenset("0129")}
MADE = {
    "110101190001010014": 2,
    "11010519491231002X": 1,
    "440524188001010014": 1,
    "34052419800101001X": 1,
    "34052419800101001x": 1,
}


def best(clue: ColumnClue) -> tuple[str, float]:
    found = suggest_elements(clue, ELEMENTS, CODES, today=TODAY)
    return (found[0].code, found[0].confidence) if found else ("", 0.0)


@pytest.mark.parametrize(
    ("clue", "code", "least", "most"),
    [
        (ColumnClue("c1", "姓名"), "N", 0.8, 0.8),
        (ColumnClue("full_name"), "N", 0.65, 0.65),
        (ColumnClue("xm"), "N", 0.5, 0.5),
        (ColumnClue("xm", "姓名"), "N", 0.9, 0.9),
        (ColumnClue("SFZH", values=MADE), "I", 0.89, 0.9),
        (ColumnClue("c7", values=MADE), "I", 0.7, 0.7),
        (ColumnClue("c8", values=dict(list(MADE.items())[:2])), "", 0, 0),
        (ColumnClue("sfzh", values={"1": 1, "2": 1, "3": 1}), "", 0, 0),
        (ColumnClue("xb", "性别", values={"1": 1, "2": 1}), "S", 0.7, 0.7),
        (ColumnClue("xb", "性别", values={"1": 200, "2": 198, "x": 2}), "S", 0.7, 0.7),
        (ColumnClue("xb", "性别", values={"男": 1, "女": 1}), "", 0, 0),
        (ColumnClue("zhujian", "主键"), "", 0, 0),
        (ColumnClue("c9", code_list="sex"), "S", 0.5, 0.5),
        (ColumnClue("xb", "性别代码", code_list="sex"), "S", 0.9, 0.9),
        (ColumnClue("xb", "性别代码", code_list="ethnic_group"), "S", 0.32, 0.32),
    ],
)
def test_a_column_is_recognised_by_name_title_and_values(clue, code, least, most):
    told, confidence = best(clue)
    assert told == code
    assert least <= confidence <= most


def test_reasons_are_told_in_words_and_show_no_value():
    found = suggest_elements(ColumnClue("sfzh", values=MADE), ELEMENTS, CODES, today=TODAY)
    told = [reason.zh for reason in found[0].reasons]
    assert told == ["字段名是同义词“sfzh”", "抽查 6 行,6 行通过校验"]
    assert not any(value in " ".join(told) for value in MADE)


def test_values_alone_speak_for_the_general_element_rather_than_for_somebodys():
    bare = {**PLAIN, "checksum": "citizen_id", "initials": "", "name_en": ""}
    named = {**bare, "synonyms": ("citizen_id",)}
    elements = (
        an_element(code="A", name_zh="驾驶证号码", **bare),
        an_element(code="B", name_zh="监护人公民身份号码", **bare),
        an_element(code="C", name_zh="公民身份号码", **named),
    )
    found = suggest_elements(ColumnClue("证件号码", values=MADE), elements, {}, today=TODAY)
    assert [(each.code, each.confidence) for each in found] == [("C", 0.7), ("A", 0.5), ("B", 0.5)]
    meant = suggest_elements(ColumnClue("监护人公民身份号码"), elements, {}, today=TODAY)
    assert meant[0].code == "B"


def test_a_reason_counts_rows_and_one_stray_value_ruins_nothing():
    rows = {"1": 200, "2": 198, "未知": 1, "男": 1}
    (found,) = suggest_elements(
        ColumnClue("xbdm", "性别", values=rows), ELEMENTS, CODES, today=TODAY
    )
    assert [each.zh for each in found.reasons][-1] == "抽查 400 行,398 行的值在代码集中"
    assert found.confidence >= 0.8


@pytest.mark.parametrize(
    ("changes", "limits"),
    [
        ({"format": "an18"}, (18, 18)),
        ({"format": "an..200"}, (None, 200)),
        ({"format": "n2..8"}, (2, 8)),
        ({"format": "an..ul"}, (None, None)),
        ({"format": "自由文本"}, (None, None)),
        ({"format": "an..30", "length_max": 20}, (None, 20)),
    ],
)
def test_lengths_come_from_the_fields_or_the_format(changes, limits):
    assert length_limits(an_element(**{**PLAIN, **changes})) == limits


@pytest.mark.parametrize(
    ("changes", "good", "bad"),
    [
        ({"format": "an18"}, "123456789012345678", "1"),
        ({"format": "n..4"}, "0042", "4a"),
        ({"format": "n..6,2"}, "12.50", "12,5"),
        ({"format": "YYYYMMDD"}, "20260302", "2026-03-02"),
        ({"format": "YYYY-MM-DD"}, "2026-03-02", "2026-13-02"),
        ({"data_type": ItemType.DATE}, "2026年3月2日", "昨天"),
        ({"data_type": ItemType.NUMBER, "value_range": "0..100"}, "100", "101"),
        ({"data_type": ItemType.NUMBER, "value_range": "≥0"}, "0", "-1"),
        ({"data_type": ItemType.NUMBER, "value_range": "0-300"}, "300", "301"),
        ({"data_type": ItemType.NUMBER, "value_range": "-60-60"}, "-60", "-61"),
        ({"data_type": ItemType.NUMBER, "value_range": "-60--10"}, "-10", "-9"),
        ({"format": "n..2", "value_range": "1-10"}, "10", "11"),
        ({"length_max": 1, "value_range": "A、B、M"}, "M", "C"),
        ({"checksum": "citizen_id"}, "110101190001010014", "110101190001010015"),
    ],
)
def test_what_an_element_asks_is_checked_by_the_engine(changes, good, bad):
    rules = list(rules_of_element(an_element(**{**PLAIN, **changes}), "v", "string"))
    assert rules
    for value, wrong in ((good, False), (bad, True), ("", False)):
        predicates = [compile_rule(rule, source="t", today=TODAY) for rule in rules]
        asked = f"SELECT {' OR '.join(predicates)} FROM (SELECT ? AS v) t"
        assert duckdb.execute(asked, [value]).fetchone() == (wrong,)


def test_free_text_asks_for_nothing_and_a_number_has_no_form():
    free = an_element(**{**PLAIN, "format": "自由文本", "value_range": "见附录"})
    assert list(rules_of_element(free, "v", "string")) == []
    number = an_element(**{**PLAIN, "format": "n..6,2", "code_list": "sex"})
    assert [rule.kind for rule in rules_of_element(number, "v", "double")] == [RuleKind.CODE_LIST]


@pytest.mark.parametrize(
    ("changes", "good", "bad"),
    [
        ({"format": "YYYYMMDD", "data_type": ItemType.DATE}, 19650302, 19650345),
        ({"format": "n8", "data_type": ItemType.DATE}, 19650302, 19650345),
        ({"format": "n4"}, 42, 19650302),
    ],
)
def test_digits_that_landed_as_a_whole_number_are_checked(changes, good, bad):
    (rule,) = rules_of_element(an_element(**{**PLAIN, **changes}), "v", "long")
    predicate = compile_rule(rule, source="t", today=TODAY)
    for value, wrong in ((good, False), (bad, True), (None, False)):
        asked = f"SELECT {predicate} FROM (SELECT ?::BIGINT AS v) t"
        assert duckdb.execute(asked, [value]).fetchone() == (wrong,)


def test_values_of_a_large_list_suggest_its_general_element_whatever_the_column_is_called():
    place = an_element(
        **{**PLAIN, "code": "DE1", "name_zh": "行政区划代码", "code_list": "division"}
    )
    home = replace(place, code="DE2", name_zh="籍贯")
    divisions = {"division": frozenset(str(code) for code in range(420000, 420200))}
    values = {str(code): 10 for code in range(420100, 420110)}
    clue = ColumnClue("c7", "", "string", values)
    (found,) = suggest_elements(clue, [place, home], divisions, today=TODAY)
    assert (found.code, found.confidence) == ("DE1", 0.5)
    short = {"division": frozenset(str(code) for code in range(9))}
    few = ColumnClue("c7", "", "string", {str(code): 10 for code in range(9)})
    assert suggest_elements(few, [place, home], short, today=TODAY) == []


def test_a_chinese_column_name_is_like_an_element_as_a_title_is():
    place = an_element(**{**PLAIN, "name_zh": "行政区划代码"})
    (found,) = suggest_elements(ColumnClue("户籍行政区划代码"), [place], {}, today=TODAY)
    assert [reason.zh for reason in found.reasons] == ["字段名与数据元名称相近"]
