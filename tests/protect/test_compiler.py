"""What the compiler lets through, and how it says no."""

from datetime import timedelta

import pytest

from tests.protect.makers import OPEN_ROWS, a_lake, a_policy, a_request, rows
from tongbase.protect.errors import (
    BadPolicyError,
    BadRequestError,
    ColumnNotGrantedError,
    ForeignDivisionError,
    MaskedColumnError,
    PolicyExpiredError,
)
from tongbase.protect.rules.compiler import compile_count, compile_query, compile_verify
from tongbase.protect.rules.policies import check_in_force, check_policy
from tongbase.protect.terms.policies import ColumnRule, Operator, Order, QueryRequest, RowFilter
from tongbase.standards.terms.grading import Mask


@pytest.fixture(scope="module")
def lake():
    return a_lake()


def test_granted_rows_and_items_come_masked(lake):
    found = rows(lake, compile_query(a_policy(), a_request(limit=1)))
    assert found == [(0, "企业0", "420101", "7", "110101********0014")]


def test_an_item_is_chosen_and_filtered(lake):
    request = a_request(("名称", "eq", "企业3"), columns=("编号", "区划"))
    assert rows(lake, compile_query(a_policy(), request)) == [(3, "420101")]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ([("编号", "lt", 5)], 5),
        ([("编号", "le", "5")], 6),
        ([("编号", "gt", 37)], 2),
        ([("编号", "ge", 37), ("编号", "ne", 38)], 2),
        ([("编号", "in", [1, 2, 99])], 2),
        ([("名称", "starts_with", "企业1")], 11),
        ([("名称", "contains", "9")], 4),
        ([("区划", "within", "420100")], OPEN_ROWS),
        ([("区划", "within", "420102")], 13),
        ([("区划", "starts_with", "42010")], OPEN_ROWS),
        ([("区划", "in", ["420101", "420102"])], 27),
        ([("备注", "is_null", None)], 0),
        ([("备注", "not_null", None)], OPEN_ROWS),
    ],
)
def test_every_operator_counts(lake, filters, count):
    assert rows(lake, compile_count(a_policy(), a_request(*filters))) == [(count,)]


@pytest.mark.parametrize(
    ("divisions", "count"),
    [
        (("420000",), OPEN_ROWS),
        (("420100",), OPEN_ROWS),
        (("420100000000",), OPEN_ROWS),
        (("420101",), 14),
        (("420101", "420102"), 27),
        (("430000",), 60),
        (("420000", "430000"), 100),
        (("500000",), 0),
        ((), 0),
    ],
)
def test_divisions_choose_the_rows(lake, divisions, count):
    policy = a_policy(row_filter=RowFilter("区划", divisions))
    assert rows(lake, compile_count(policy, a_request())) == [(count,)]


def test_a_row_filter_works_on_an_item_that_is_not_granted(lake):
    policy = a_policy(columns=(ColumnRule("名称"),))
    assert len(rows(lake, compile_query(policy, a_request()))) == OPEN_ROWS


def test_pages_go_on_where_the_last_one_ended(lake):
    pages = [
        rows(lake, compile_query(a_policy(), a_request(limit=7, offset=start, columns=("编号",))))
        for start in range(0, 42, 7)
    ]
    assert [number for page in pages for (number,) in page] == list(range(OPEN_ROWS))


def test_rows_are_ordered_as_asked(lake):
    request = a_request(order=(Order("编号", descending=True),), limit=2, columns=("编号",))
    assert rows(lake, compile_query(a_policy(), request)) == [(39,), (38,)]


@pytest.mark.parametrize("limit", [None, 1000, 10**18])
def test_nobody_gets_more_rows_than_granted(lake, limit):
    found = rows(lake, compile_query(a_policy(rows_max=5), a_request(limit=limit)))
    assert len(found) == 5


@pytest.mark.parametrize("limit", [0, -1, True, "5", 1.5])
def test_a_limit_is_a_positive_whole_number(limit):
    with pytest.raises(BadRequestError) as refused:
        compile_query(a_policy(), a_request(limit=limit))
    assert refused.value.field == "limit"


@pytest.mark.parametrize("offset", [-1, 10**9, "0"])
def test_an_offset_has_an_end(offset):
    with pytest.raises(BadRequestError) as refused:
        compile_query(a_policy(), a_request(offset=offset))
    assert refused.value.field == "offset"


@pytest.mark.parametrize(
    "request_",
    [
        a_request(columns=("电话",)),
        a_request(("电话", "eq", "1")),
        a_request(order=(Order("电话"),)),
        a_request(columns=("没有这一列",)),
    ],
)
def test_an_ungranted_item_is_named_whether_it_exists_or_not(request_):
    with pytest.raises(ColumnNotGrantedError) as refused:
        compile_query(a_policy(), request_)
    assert refused.value.facts["columns"][0] in refused.value.zh


