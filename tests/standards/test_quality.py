"""Quality rules: what each finds bad, that none of them fails on a value, and the score."""

from datetime import date

import duckdb
import pytest

from tongbase.kernel.sql import BLANKS
from tongbase.standards.errors import InvalidExpressionError, InvalidRuleError
from tongbase.standards.rules.expression import compile_expression
from tongbase.standards.rules.quality import compile_evaluated, compile_rule
from tongbase.standards.rules.scoring import score
from tongbase.standards.terms.quality import (
    Dimension,
    QualityRule,
    Reference,
    RuleCount,
    RuleKind,
    Severity,
)

TODAY = date(2026, 7, 1)
K = RuleKind


def a_rule(kind: RuleKind, **changes) -> QualityRule:
    return QualityRule(**{"code": "r1", "kind": kind, "columns": ("列",), **changes})


def bad_rows(rule: QualityRule, values: list, kind: str = "VARCHAR") -> list:
    """Return the values that a rule finds bad in a table of one column."""
    lake = duckdb.connect()
    lake.execute(
        "ATTACH ':memory:' AS lake; CREATE SCHEMA lake.s; CREATE TABLE lake.s.known (c VARCHAR)"
    )
    lake.execute("INSERT INTO lake.s.known VALUES ('a'), ('b'), (NULL)")
    lake.execute(f'CREATE TABLE t ("列" {kind}, "乙" VARCHAR)')
    lake.executemany("INSERT INTO t VALUES (?, 'x')", [[value] for value in values])
    told = compile_rule(rule, source="t", today=TODAY)
    found = lake.execute(f'SELECT "列" FROM (SELECT *, {told} AS r1 FROM t) WHERE r1').fetchall()
    return [value for (value,) in found]


@pytest.mark.parametrize(
    ("rule", "values", "bad"),
    [
        (a_rule(K.NOT_NULL), ["a", "", None, "\u3000 ", "0"], ["", None, "\u3000 "]),
        (a_rule(K.UNIQUE), ["a", "b", "a", None, None], ["a", "a"]),
        (
            a_rule(K.CHECK_DIGIT, check="citizen_id"),
            ["110101190001010014", "110101190001010015", "", None, "x"],
            ["110101190001010015", "x"],
        ),
        (a_rule(K.CHECK_DIGIT, check="mobile"), ["13800138000", "1"], ["1"]),
        (a_rule(K.REGEX, pattern="[A-Z]{2}'?"), ["AB", "AB'", "ABC", None], ["ABC"]),
        (a_rule(K.REGEX, pattern=r"\p{Han}{2,4}"), ["张三", "Zhang", "张"], ["Zhang", "张"]),
        (a_rule(K.LENGTH, low="2", high="3"), ["a", "ab", "中文字", "abcd", None], ["a", "abcd"]),
        (a_rule(K.CODE_LIST, values=("1", "2", "o'k")), ["1", " 2 ", "3", "o'k", ""], ["3"]),
        (a_rule(K.RANGE, low="0", high="150"), ["0", "150.0", "151", "-1", "x", "nan", None],
         ["151", "-1", "x", "nan"]),
        (
            a_rule(K.DATE_VALID, low="1900-01-01", high="2026-07-01"),
            ["2020-02-29", "20200229", "2020年2月9日", "2020/2/9", "2019-02-29", "1899-12-31",
             "2026-07-02", "2020-02-29 10:00:00", "abc", None],
            ["2019-02-29", "1899-12-31", "2026-07-02", "abc"],
        ),
        (
            a_rule(K.REFERENCE, reference=Reference("s", "known", "c")),
            ["a", "b", "c", None],
            ["c"],
        ),
        (
            a_rule(K.EXPRESSION, expression="length(列) between 1 and 2 or 列 like 'z%'"),
            ["a", "abc", "zzz", None],
            ["abc"],
        ),
        (a_rule(K.EXPRESSION, expression="number(列) > 5"), ["6", "4", "x"], ["4"]),
    ],
    ids=lambda each: each.kind if isinstance(each, QualityRule) else None,
)  # fmt: skip
def test_a_rule_finds_the_bad_rows_and_no_others(rule, values, bad):
    assert sorted(bad_rows(rule, values), key=str) == sorted(bad, key=str)


