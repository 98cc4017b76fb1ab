"""A rule that the engine cannot read is refused when it is bound, not in mid-collection."""

from datetime import date

import pytest

from tongbase.govern.errors import RuleSyntaxError
from tongbase.govern.queries.syntax import check_syntax
from tongbase.standards.errors import InvalidRuleError
from tongbase.standards.terms.quality import QualityRule, RuleKind

TODAY = date(2026, 3, 2)


def expression(source: str) -> QualityRule:
    return QualityRule("r", RuleKind.EXPRESSION, ("a", "b"), expression=source)


@pytest.mark.parametrize("source", ["and and", "1 2", "case when a then", "a >", "a in ()", "not"])
def test_an_expression_that_is_no_sentence_is_refused(source: str):
    with pytest.raises(RuleSyntaxError) as refused:
        check_syntax(expression(source), TODAY)
    assert refused.value.field == "expression"


@pytest.mark.parametrize("source", ["a > b", "a is null or length(b) = 18", "a in (1, 2)"])
def test_an_expression_that_can_be_read_passes(source: str):
    check_syntax(expression(source), TODAY)


@pytest.mark.parametrize("pattern", ["a++", "(?>a)", "a{2000}"])
def test_a_pattern_that_only_python_reads_is_refused(pattern: str):
    with pytest.raises(RuleSyntaxError) as refused:
        check_syntax(QualityRule("r", RuleKind.REGEX, ("a",), pattern=pattern), TODAY)
    assert refused.value.field == "pattern"


@pytest.mark.parametrize("limit", ["2026-W01-1", "20260131", "2026-02-30", "2026-1-1"])
def test_a_limit_is_a_day_as_the_engine_writes_it(limit: str):
    rule = QualityRule("r", RuleKind.DATE_VALID, ("a",), low=limit)
    with pytest.raises(InvalidRuleError) as refused:
        check_syntax(rule, TODAY)
    assert refused.value.field == "low"