@pytest.mark.parametrize("compiled", [compile_query, compile_count])
@pytest.mark.parametrize("operator", Operator)
def test_nothing_is_found_or_counted_by_a_masked_item(compiled, operator):
    with pytest.raises(MaskedColumnError):
        compiled(a_policy(), a_request(("法人证件号", operator, "1")))


def test_nothing_is_ordered_by_a_masked_item():
    with pytest.raises(MaskedColumnError):
        compile_query(a_policy(), a_request(order=(Order("法人证件号"),)))
    assert "法人证件号" not in compile_query(a_policy(), a_request()).sql.split("ORDER BY")[1]


@pytest.mark.parametrize(
    ("operator", "value"),
    [
        ("eq", "430102"),
        ("eq", "420000"),
        ("within", "430000"),
        ("in", ["420101", "430102"]),
        ("starts_with", "42"),
        ("starts_with", "4301"),
    ],
)
def test_a_foreign_division_is_refused(operator, value):
    with pytest.raises(ForeignDivisionError) as refused:
        compile_query(a_policy(), a_request(("区划", operator, value)))
    assert refused.value.field == "区划"


@pytest.mark.parametrize("value", ["42010", "abc", "420100' OR '1'='1", "", "042010"])
def test_a_division_is_a_code(value):
    with pytest.raises(BadRequestError):
        compile_query(a_policy(), a_request(("区划", "within", value)))


@pytest.mark.parametrize(
    "value", [None, ["1"], {"a": 1}, b"1", "x" * 1001, "a\x00b", "\ud800", object()]
)
def test_a_value_is_a_plain_value(value):
    with pytest.raises(BadRequestError) as refused:
        compile_query(a_policy(), a_request(("名称", "eq", value)))
    assert refused.value.field == "名称"


@pytest.mark.parametrize("value", [[], "abc", 5, ["x"] * 501, [None]])
def test_a_list_is_a_list(value):
    with pytest.raises(BadRequestError):
        compile_query(a_policy(), a_request(("名称", "in", value)))


def test_there_is_a_limit_on_filters():
    with pytest.raises(BadRequestError):
        compile_query(a_policy(), a_request(*[("名称", "eq", "x")] * 51))


def test_an_expired_policy_reads_nothing():
    policy = a_policy()
    check_in_force(policy, policy.until - timedelta(seconds=1))
    with pytest.raises(PolicyExpiredError):
        check_in_force(policy, policy.until)


@pytest.mark.parametrize(
    "changes",
    [
        {"columns": ()},
        {"columns": (ColumnRule("a"), ColumnRule("A", Mask.STARS))},
        {"rows_max": 0},
        {"rows_max": 10**9},
        {"keys": ("电话",)},
    ],
)
def test_an_unsound_policy_compiles_to_nothing(changes):
    with pytest.raises(BadPolicyError):
        check_policy(a_policy(**changes))
    with pytest.raises(BadPolicyError):
        compile_query(a_policy(**changes), QueryRequest())


def test_a_verification_says_yes_no_or_unknown(lake):
    policy = a_policy()
    told = compile_verify(
        policy,
        {"编号": 3},
        {"名称": "企业3", "备注": "8", "法人证件号": " 110101190001010014"},
    )
    assert rows(lake, told) == [(True, True, False, True)]


def test_a_hidden_row_is_not_found(lake):
    assert rows(lake, compile_verify(a_policy(), {"编号": 77}, {"名称": "CANARY名称77"})) == [
        (False, False)
    ]


def test_a_claim_of_another_type_does_not_hold(lake):
    assert rows(lake, compile_verify(a_policy(), {"名称": "企业3"}, {"编号": "三"})) == [
        (True, False)
    ]


@pytest.mark.parametrize(
    ("keys", "claims", "error"),
    [
        ({}, {"名称": "x"}, BadRequestError),
        ({"编号": 1}, {}, BadRequestError),
        ({"电话": "1"}, {"名称": "x"}, ColumnNotGrantedError),
        ({"编号": 1}, {"电话": "x"}, ColumnNotGrantedError),
        ({"编号": None}, {"名称": "x"}, BadRequestError),
        ({"编号": 1}, {"名称": None}, BadRequestError),
        ({"区划": "430102"}, {"名称": "x"}, ForeignDivisionError),
    ],
)
def test_a_verification_needs_granted_keys_and_claims(keys, claims, error):
    with pytest.raises(error):
        compile_verify(a_policy(), keys, claims)


def test_a_policy_may_fix_the_keys():
    policy = a_policy(keys=("法人证件号",))
    compile_verify(policy, {"法人证件号": "110101190001010014"}, {"名称": "x"})
    with pytest.raises(BadRequestError) as refused:
        compile_verify(policy, {"区划": "420101"}, {"名称": "x"})
    assert refused.value.field == "keys"
