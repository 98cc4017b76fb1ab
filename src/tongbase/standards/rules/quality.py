"""Quality rules as SQL: one predicate a rule, TRUE for a bad row.

The predicate is for DuckDB. It never fails on a value, whatever the type of the column: text is
compared as text, and what cannot be cast is bad. A missing value is bad for ``not_null`` alone.
``unique`` and ``reference`` hold a subquery, so use them in a select list or WHERE, and aggregate
outside: ``SELECT count(*) FILTER (r1) FROM (SELECT <predicate> AS r1 FROM t)``.
"""

import re
from collections.abc import Callable
from datetime import date

from tongbase.kernel.sql import literal, quote, trimmed
from tongbase.standards.errors import InvalidRuleError
from tongbase.standards.rules.checksum_sql import check_sql
from tongbase.standards.rules.checksums import CheckKind
from tongbase.standards.rules.expression import compile_expression
from tongbase.standards.terms.quality import INDICATORS, QualityRule, Reference, RuleKind

LAKE = "lake"
VALUES_MAX = 20_000
PATTERN_CHARACTERS_MAX = 1000
_SCRIPT = re.compile(r"\\[pP](?:\{\w+\}|[A-Z])")
DATE_FORMATS = ("%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y-%m-%d")


def compile_rule(rule: QualityRule, *, source: str, today: date, lake: str = LAKE) -> str:
    """Write the predicate that is TRUE for a bad row of ``source``.

    ``source`` is the relation in SQL (quoted, by whoever calls) from which the row comes; it is
    read again by ``unique`` alone. ``lake`` is the name under which the lake is attached.
    """
    check_rule(rule)
    if rule.kind is RuleKind.UNIQUE:
        return _bad_unique(rule, source)
    if rule.kind is RuleKind.CHECK_DIGIT:
        good = check_sql(CheckKind(rule.check or ""), _text(rule), today=today)
        return f"coalesce({_has_value(_text(rule))} AND NOT {good}, false)"
    if rule.kind is RuleKind.REFERENCE and rule.reference is not None:
        return _bad_reference(rule, rule.reference, lake)
    return _BAD[rule.kind](rule)


def compile_evaluated(rule: QualityRule) -> str:
    """Write the predicate that is TRUE for a row which the rule judges at all (B of X = A / B)."""
    if rule.kind in {RuleKind.NOT_NULL, RuleKind.EXPRESSION}:
        return "true"
    return " AND ".join(_is_given(column) for column in rule.columns)


def check_rule(rule: QualityRule) -> None:
    """Stop at a rule that cannot be compiled, and name the part of it that is at fault."""
    if not rule.columns or not all(rule.columns):
        raise _wrong("columns", "规则至少要选一列。", "Choose at least one column.")
    many = {RuleKind.UNIQUE, RuleKind.NOT_NULL, RuleKind.EXPRESSION}
    if len(rule.columns) > 1 and rule.kind not in many:
        raise _wrong("columns", "这类规则只能选一列。", "This kind of rule takes one column.")
    if not 0 < rule.weight <= 100:
        raise _wrong("weight", "权重须大于 0 且不超过 100。", "The weight is from 0 to 100.")
    if rule.indicator is not None and rule.indicator not in INDICATORS:
        raise _wrong("indicator", "质量指标代码不存在。", "There is no such quality indicator.")
    _NEEDS.get(rule.kind, _needs_nothing)(rule)


def _bad_missing(rule: QualityRule) -> str:
    return "(" + " OR ".join(f"NOT {_is_given(column)}" for column in rule.columns) + ")"


def _bad_unique(rule: QualityRule, source: str) -> str:
    names = ", ".join(quote(column) for column in rule.columns)
    known = " AND ".join(f"{quote(column)} IS NOT NULL" for column in rule.columns)
    doubled = f"SELECT {names} FROM {source} WHERE {known} GROUP BY ALL HAVING count(*) > 1"  # noqa: S608
    return f"coalesce(({names}) IN ({doubled}), false)"


def _bad_regex(rule: QualityRule) -> str:
    fits = f"regexp_full_match({_text(rule)}, {literal(rule.pattern or '')})"
    return f"coalesce({_has_value(_text(rule))} AND NOT {fits}, false)"


def _bad_length(rule: QualityRule) -> str:
    size = f"length({_text(rule)})"
    return f"coalesce({_has_value(_text(rule))} AND NOT ({_between(size, rule)}), false)"


def _bad_code(rule: QualityRule) -> str:
    signs = (("NOT IN", rule.values), ("IN", rule.forbidden))
    value = trimmed(_text(rule))
    bad = " OR ".join(
        f"{value} {sign} ({', '.join(map(literal, codes))})" for sign, codes in signs if codes
    )
    return f"coalesce({_has_value(_text(rule))} AND ({bad}), false)"


def _bad_range(rule: QualityRule) -> str:
    number = f"TRY_CAST({_text(rule)} AS DOUBLE)"
    good = f"coalesce(NOT isnan({number}) AND {_between(number, rule)}, false)"
    return f"({_has_value(_text(rule))} AND NOT {good})"


def _bad_date(rule: QualityRule) -> str:
    formats = ", ".join(literal(known) for known in DATE_FORMATS)
    text = trimmed(_text(rule))
    moment = f"coalesce(TRY_CAST({text} AS TIMESTAMP), try_strptime({text}, [{formats}]))"
    day = f"CAST({moment} AS DATE)"
    limits = [
        f"{day} {sign} DATE {literal(limit)}"
        for sign, limit in ((">=", rule.low), ("<=", rule.high))
        if limit is not None
    ]
    good = " AND ".join([f"{moment} IS NOT NULL", *limits])
    return f"({_has_value(_text(rule))} AND NOT coalesce({good}, false))"


