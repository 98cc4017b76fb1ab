"""Recognition and granted reads on a real lake and a real database."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.protect.makers import a_policy, a_request
from tongbase.base.lake import raw
from tongbase.base.lake.errors import TableNotFoundError
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column
from tongbase.kernel.actor import Actor, OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.protect.actions.recognition import regrade_column
from tongbase.protect.api import get_grade, read_granted, recognise_table, verify_granted
from tongbase.protect.errors import (
    BadRequestError,
    GradeNotFoundError,
    PolicyExpiredError,
    ReasonMissingError,
)
from tongbase.protect.permissions import ProtectPermission
from tongbase.protect.terms.grades import GradeSource
from tongbase.protect.terms.policies import OFFSET_MAX, Answer, ColumnRule, RowFilter
from tongbase.standards.terms.grading import Level, Mask, SensitiveType

TABLE = TableName("市监", "企业")
OWNER = OrgPath("/420000/420100/11420100MB0000000A")
T = SensitiveType
ROWS = 300
COLUMNS = (
    Column("编号", "long"),
    Column("tyshxydm", "string", "统一社会信用代码"),
    Column("qymc", "string"),
    Column("fddbr", "string", "法定代表人"),
    Column("c5", "string"),
    Column("c6", "string"),
    Column("clrq", "date", "成立日期"),
    Column("zczb", "decimal(18, 2)", "注册资本"),
    Column("xzqh", "string", "行政区划"),
    Column("备注", "string"),
)
SELECT = f"""
    SELECT i AS "编号", '91110101MA0000007T' AS tyshxydm,
      ['武汉长江商贸有限公司', '江岸区红星小学', '黄冈市大别山农业专业合作社'][1 + i % 3] AS qymc,
      ['张三', '欧阳修文', '李四光', '王小二'][1 + i % 4] AS fddbr,
      '110101190001010014' AS c5, '1380013' || lpad(i::VARCHAR, 4, '0') AS c6,
      DATE '2001-02-03' + i::INT AS clrq, (i * 1000)::DECIMAL(18, 2) AS zczb,
      CASE WHEN i % 2 = 0 THEN '420102' ELSE '421102' END AS xzqh,
      CASE WHEN i % 20 = 0 THEN '来电 13800138000 已回访' END AS "备注"
    FROM range({ROWS}) t(i)
