"""The rules of sharing, by tables."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.share.makers import a_content
from tongbase.base.limits.rules import in_force
from tongbase.base.limits.terms import Limit
from tongbase.catalogue.terms.codes import ShareType
from tongbase.protect.terms.policies import ColumnRule, Filter, Operator, RowFilter
from tongbase.share import errors
from tongbase.share.rules import calls, gate, granting, states
from tongbase.share.rules.completeness import Subject, missing
from tongbase.share.rules.values import as_json
from tongbase.share.terms.applications import Mode, State, Terms, Verb
from tongbase.share.terms.calls import Condition
from tongbase.share.terms.grants import (
    GrantedItem,
    GrantRef,
    GrantStatus,
    GrantVerb,
    Quota,
    ServiceRef,
)
from tongbase.share.terms.limits import ANSWER_CONDITIONAL, ANSWER_OPEN, ANSWERS
from tongbase.standards.terms.grading import Level, Mask

USUAL = in_force(ANSWERS.limits, {})
TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def a_grant(**changes: object) -> GrantRef:
    grant = GrantRef(
        id="g1",
        organisation="11420100MA0000031D",
        system_id="s1",
        items=(
            GrantedItem("01", "统一社会信用代码", "tyshxydm", None),
            GrantedItem("03", "证件号码", "zjhm", Mask.CITIZEN_ID),
            GrantedItem("04", "行政区划代码", "xzqh", None),
        ),
        region_column="xzqh",
        divisions=("420100",),
        modes=(Mode.QUERY,),
        until=NOW + timedelta(days=30),
        quota=Quota(60, 1000),
        purpose="核对",
        status=GrantStatus.ACTIVE,
    )
    return replace(grant, **changes)  # type: ignore[arg-type]


FIELDS = (
    "system_id",
    "items",
    "use_basis",
    "use_scene",
    "use_scope",
    "use_purpose",
    "modes",
    "until",
    "divisions",
)


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_of_the_lawful_minimum_is_missed(name: str) -> None:
    empty = None if name in {"use_scene", "until"} else "" if "use" in name else ()
    content = a_content("s1", **{name: "" if name == "system_id" else empty})
    gaps = missing(Subject(content, is_divided=True, today=TODAY))
    assert [gap.field for gap in gaps] == [name]
    assert all(gap.zh and gap.en for gap in gaps)


def test_all_that_is_missing_stands_in_one_list() -> None:
    from tongbase.share.terms.applications import ApplicationContent

    gaps = missing(Subject(ApplicationContent(), is_divided=True, today=TODAY))
    assert sorted(gap.field for gap in gaps) == sorted(FIELDS)


def test_a_complete_application_misses_nothing() -> None:
    assert missing(Subject(a_content("s1"), is_divided=True, today=TODAY)) == ()


def test_an_entry_without_regions_needs_no_divisions() -> None:
    content = a_content("s1", divisions=())
    assert missing(Subject(content, is_divided=False, today=TODAY)) == ()


def test_a_last_day_that_is_over_is_missing() -> None:
    content = a_content("s1", until=date(2026, 3, 1))
    assert [gap.field for gap in missing(Subject(content, True, TODAY))] == ["until"]  # noqa: FBT003


OPEN, CONDITIONAL = ShareType.UNCONDITIONAL, ShareType.CONDITIONAL


@pytest.mark.parametrize(
    ("kind", "level", "steps", "limit"),
    [
        (OPEN, Level.G1, "", ANSWER_OPEN),
        (OPEN, Level.G2, "provider", ANSWER_OPEN),
        (OPEN, Level.G3, "provider", ANSWER_OPEN),
        (OPEN, Level.G4, "provider bureau", ANSWER_OPEN),
        (OPEN, Level.IMPORTANT, "provider bureau", ANSWER_OPEN),
        (CONDITIONAL, Level.G1, "provider bureau", ANSWER_CONDITIONAL),
        (CONDITIONAL, Level.G4, "provider bureau", ANSWER_CONDITIONAL),
        (None, Level.G1, "provider bureau", ANSWER_CONDITIONAL),
    ],
)
def test_the_share_gate(kind: ShareType | None, level: Level, steps: str, limit: Limit) -> None:
    found = gate.gate_for(kind, level)
    assert (" ".join(found.reviewers), found.limit) == (steps, limit)


@pytest.mark.parametrize(("left", "days"), [(10, (8, 2)), (3, (1, 2)), (2, (1, 1)), (-4, (1, 1))])
def test_the_authoritys_days_lie_within_the_answer(left: int, days: tuple[int, ...]) -> None:
    both = gate.gate_for(CONDITIONAL, Level.G2)
    assert gate.step_days(both, left, USUAL) == days


@pytest.mark.parametrize(
    ("days", "before", "good"), [(10, 0, True), (11, 0, False), (4, 6, True), (5, 6, False)]
)
def test_an_answer_is_extended_by_ten_days_at_most(days: int, before: int, *, good: bool) -> None:
    if good:
        gate.check_extension(days, before, USUAL)
        return
    with pytest.raises(errors.ExtensionTooLongError):
        gate.check_extension(days, before, USUAL)


def test_a_query_of_sensitive_items_is_advised_against() -> None:
    assert "核验" in gate.advice_for(Level.G4, (Mode.QUERY,))[0].zh
    assert gate.advice_for(Level.G4, (Mode.VERIFY,)) == ()
    assert gate.advice_for(Level.G3, (Mode.QUERY,)) == ()


def test_verbs_follow_the_state() -> None:
    states.check_verb(State.SUPPLEMENT_REQUIRED, Verb.SUPPLEMENT)
    for state in (State.APPROVED, State.REJECTED, State.WITHDRAWN):
        for verb in Verb:
            with pytest.raises(errors.StateForbidsError):
                states.check_verb(state, verb)
    with pytest.raises(errors.StateForbidsError):
        states.check_grant_verb(GrantStatus.REVOKED, GrantVerb.RESTORE)


def test_a_grant_compiles_to_one_policy() -> None:
    service = ServiceRef("v1", "FW000001", "e1", "企业", "市监", "企业")
    policy = granting.policy_of(a_grant(), service)
    assert policy.table == ("市监", "企业")
    assert policy.columns == (
        ColumnRule("tyshxydm"),
        ColumnRule("zjhm", Mask.CITIZEN_ID),
        ColumnRule("xzqh"),
    )
    assert policy.row_filter == RowFilter("xzqh", ("420100",))
    assert (policy.rows_max, policy.calls_per_minute) == (1000, 60)
    assert policy.until == a_grant().until
    assert granting.policy_of(a_grant(region_column=""), service).row_filter is None


def test_the_last_day_counts_to_its_end_in_china() -> None:
    end = granting.end_of(date(2026, 12, 31))
    assert end.astimezone(UTC) == datetime(2026, 12, 31, 16, 0, tzinfo=UTC)


def test_terms_are_bounded_and_explained() -> None:
    content = a_content("s1")
    granting.check_terms(Terms({"03": None}), "确需明文", content)
    with pytest.raises(errors.ReasonMissingError):
        granting.check_terms(Terms({"03": None}), " ", content)
    with pytest.raises(errors.FieldInvalidError):
        granting.check_terms(Terms({"99": None}), "确需明文", content)
    for terms in (Terms(calls_per_minute=0), Terms(rows_max=10_001)):
        with pytest.raises(errors.FieldInvalidError):
            granting.check_terms(terms, "", content)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"status": GrantStatus.REVOKED}, errors.GrantRevokedError),
        ({"status": GrantStatus.SUSPENDED}, errors.GrantSuspendedError),
        ({"status": GrantStatus.EXPIRED}, errors.GrantExpiredError),
        ({"until": NOW}, errors.GrantExpiredError),
    ],
)
def test_a_grant_that_does_not_hold(changes: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        calls.check_holds(a_grant(**changes), NOW)
    calls.check_holds(a_grant(until=NOW + timedelta(seconds=1)), NOW)


def test_modes_rates_and_windows() -> None:
    calls.check_mode(a_grant(), Mode.QUERY)
    with pytest.raises(errors.ModeNotGrantedError):
        calls.check_mode(a_grant(), Mode.VERIFY)
    calls.check_rate(a_grant(), 60)
    with pytest.raises(errors.RateExceededError):
        calls.check_rate(a_grant(), 61)
    for limit, offset in ((0, 0), (1001, 0), (1, -1), (1, 1_000_001)):
        with pytest.raises(errors.FieldInvalidError):
            calls.page_of(a_grant(), limit, offset)
    assert calls.page_of(a_grant(), None, 0) == 100
    assert calls.page_of(a_grant(quota=Quota(60, 20)), None, 0) == 20


def test_items_are_named_by_column_name_or_code() -> None:
    meant = calls.resolve(a_grant(), ["tyshxydm", "证件号码", "04"], "items")
    assert [item.column for item in meant.values()] == ["tyshxydm", "zjhm", "xzqh"]
    assert list(calls.asked_items(a_grant(), [])) == ["tyshxydm", "zjhm", "xzqh"]


def test_an_ungranted_item_is_named() -> None:
    with pytest.raises(errors.ItemNotGrantedError) as refused:
        calls.resolve(a_grant(), ["tyshxydm", "zczb"], "items")
    assert refused.value.facts["items"] == ["zczb"]
    assert "zczb" in refused.value.zh


def test_one_item_under_two_words_is_asked_twice() -> None:
    with pytest.raises(errors.FieldInvalidError):
        calls.asked_items(a_grant(), ["tyshxydm", "统一社会信用代码"])
    with pytest.raises(errors.FieldInvalidError):
        calls.asked_items(a_grant(), ["tyshxydm", "tyshxydm"])


def test_conditions_become_filters() -> None:
    filters = calls.filters_of(a_grant(), [Condition("行政区划代码", "within", "420102")])
    assert filters == (Filter("xzqh", Operator.WITHIN, "420102"),)
    with pytest.raises(errors.FieldInvalidError):
        calls.filters_of(a_grant(), [Condition("xzqh", "like", "42%")])


@pytest.mark.parametrize(
    ("operator", "value", "named"),
    [
        (Operator.EQ, "420102", ("420102",)),
        (Operator.EQ, 420102, ("420102",)),
        (Operator.IN, ["420102", "430102"], ("420102", "430102")),
        (Operator.WITHIN, "430000", ("430000",)),
        (Operator.NOT_NULL, None, ()),
    ],
)
def test_divisions_that_a_filter_names(
    operator: Operator, value: object, named: tuple[str, ...]
) -> None:
    asked = (Filter("xzqh", operator, value), Filter("tyshxydm", Operator.EQ, "1"))  # type: ignore[arg-type]
    assert calls.divisions_asked(asked, "xzqh") == named


def test_values_as_json() -> None:
    assert as_json(Decimal("1.50")) == "1.50"
    assert as_json(float("nan")) is None
    assert as_json(b"\x01\xff") == "01ff"
    assert as_json([date(2026, 3, 2), {"a": 1}]) == ["2026-03-02", {"a": 1}]
    assert as_json("文") == "文"
    assert as_json(None) is None