def _bad_reference(rule: QualityRule, target: Reference, lake: str) -> str:
    table = ".".join(quote(part) for part in (lake, target.namespace, target.table))
    there = f"CAST({quote(target.column)} AS VARCHAR)"
    known = f"SELECT {there} FROM {table} WHERE {quote(target.column)} IS NOT NULL"  # noqa: S608
    return f"coalesce({_has_value(_text(rule))} AND {_text(rule)} NOT IN ({known}), false)"


def _bad_expression(rule: QualityRule) -> str:
    good = compile_expression(rule.expression or "", rule.columns)
    return f"(NOT coalesce(TRY(CAST(({good}) AS BOOLEAN)), true))"


_BAD: dict[RuleKind, Callable[[QualityRule], str]] = {
    RuleKind.NOT_NULL: _bad_missing,
    RuleKind.REGEX: _bad_regex,
    RuleKind.LENGTH: _bad_length,
    RuleKind.CODE_LIST: _bad_code,
    RuleKind.RANGE: _bad_range,
    RuleKind.DATE_VALID: _bad_date,
    RuleKind.EXPRESSION: _bad_expression,
}


def _cast(column: str) -> str:
    return f"CAST({quote(column)} AS VARCHAR)"


def _text(rule: QualityRule) -> str:
    return _cast(rule.columns[0])


def _is_given(column: str) -> str:
    """Say that a column has a value. Only what may hold blanks is read as text."""
    name = quote(column)
    return (
        f"(CASE WHEN typeof({name}) IN ('VARCHAR', 'BLOB') THEN {_has_value(_cast(column))} "
        f"ELSE {name} IS NOT NULL END)"
    )


def _has_value(text: str) -> str:
    """Blanks are no value. Nearly every text is told by its first sign, which costs a fifth."""
    begins = f"{text} >= '!' AND {text} < chr(127) OR {text} >= '、'"  # no sign of BLANKS does
    return f"(CASE WHEN {begins} THEN true ELSE coalesce({trimmed(text)}, '') <> '' END)"


def _between(value: str, rule: QualityRule) -> str:
    limits = [
        f"{value} {sign} {float(limit)!r}"
        for sign, limit in ((">=", rule.low), ("<=", rule.high))
        if limit is not None
    ]
    return " AND ".join(limits)


def _needs_nothing(_: QualityRule) -> None:
    return


def _needs_check(rule: QualityRule) -> None:
    if rule.check not in set(CheckKind):
        raise _wrong("check", "请选择校验种类。", "Choose which check to make.")


def _needs_pattern(rule: QualityRule) -> None:
    pattern = rule.pattern or ""
    if (
        not pattern
        or len(pattern) > PATTERN_CHARACTERS_MAX
        or re.search(r"\(\?[=!<]|\\[1-9]", pattern)
    ):
        raise _wrong(
            "pattern",
            "请填写正则表达式(不支持环视和反向引用)。",
            "Give a regular expression without look-around and back references.",
        )
    try:
        re.compile(_SCRIPT.sub("x", pattern))  # RE2 knows \p{Han}, Python does not
    except re.error as error:
        raise _wrong("pattern", f"正则表达式有误:{error}。", f"Bad pattern: {error}.") from None


def _needs_numbers(rule: QualityRule) -> None:
    if rule.low is None and rule.high is None:
        raise _wrong("low", "请至少填写上限或下限。", "Give a lower or an upper limit.")
    for field, limit in (("low", rule.low), ("high", rule.high)):
        if limit is not None and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", limit):
            raise _wrong(field, "上下限须为数字。", "A limit is a number.")


def _needs_dates(rule: QualityRule) -> None:
    for field, limit in (("low", rule.low), ("high", rule.high)):
        if limit is not None and not _is_day(limit):
            raise _wrong(field, "日期上下限须写成 2026-01-31。", "Write a limit as 2026-01-31.")


def _is_day(text: str) -> bool:
    """Python reads weeks and days without dashes as well; the engine does not."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _needs_values(rule: QualityRule) -> None:
    if not 0 < max(len(rule.values), len(rule.forbidden)) <= VALUES_MAX:
        raise _wrong(
            "values", f"代码值须为 1 至 {VALUES_MAX} 个。", f"Give 1 to {VALUES_MAX} code values."
        )


def _needs_reference(rule: QualityRule) -> None:
    if rule.reference is None:
        raise _wrong("reference", "请选择被引用的表和列。", "Choose the table and column.")


def _needs_expression(rule: QualityRule) -> None:
    compile_expression(rule.expression or "", rule.columns)


_NEEDS: dict[RuleKind, Callable[[QualityRule], None]] = {
    RuleKind.CHECK_DIGIT: _needs_check,
    RuleKind.REGEX: _needs_pattern,
    RuleKind.LENGTH: _needs_numbers,
    RuleKind.RANGE: _needs_numbers,
    RuleKind.DATE_VALID: _needs_dates,
    RuleKind.CODE_LIST: _needs_values,
    RuleKind.REFERENCE: _needs_reference,
    RuleKind.EXPRESSION: _needs_expression,
}


def _wrong(field: str, zh: str, en: str) -> InvalidRuleError:
    return InvalidRuleError(zh, en, field=field)