def test_only_blanks_are_no_value_whatever_sign_begins_a_text():
    signs = {chr(code + step) for code in (*map(ord, BLANKS), 0x21, 0x7E) for step in (-1, 0, 1)}
    signs |= {"é", "中", "\ufeff", "\U0001f600"}
    texts = [text for sign in sorted(signs) for text in (sign, sign * 2, f" {sign}", f"{sign}a")]
    expected = [text for text in texts if not text.strip(BLANKS)]
    assert bad_rows(a_rule(K.NOT_NULL), texts) == expected


@pytest.mark.parametrize(
    ("kind", "values"),
    [("BIGINT", [5, None]), ("DATE", [date(2020, 1, 1)]), ("BLOB", [b"\xff\x00"]),
     ("DOUBLE", [float("nan"), 1e300]), ("BOOLEAN", [True]), ("VARCHAR[]", [["a"]])],
)  # fmt: skip
def test_no_rule_fails_whatever_the_type_of_the_column(kind, values):
    rules = [
        a_rule(K.NOT_NULL),
        a_rule(K.UNIQUE),
        a_rule(K.CHECK_DIGIT, check="uscc"),
        a_rule(K.REGEX, pattern="x+"),
        a_rule(K.LENGTH, high="3"),
        a_rule(K.CODE_LIST, values=("1",)),
        a_rule(K.RANGE, low="0"),
        a_rule(K.DATE_VALID),
        a_rule(K.REFERENCE, reference=Reference("s", "known", "c")),
        a_rule(K.EXPRESSION, expression="length(列) = 1"),
    ]
    for rule in rules[:-1] + (rules[-1:] if kind == "VARCHAR[]" else []):
        assert len(bad_rows(rule, values, kind)) <= len(values)


def test_rules_of_one_table_are_counted_in_one_query():
    lake = duckdb.connect()
    lake.execute('CREATE TABLE t AS SELECT i % 10 AS "列" FROM range(100) t(i)')
    rules = [a_rule(K.UNIQUE), a_rule(K.RANGE, high="4"), a_rule(K.NOT_NULL)]
    told = ", ".join(
        f"{compile_rule(rule, source='t', today=TODAY)} AS b{n}, {compile_evaluated(rule)} AS e{n}"
        for n, rule in enumerate(rules)
    )
    counts = ", ".join(f"count(*) FILTER (b{n}), count(*) FILTER (e{n})" for n in range(3))
    assert lake.execute(f"SELECT {counts} FROM (SELECT {told} FROM t)").fetchone() == (
        100, 100, 50, 100, 0, 100,
    )  # fmt: skip


