"""Which rules and items follow from what is known of a column."""

import pytest

from tongbase.govern.rules.items import item_of
from tongbase.govern.rules.suggestion import advise, is_covered, suggest
from tongbase.govern.terms import ColumnDetails
from tongbase.standards.terms.grading import SensitiveType
from tongbase.standards.terms.quality import QualityRule, RuleKind

PART = ColumnDetails("city", "string", is_key=True, nullable=True)
WHOLE = ColumnDetails("id", "long", is_key=True, nullable=False)


def kinds(column: ColumnDetails, kind: SensitiveType = SensitiveType.NONE) -> list[RuleKind]:
    return [rule.kind for rule in suggest(column, kind)]


def test_a_key_must_be_present():
    assert kinds(WHOLE) == [RuleKind.NOT_NULL]
    assert not item_of(WHOLE, None, None, None).nullable


def test_a_part_of_a_key_that_may_be_empty_need_not_be_present():
    assert kinds(PART) == []
    assert item_of(PART, None, None, None).nullable
    assert item_of(PART, None, None, None).is_pk


def test_a_division_code_must_have_the_form_of_one():
    assert kinds(PART, SensitiveType.REGION) == [RuleKind.REGEX]


def test_what_has_no_check_digit_is_judged_by_its_form():
    """A mobile number has a form; a credit code has a check digit."""
    labels = {
        kind: [rule.label.zh for rule in suggest(PART, kind)]
        for kind in (SensitiveType.MOBILE, SensitiveType.USCC)
    }
    assert labels == {SensitiveType.MOBILE: ["city:格式"], SensitiveType.USCC: ["city:校验位"]}
    (mobile,) = suggest(PART, SensitiveType.MOBILE)
    assert mobile.measures.code == "0302"


def test_advice_names_the_rules_and_is_silent_when_none_is_left():
    rules = [*suggest(WHOLE, SensitiveType.MOBILE)]
    (told,) = advise(rules)
    assert told.zh.startswith("建议绑定 2 条质量规则:id:非空、id:格式")
    assert advise([]) == ()
    (first,) = advise(None)
    assert "识别" in first.zh


@pytest.mark.parametrize(
    ("bound", "covers"),
    [
        (QualityRule("信用代码校验", RuleKind.CHECK_DIGIT, ("id",), check="uscc"), True),
        (QualityRule("id_uscc", RuleKind.REGEX, ("id",), pattern="x"), True),
        (QualityRule("x", RuleKind.CHECK_DIGIT, ("id",), check="org_code"), False),
        (QualityRule("x", RuleKind.CHECK_DIGIT, ("no",), check="uscc"), False),
        (QualityRule("x", RuleKind.NOT_NULL, ("id",)), False),
    ],
)
def test_what_is_bound_under_another_code_is_not_suggested(bound: QualityRule, *, covers: bool):
    present, check = suggest(WHOLE, SensitiveType.USCC)
    assert is_covered(check, [bound]) is covers
    assert is_covered(present, [bound]) is (bound.kind is RuleKind.NOT_NULL)


def test_a_list_of_codes_covers_their_form():
    (form,) = suggest(PART, SensitiveType.REGION)
    assert is_covered(form, [QualityRule("x", RuleKind.CODE_LIST, ("city",), values=("420100",))])
    assert not is_covered(form, [])
