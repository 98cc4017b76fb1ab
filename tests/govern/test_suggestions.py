"""Which rules and items follow from what is known of a column."""

from tongbase.govern.rules.items import item_of
from tongbase.govern.rules.suggestion import suggest
from tongbase.govern.terms import ColumnDetails
from tongbase.standards.terms.grading import SensitiveType
from tongbase.standards.terms.quality import RuleKind

PART = ColumnDetails("city", "string", is_key=True, nullable=True)
WHOLE = ColumnDetails("id", "long", is_key=True, nullable=False)


def kinds(column: ColumnDetails, kind: SensitiveType = SensitiveType.NONE) -> list[RuleKind]:
    return [rule.kind for rule in suggest(column, kind)]


def test_a_key_must_be_present():
    assert kinds(WHOLE) == [RuleKind.NOT_NULL]
    assert not item_of(WHOLE, None, None).nullable


def test_a_part_of_a_key_that_may_be_empty_need_not_be_present():
    assert kinds(PART) == []
    assert item_of(PART, None, None).nullable
    assert item_of(PART, None, None).is_pk


def test_a_division_code_must_have_the_form_of_one():
    assert kinds(PART, SensitiveType.REGION) == [RuleKind.REGEX]