def test_several_columns_are_one_key():
    lake = duckdb.connect()
    lake.execute("CREATE TABLE t AS SELECT * FROM (VALUES (1,'a'),(1,'b'),(1,'a'),(2,NULL)) t(x,y)")
    told = compile_rule(a_rule(K.UNIQUE, columns=("x", "y")), source="t", today=TODAY)
    assert lake.execute(f"SELECT count(*) FROM t WHERE {told}").fetchone() == (2,)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": K.NOT_NULL, "columns": ()}, "columns"),
        ({"kind": K.RANGE, "columns": ("a", "b"), "low": "1"}, "columns"),
        ({"kind": K.NOT_NULL, "weight": 0}, "weight"),
        ({"kind": K.NOT_NULL, "indicator": "0999"}, "indicator"),
        ({"kind": K.CHECK_DIGIT, "check": "shoe_size"}, "check"),
        ({"kind": K.REGEX, "pattern": "("}, "pattern"),
        ({"kind": K.REGEX, "pattern": "(?=x)"}, "pattern"),
        ({"kind": K.REGEX}, "pattern"),
        ({"kind": K.RANGE}, "low"),
        ({"kind": K.RANGE, "high": "1; DROP TABLE t"}, "high"),
        ({"kind": K.LENGTH, "low": "three"}, "low"),
        ({"kind": K.DATE_VALID, "low": "2020-13-01"}, "low"),
        ({"kind": K.CODE_LIST}, "values"),
        ({"kind": K.REFERENCE}, "reference"),
        ({"kind": K.EXPRESSION}, "expression"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_by_field(changes, field):
    with pytest.raises(InvalidRuleError) as refused:
        compile_rule(
            QualityRule(**{"code": "r", "columns": ("列",), **changes}), source="t", today=TODAY
        )
    assert refused.value.field == field


@pytest.mark.parametrize(
    "source",
    [
        "1 = 1; DROP TABLE t",
        "列 IN (SELECT c FROM lake.s.known)",
        "getenv('HOME') = 'x'",
        "read_text('/etc/passwd') = ''",
        "列 = 1 -- comment",
        "列 = 1 /* x */",
        "lake.s.t.列 = 1",
        "乙 = 1",
        "CAST(列 AS INTEGER) > 1",
        "列::INTEGER > 1",
        "error(列)",
        "((列 = 1)",
        "(" * 60 + "列" + ")" * 60,
        "列 = $1",
        "列 = ?",
        "'unfinished",
        "x" * 3000,
        "列 = [1]",
        "列 = 'a\x00'",
    ],
)
def test_an_expression_can_name_nothing_but_its_columns(source):
    with pytest.raises(InvalidExpressionError):
        compile_expression(source, ("列",))


def test_an_expression_is_rewritten_with_quoted_names():
    told = compile_expression("列 = 'it''s' and \"a b\" >= 1.5 or upper(列) is null", ("列", "a b"))
    assert told == """"列" = 'it''s' AND "a b" >= 1.5 OR upper ( "列" ) IS NULL"""


def test_an_expression_may_cast_and_nest():
    told = compile_expression("number(coalesce(列, '1')) + 1 > abs(number(列))", ("列",))
    assert (
        told == "TRY_CAST ( coalesce ( \"列\" , '1' ) AS DOUBLE) + 1 > "
        'abs ( TRY_CAST ( "列" AS DOUBLE) )'
    )


def test_a_check_digit_makes_a_row_suspect_and_a_missing_key_sets_it_aside():
    assert a_rule(K.CHECK_DIGIT).consequence is Severity.SUSPECT
    assert a_rule(K.NOT_NULL).consequence is Severity.QUARANTINE
    assert a_rule(K.NOT_NULL, severity=Severity.SUSPECT).consequence is Severity.SUSPECT


def test_the_score_weighs_indicators_and_leaves_out_what_does_not_apply():
    told = score(
        [
            RuleCount(a_rule(K.NOT_NULL, weight=3), evaluated=100, bad=10),
            RuleCount(a_rule(K.UNIQUE, weight=1), evaluated=100, bad=50),
            RuleCount(a_rule(K.REGEX), evaluated=0, bad=0),
        ]
    )
    assert told.total == pytest.approx((90 * 3 + 50 * 1) / 4)
    assert [each.indicator.code for each in told.indicators] == ["0201", "0304"]
    assert [each.code for each in told.not_applicable] == ["0302"]


def test_an_inverse_indicator_stores_the_bad_and_scores_the_good():
    (told,) = score([RuleCount(a_rule(K.UNIQUE, indicator="0303"), 200, 50)]).indicators
    assert (told.x, told.score) == (0.25, 75)
    assert told.indicator.dimension is Dimension.ACCURACY


def test_nothing_evaluated_is_no_score():
    assert score([]).total is None
    assert score([RuleCount(a_rule(K.UNIQUE), 0, 0)]).total is None
