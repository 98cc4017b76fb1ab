"""Two people decide one after the other; the clock counts working days; nobody decides alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.conftest import NOW, an_actor
from tongbase.base.approvals import machine, reading
from tongbase.base.approvals.errors import CaseNotFoundError, OpinionMissingError, OwnCaseError
from tongbase.base.approvals.terms import CaseOrder, CaseState, Decision, Step, StepState
from tongbase.base.paging import PageRequest
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.work import Work

PROVINCE = OrgPath("/420000")
MARKET = OrgPath("/420000/market")
HEALTH = OrgPath("/420000/health")
CHECK, SIGN = "test.thing.check", "test.thing.sign"

applicant = an_actor("applicant", place=HEALTH)
head = an_actor("head", place=MARKET, permissions=frozenset({CHECK}))
bureau = an_actor("bureau", place=PROVINCE, permissions=frozenset({SIGN}))


def by(work: Work, actor, now: datetime = NOW) -> Work:
    return replace(work, actor=actor, now=now)


def a_case(work: Work, subject: str = "thing"):
    steps = (
        Step("部门审核", "Department review", CHECK, MARKET, working_days=10),
        Step("主管部门审核", "Bureau review", SIGN, PROVINCE, working_days=2),
    )
    order = CaseOrder("test", subject, "企业登记信息", f"/things/{subject}", steps)
    return machine.open_case(by(work, applicant), order)


def test_two_approvals_close_the_case(work: Work):
    a_case(work)
    first = machine.decide(by(work, head), "thing", Decision.APPROVE)
    assert first.case.state is CaseState.PENDING
    last = machine.decide(by(work, bureau), "thing", Decision.APPROVE, "同意")
    assert last.case.state is CaseState.APPROVED
    assert [step.state for step in last.case.steps] == [StepState.APPROVED] * 2


def test_the_clock_counts_working_days(work: Work):
    case = a_case(work)
    assert case.steps[0].due_on == date(2026, 3, 16)
    assert case.steps[1].due_on is None


def test_a_rejection_needs_a_reason_and_ends_the_case(work: Work):
    a_case(work)
    with pytest.raises(OpinionMissingError):
        machine.decide(by(work, head), "thing", Decision.REJECT, "  ")
    ended = machine.decide(by(work, head), "thing", Decision.REJECT, "依据不足")
    assert ended.case.state is CaseState.REJECTED
    assert [s.state for s in ended.case.steps] == [StepState.REJECTED, StepState.CLOSED]


def test_a_returned_case_rests_and_comes_back_with_its_days(work: Work):
    a_case(work)
    machine.decide(by(work, head), "thing", Decision.RETURN, "请补充使用依据")
    later = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
    case = machine.resume_case(by(work, applicant, later), "thing")
    assert case.state is CaseState.PENDING
    assert case.steps[1].due_on == date(2026, 3, 23)


def test_a_return_stays_in_the_trail_when_its_step_is_decided_again(work: Work):
    a_case(work)
    for day, said in ((3, "请补充使用依据"), (5, "依据仍不完整")):
        machine.decide(
            by(work, head, datetime(2026, 3, day, 1, 0, tzinfo=UTC)), "thing", Decision.RETURN, said
        )
        later = datetime(2026, 3, day, 2, 0, tzinfo=UTC)
        machine.resume_case(by(work, applicant, later), "thing")
    machine.decide(by(work, head), "thing", Decision.APPROVE, "同意")
    machine.decide(by(work, bureau), "thing", Decision.RETURN, "请核实范围")
    case = machine.live_case(work, "thing")
    assert machine.returned_step(case).number == 2
    work.db.expire_all()
    told = reading.trail_of(work, "thing")[0].steps
    assert [(step.number, step.state, step.opinion) for step in told] == [
        (1, StepState.RETURNED, "请补充使用依据"),
        (1, StepState.RETURNED, "依据仍不完整"),
        (1, StepState.APPROVED, "同意"),
        (2, StepState.RETURNED, "请核实范围"),
    ]
    assert all(step.decided_at and step.due_on for step in told)
    assert reading.list_decided(by(work, head), PageRequest()).total == 3


def test_only_the_holder_over_that_place_may_decide(work: Work):
    a_case(work)
    neighbour = an_actor("neighbour", place=HEALTH, permissions=frozenset({CHECK}))
    for stranger in (neighbour, bureau):
        with pytest.raises(DeniedError):
            machine.decide(by(work, stranger), "thing", Decision.APPROVE)


def test_nobody_decides_their_own_case(work: Work):
    a_case(work)
    both = an_actor("applicant", place=MARKET, permissions=frozenset({CHECK}))
    with pytest.raises(OwnCaseError):
        machine.decide(by(work, both), "thing", Decision.APPROVE)
    assert not reading.may_decide(by(work, both), "thing")


def test_a_withdrawn_case_waits_for_nobody(work: Work):
    a_case(work)
    machine.withdraw_case(by(work, applicant), "thing")
    with pytest.raises(CaseNotFoundError):
        machine.decide(by(work, head), "thing", Decision.APPROVE)


def test_the_workbench_shows_each_what_is_theirs(work: Work):
    a_case(work)
    page = PageRequest()
    assert reading.list_waiting(by(work, head), page).total == 1
    assert reading.list_waiting(by(work, bureau), page).total == 0
    assert reading.list_opened(by(work, applicant), page).total == 1
    machine.decide(by(work, head), "thing", Decision.APPROVE)
    assert reading.list_waiting(by(work, head), page).total == 0
    assert reading.list_decided(by(work, head), page).total == 1
    assert reading.list_waiting(by(work, bureau), page).total == 1


def test_every_case_of_one_moment_stands_on_one_page(work: Work):
    subjects = [f"thing-{number}" for number in range(23)]
    for subject in subjects:
        a_case(work, subject)
    pages = [PageRequest(number) for number in (1, 2, 3)]
    waiting = [step.case for page in pages for step in by_head(work, page)]
    opened = [
        each for page in pages for each in reading.list_opened(by(work, applicant), page).rows
    ]
    for subject in subjects:
        machine.decide(by(work, head), subject, Decision.APPROVE)
    decided = [
        step.case for page in pages for step in reading.list_decided(by(work, head), page).rows
    ]
    for shown in (waiting, opened, decided):
        assert sorted(case.subject for case in shown) == sorted(subjects)


def by_head(work: Work, page: PageRequest):
    return reading.list_waiting(by(work, head), page).rows


@pytest.mark.parametrize("desk", ["waiting", "decided", "opened"])
def test_on_every_desk_cases_are_found_by_words_of_their_title_and_by_kind(work: Work, desk: str):
    for subject, kind, title in (
        ("a", "catalogue.entry", "目录发布:企业登记信息"),
        ("b", "catalogue.withdrawal", "目录下线:企业年报信息"),
        ("c", "catalogue.entry", "目录发布:100%_持股"),
    ):
        step = Step("部门审核", "Review", CHECK, MARKET, working_days=1)
        order = CaseOrder(kind, subject, title, "/things", (step,))
        machine.open_case(by(work, applicant), order)
        if desk == "decided":
            machine.decide(by(work, head), subject, Decision.APPROVE)
    owner = applicant if desk == "opened" else head
    read = {
        "waiting": reading.list_waiting,
        "decided": reading.list_decided,
        "opened": reading.list_opened,
    }[desk]

    def found(**sought: str) -> set[str]:
        page = read(by(work, owner), PageRequest(), reading.DeskFilter(**sought))
        assert page.total == len(page.rows)
        return {getattr(row, "case", row).subject for row in page.rows}

    assert found() == {"a", "b", "c"}
    assert found(q="信息 企业") == {"a", "b"}
    assert found(q="企业", kind="catalogue.entry") == {"a"}
    assert found(q="%_") == {"c"}
    assert found(kind="share.application") == set()


def test_what_ended_undecided_says_why(work: Work):
    a_case(work)
    machine.end_case(by(work, bureau), "thing", "目录已下线")
    ended = reading.trail_of(work, "thing")[0]
    assert (ended.state, ended.closed_at) == (CaseState.ENDED, NOW)
    assert [(step.state, step.opinion) for step in ended.steps] == [
        (StepState.CLOSED, "目录已下线"),
        (StepState.CLOSED, ""),
    ]
    with pytest.raises(CaseNotFoundError):
        machine.decide(by(work, head), "thing", Decision.APPROVE)


def test_what_was_returned_stays_returned_when_its_case_ends(work: Work):
    a_case(work)
    machine.decide(by(work, head), "thing", Decision.RETURN, "请补充使用依据")
    machine.withdraw_case(by(work, applicant), "thing")
    step = reading.trail_of(work, "thing")[0].steps[0]
    assert (step.state, step.opinion) == (StepState.RETURNED, "请补充使用依据")


# The first step is due on Monday 2026-03-16.
LATE = {
    datetime(2026, 3, 16, 15, 59, tzinfo=UTC): 0,
    datetime(2026, 3, 16, 16, 0, tzinfo=UTC): 1,  # midnight in China
    datetime(2026, 3, 20, 1, 0, tzinfo=UTC): 4,
    datetime(2026, 3, 22, 1, 0, tzinfo=UTC): 4,  # a Sunday is no working day
    datetime(2026, 3, 23, 1, 0, tzinfo=UTC): 5,
}


@pytest.mark.parametrize("now", LATE, ids=str)
def test_an_open_step_is_late_by_the_working_days_after_its_limit(work: Work, now: datetime):
    a_case(work)
    waiting = reading.list_waiting(by(work, head, now), PageRequest()).rows[0]
    assert (waiting.due_on, waiting.overdue_days) == (date(2026, 3, 16), LATE[now])
    seen = reading.trail_of(by(work, bureau, now), "thing")[0].steps
    assert [step.overdue_days for step in seen] == [LATE[now], 0]


@pytest.mark.parametrize("now", LATE, ids=str)
def test_a_decided_step_stays_as_late_as_it_was_decided(work: Work, now: datetime):
    a_case(work)
    machine.decide(by(work, head, now), "thing", Decision.REJECT, "依据不足")
    much_later = datetime(2026, 6, 1, tzinfo=UTC)
    decided = reading.list_decided(by(work, head, much_later), PageRequest()).rows[0]
    assert decided.overdue_days == LATE[now]


def test_a_recalled_step_is_late_for_nobody(work: Work):
    a_case(work)
    much_later = datetime(2026, 6, 1, tzinfo=UTC)
    machine.withdraw_case(by(work, applicant, much_later), "thing")
    assert reading.trail_of(by(work, head, much_later), "thing")[0].steps[0].overdue_days == 0
