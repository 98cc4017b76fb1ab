"""Limits: declared by the floors, made stricter by regions, counted in working days."""

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import an_actor
from tongbase.app.modules import LIMIT_BOOKS
from tongbase.base.limits import clock
from tongbase.base.limits.errors import LimitTooLooseError, LimitUnknownError
from tongbase.base.limits.permissions import LimitPermission
from tongbase.base.limits.reading import limits_at
from tongbase.base.limits.rules import check_stricter, in_force, strictest
from tongbase.base.limits.setting import limit_of, set_limit
from tongbase.base.limits.terms import Limit, LimitBook
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.calendar.rules import WorkingCalendar
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

PROVINCE, CITY = OrgPath("/420000"), OrgPath("/420000/420100")
NEIGHBOUR, MARKET = OrgPath("/420000/420200"), OrgPath("/420000/420100/11420100MA0000023J")
SETTER = frozenset({LimitPermission.LIMIT_SET})


def a_limit(code: str, usual: int = 10, most: int = 10, article: int | None = 21) -> Limit:
    told = {"zh": "答复", "en": "Answer", "counts_zh": "自收到之日起", "counts_en": "From receipt"}
    return Limit(code=code, usual=usual, most=most, article=article, **told)


ANSWER, REVIEW = a_limit("answer"), a_limit("review", usual=2, article=None)
BOOK = LimitBook("test", "答复", "Answers", (ANSWER, REVIEW))


def bureau_of(work: Work, place: OrgPath, permissions: frozenset[str] = SETTER) -> Work:
    return replace(work, actor=an_actor("bureau", place=place, permissions=permissions))


def at(work: Work, place: OrgPath) -> list[int]:
    return list(limits_at(work, place, BOOK).values())


# The national day of 2025: 1 to 8 October free, 28 September and 11 October worked.
OCTOBER = WorkingCalendar(
    {date(2025, 10, day): False for day in range(1, 9)}
    | {date(2025, 9, 28): True, date(2025, 10, 11): True},
    known_until=date(2025, 12, 31),
)


@pytest.mark.parametrize(
    ("day", "working_days", "due"),
    [
        (date(2025, 9, 26), 10, date(2025, 10, 16)),
        (date(2025, 9, 30), 1, date(2025, 10, 9)),
        (date(2025, 9, 26), 20, date(2025, 10, 30)),
    ],
)
def test_the_clock_counts_working_days(day: date, working_days: int, due: date) -> None:
    assert clock.started(day, working_days, OCTOBER).due_on == due


def test_the_days_of_rest_do_not_count() -> None:
    begun = clock.started(date(2025, 9, 26), 10, OCTOBER)
    resting = clock.paused(begun, date(2025, 9, 29))
    assert clock.days_left(resting, date(2025, 10, 10), OCTOBER) == 8
    again = clock.resumed(resting, date(2025, 10, 10), OCTOBER)
    assert again.due_on == date(2025, 10, 21)
    assert clock.days_left(again, date(2025, 10, 10), OCTOBER) == 8


def test_a_late_answer_counts_below_nothing() -> None:
    begun = clock.started(date(2025, 9, 26), 1, OCTOBER)
    assert clock.days_left(begun, date(2025, 9, 30), OCTOBER) == -2


def test_what_nobody_set_is_the_usual_and_the_law_caps_what_was() -> None:
    assert in_force([ANSWER, REVIEW], {"review": 4}) == {ANSWER: 10, REVIEW: 4}
    assert in_force([ANSWER], {"answer": 12}) == {ANSWER: 10}
    assert strictest([("answer", 7), ("answer", 5), ("review", 3)]) == {"answer": 5, "review": 3}


@pytest.mark.parametrize("days", [0, -1, 11])
def test_no_limit_is_looser_than_the_law(days: int) -> None:
    check_stricter(ANSWER, 10, None)
    with pytest.raises(LimitTooLooseError, match="政务数据共享条例"):
        check_stricter(ANSWER, days, None)


def test_nor_looser_than_that_of_the_region_above() -> None:
    check_stricter(ANSWER, 7, 7)
    with pytest.raises(LimitTooLooseError, match="1 至 7 个工作日,只能严于上级地区"):
        check_stricter(ANSWER, 8, 7)


def test_the_strictest_of_a_place_and_those_above_it_holds(work: Work):
    province, city = bureau_of(work, PROVINCE), bureau_of(work, CITY)
    assert at(work, MARKET) == [10, 2]
    set_limit(city, ANSWER, 5)
    set_limit(city, REVIEW, 8)
    assert (at(work, MARKET), at(work, NEIGHBOUR), at(work, PROVINCE)) == ([5, 8], [10, 2], [10, 2])
    set_limit(province, ANSWER, 3)
    assert (at(work, MARKET), at(work, NEIGHBOUR)) == ([3, 8], [3, 2])
    with pytest.raises(LimitTooLooseError, match="上级地区"):
        set_limit(city, ANSWER, 4)
    set_limit(province, ANSWER, 10)
    assert at(work, MARKET) == [5, 8]


def test_only_who_may_sets_a_limit_and_the_ledger_tells(work: Work):
    with pytest.raises(DeniedError, match="设定办理时限"):
        set_limit(bureau_of(work, CITY, frozenset()), ANSWER, 5)
    set_limit(bureau_of(work, CITY), ANSWER, 5)
    work.db.flush()
    (line,) = history_of(work.db, "answer")
    assert (line.event, "420100" in line.detail) == ("limits.limit.set", True)


def test_every_floor_declares_its_limits_once():
    codes = [limit.code for book in LIMIT_BOOKS for limit in book.limits]
    assert len(set(codes)) == len(codes)
    assert {"catalog_update", "catalog_review", "apply_answer_cond"} <= set(codes)
    assert all(0 < limit.usual <= limit.most for book in LIMIT_BOOKS for limit in book.limits)
    assert limit_of(LIMIT_BOOKS, "catalog_update").most == 10
    with pytest.raises(LimitUnknownError):
        limit_of(LIMIT_BOOKS, "siesta")