"""


@pytest.fixture
def lake(house):
    opened = house.machines.lake
    raw.ensure_table(opened, TABLE, COLUMNS)
    with raw.open_session(opened) as session:
        raw.append(session, TABLE, SELECT)
    return opened


def in_hands(work, place, *permissions):
    actor = Actor("bob", "鲍勃", "x", place, place, frozenset(map(str, permissions)))
    return replace(work, actor=actor)


def the_policy(**changes):
    granted = (
        ColumnRule("编号"),
        ColumnRule("qymc"),
        ColumnRule("c5", Mask.CITIZEN_ID),
        ColumnRule("clrq"),
        ColumnRule("zczb"),
    )
    return a_policy(
        **{
            "columns": granted,
            "row_filter": RowFilter("xzqh", ("420100",)),
            **changes,
        }
    )


@pytest.fixture
def work(work):
    return replace(work, now=a_policy().until - timedelta(days=1))


def test_a_table_is_recognised_and_graded_as_its_highest_column(work, lake):
    grade = recognise_table(work, lake, TABLE, owner=OWNER)
    assert {each.column: each.sensitive_type for each in grade.columns} == {
        "编号": T.NONE,
        "tyshxydm": T.USCC,
        "qymc": T.ORG_NAME,
        "fddbr": T.PERSON_NAME,
        "c5": T.CITIZEN_ID,
        "c6": T.MOBILE,
        "clrq": T.NONE,
        "zczb": T.AMOUNT,
        "xzqh": T.REGION,
        "备注": T.MOBILE,
    }
    assert (grade.level, grade.rows_sampled, grade.owner) == (Level.G4, ROWS, OWNER)
    assert get_grade(work, TABLE) == grade


def test_an_empty_table_is_graded_by_its_names(work, house):
    raw.ensure_table(house.machines.lake, TABLE, COLUMNS)
    grade = recognise_table(work, house.machines.lake, TABLE, owner=OWNER)
    told = {each.column: each.sensitive_type for each in grade.columns}
    assert (told["fddbr"], told["c5"], grade.rows_sampled) == (T.PERSON_NAME, T.NONE, 0)


def test_recognising_again_leaves_a_persons_grade_alone(work, lake):
    recognise_table(work, lake, TABLE, owner=OWNER)
    grade = regrade_column(work, TABLE, "c5", level=Level.IMPORTANT, reason="涉及重点人群")
    assert grade.level is Level.IMPORTANT
    again = recognise_table(work, lake, TABLE)
    kept = next(each for each in again.columns if each.column == "c5")
    assert (kept.level, kept.source) == (Level.IMPORTANT, GradeSource.MANUAL)
    assert kept.mask is Mask.STRICT_CITIZEN_ID
    assert "涉及重点人群" in kept.reasons[0].zh
    assert (again.level, again.owner) == (Level.IMPORTANT, OWNER)


def test_a_grade_is_changed_with_a_reason_and_told_to_the_ledger(work, lake):
    grade = recognise_table(work, lake, TABLE, owner=OWNER)
    with pytest.raises(ReasonMissingError):
        regrade_column(work, TABLE, "c5", level=Level.G1, reason=" ")
    regrade_column(work, TABLE, "qymc", level=Level.G2, reason="内部名录")
    told = select(LedgerEntry.event).where(LedgerEntry.subject == grade.id)
    assert list(work.db.scalars(told.order_by(LedgerEntry.id))) == [
        "protect.table.recognised",
        "protect.column.regraded",
    ]


def test_a_column_that_is_gone_loses_its_grade(work, lake):
    recognise_table(work, lake, TABLE, owner=OWNER)
    raw.drop_table(lake, TABLE)
    raw.ensure_table(lake, TABLE, COLUMNS[:3])
    grade = recognise_table(work, lake, TABLE)
    assert len(grade.columns) == 3


def test_an_unknown_table_or_column_is_named(work, lake):
    with pytest.raises(GradeNotFoundError):
        get_grade(work, TABLE)
    with pytest.raises(TableNotFoundError):
        recognise_table(work, lake, TableName("市监", "没有"), owner=OWNER)
    recognise_table(work, lake, TABLE, owner=OWNER)
    with pytest.raises(GradeNotFoundError) as refused:
        regrade_column(work, TABLE, "没有", level=Level.G1, reason="x")
    assert refused.value.field == "column"


def test_a_neighbour_cannot_grade(work, lake):
    recognise_table(work, lake, TABLE, owner=OWNER)
    neighbour = in_hands(work, OrgPath("/420000/421100/x"), *ProtectPermission)
    with pytest.raises(DeniedError):
        recognise_table(neighbour, lake, TABLE)
    with pytest.raises(DeniedError):
        recognise_table(neighbour, lake, TABLE, owner=neighbour.actor.place)
    with pytest.raises(DeniedError):
        regrade_column(neighbour, TABLE, "c5", level=Level.G1, reason="x")


def test_granted_rows_come_from_the_lake(work, lake):
    request = a_request(("编号", "lt", 3))
    told = read_granted(work, lake, the_policy(), request, with_total=True)
    assert told.rows["编号"].to_pylist() == [0, 2]
    assert told.rows["c5"].to_pylist() == ["110101********0014"] * 2
    assert (told.count, told.total) == (2, 2)


def test_a_page_knows_the_total(work, lake):
    told = read_granted(work, lake, the_policy(), a_request(limit=10), with_total=True)
    assert (told.count, told.total, told.has_more) == (10, ROWS // 2, True)


@pytest.mark.parametrize(
    ("limit", "has_more"), [(1, True), (ROWS // 2 - 1, True), (ROWS // 2, False)]
)
def test_a_page_says_if_more_rows_follow(work, lake, limit: int, *, has_more: bool):
    told = read_granted(work, lake, the_policy(), a_request(limit=limit))
    assert (told.count, told.has_more) == (limit, has_more)


def test_all_rows_end_where_the_policy_ends(work, lake):
    told = read_granted(work, lake, the_policy(rows_max=7), a_request(limit=None))
    assert (told.count, told.has_more) == (7, True)


def test_the_furthest_page_is_answered(work, lake):
    told = read_granted(work, lake, the_policy(), a_request(offset=OFFSET_MAX))
    assert (told.count, told.has_more) == (0, False)


def test_dates_and_numbers_are_compared_as_such(work, lake):
    request = a_request(("clrq", "lt", "2001-02-13"), ("zczb", "ge", "4000"))
    told = read_granted(work, lake, the_policy(), request)
    assert told.rows["编号"].to_pylist() == [4, 6, 8]


@pytest.mark.parametrize(
    ("column", "operator", "value"),
    [("编号", "eq", "三"), ("clrq", "ge", "去年"), ("zczb", "in", ["1", "一千"])],
)
def test_a_value_of_another_type_is_named_and_no_sql_is_told(work, lake, column, operator, value):
    with pytest.raises(BadRequestError) as refused:
        read_granted(work, lake, the_policy(), a_request((column, operator, value)))
    assert refused.value.field == column
    assert "SELECT" not in str(refused.value)


def test_a_verification_answers_in_three_words(work, lake):
    policy = the_policy()
    claims = {"c5": "110101190001010014", "qymc": "别的公司"}
    told = verify_granted(work, lake, policy, {"编号": 0}, claims).answers
    assert told == {"c5": Answer.CONSISTENT, "qymc": Answer.INCONSISTENT}
    hidden = verify_granted(work, lake, policy, {"编号": 1}, claims).answers
    assert set(hidden.values()) == {Answer.NOT_FOUND}


def test_an_expired_policy_reads_and_verifies_nothing(work, lake):
    late = replace(work, now=the_policy().until)
    with pytest.raises(PolicyExpiredError):
        read_granted(late, lake, the_policy(), a_request())
    with pytest.raises(PolicyExpiredError):
        verify_granted(late, lake, the_policy(), {"编号": 0}, {"qymc": "x"})


def test_a_table_that_changed_is_a_clear_error(work, lake):
    policy = the_policy(columns=(ColumnRule("改名了"),))
    with pytest.raises(BadRequestError) as refused:
        read_granted(work, lake, policy, a_request())
    assert refused.value.field == "table"
    with pytest.raises(TableNotFoundError):
        read_granted(work, lake, the_policy(table=("市监", "没有")), a_request())
