"""Landing checks on a real lake: counted by rule, set aside with reasons, never twice."""

from collections.abc import Iterator

import pytest

from tests.conftest import NOW
from tongbase.app.house import House
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.base.paging import PageRequest
from tongbase.govern.actions.landing import COLUMNS as ASIDE_COLUMNS
from tongbase.govern.actions.landing import Staged, check_landing, settle_landing
from tongbase.govern.queries.quarantine import list_aside, quarantine_of
from tongbase.govern.terms import BoundRule, Settled
from tongbase.standards.terms.quality import QualityRule, RuleKind, Severity

TABLE = TableName("ods", "企业")
COLUMNS = ("代码", "名称", "区划", "资本", "select")
ROWS = """
    (values ('a', '甲', '420102', 10.0, 'x'), ('b', '乙', '420103', 20.0, 'x'),
            ('b', '乙', '420103', 21.0, 'x'), (null, '丙', '420102', 5.0, 'x'),
            ('d', null, '999999', -1.0, null)) t("代码", "名称", "区划", "资本", "select")
"""
RULES = (
    BoundRule("1", QualityRule("名称", RuleKind.NOT_NULL, ("名称",))),
    BoundRule("2", QualityRule("资本", RuleKind.RANGE, ("资本",), low="0")),
    BoundRule(
        "3",
        QualityRule(
            "区划", RuleKind.REGEX, ("区划",), pattern="42[0-9]{4}", severity=Severity.SUSPECT
        ),
    ),
    BoundRule("4", QualityRule("没有的列", RuleKind.NOT_NULL, ("没有的列",))),
)


@pytest.fixture
def session(house: House) -> Iterator[raw.Session]:
    with raw.open_session(house.machines.lake) as opened:
        opened.run(f"create temp table staged as select * from {ROWS}")
        yield opened


def check(session: raw.Session, rules=RULES, run_id: str = "run1", source: str = "staged"):
    staged = Staged(TABLE, source, COLUMNS, keys=("代码",), run_id=run_id)
    return check_landing(session, staged, rules, now=NOW)


def test_every_rule_counts_what_it_looked_at_and_found_bad(session: raw.Session):
    result = check(session)
    counted = {c.bound.rule.code: (c.evaluated, c.bad) for c in result.counts}
    assert counted == {
        "key_present": (5, 1),
        "key_unique": (4, 2),
        "名称": (5, 1),
        "资本": (5, 1),
        "区划": (5, 1),
    }
    assert (result.rows, result.set_aside) == (5, 4)


def test_good_rows_land_and_bad_ones_are_kept_with_their_reason(session: raw.Session):
    result = check(session)
    good = session.run(result.good_select).fetchall()
    assert [row[0] for row in good] == ["a"]
    aside = list_aside(session.lake, TABLE, PageRequest(size=50))
    assert aside.total == 4
    worst = next(row for row in aside.rows if row.row["代码"] == "d")
    assert set(worst.rules) == {"名称", "区划"} or set(worst.rules) == {"名称", "资本", "区划"}
    assert "非空" in worst.reasons_zh
    assert worst.row["select"] is None


def test_a_landing_that_is_run_again_sets_nothing_aside_twice(session: raw.Session):
    check(session)
    check(session)
    assert list_aside(session.lake, TABLE, PageRequest()).total == 4


def test_what_is_judged_anew_takes_the_place_of_what_was_set_aside(session: raw.Session):
    check(session)
    staged = Staged(TABLE, "staged", COLUMNS, keys=("代码",), run_id="run2")
    checked = check_landing(session, staged, RULES, now=NOW)
    assert list_aside(session.lake, TABLE, PageRequest()).total == 8
    assert settle_landing(session, staged, checked).settled == Settled(let_go=4, lying=4)
    assert list_aside(session.lake, TABLE, PageRequest()).total == 4
    assert list_aside(session.lake, TABLE, PageRequest(), run_id="run2").total == 4


def test_a_quarantine_of_an_older_release_is_brought_in_step(session: raw.Session):
    older = [each for each in ASIDE_COLUMNS if each.name != "place"]
    raw.ensure_table(session.lake, quarantine_of(TABLE), older)
    check(session)
    assert list_aside(session.lake, TABLE, PageRequest()).total == 4


def test_suspect_rows_land_and_are_remembered(session: raw.Session):
    session.run("create temp table odd as select * from staged where \"代码\" = 'a'")
    session.run("update odd set \"区划\" = '110000'")
    result = check(session, source="odd")
    assert len(session.run(result.good_select).fetchall()) == 1
    aside = list_aside(session.lake, TABLE, PageRequest())
    assert [row.severity for row in aside.rows] == ["suspect"]


def test_clean_rows_leave_no_quarantine_and_score_full(session: raw.Session):
    session.run("create temp table clean as select * from staged where \"代码\" = 'a'")
    result = check(session, source="clean")
    assert result.score.total == 100
    assert list_aside(session.lake, TABLE, PageRequest()).total == 0


def test_no_rows_and_no_rules_are_no_fault(session: raw.Session):
    session.run("create temp table nothing as select * from staged limit 0")
    assert check(session, source="nothing").score.total is None
    assert check(session, rules=(), source="nothing").rows == 0
