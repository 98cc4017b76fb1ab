"""Off the catalogue (下线): asked for, reviewed twice, in force until the bureau agrees."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.catalogue.makers import Cast, publish, published, withdraw
from tongbase.base.approvals.errors import OpinionMissingError, OwnCaseError
from tongbase.base.approvals.reading import list_waiting, trail_of
from tongbase.base.approvals.terms import CaseState, StepState
from tongbase.base.notices.post import list_notices
from tongbase.base.paging import PageRequest
from tongbase.catalogue import api
from tongbase.catalogue.actions.entries import revise_entry, update_entry
from tongbase.catalogue.actions.reviews import recall_entry, review_entry, submit_entry
from tongbase.catalogue.actions.withdrawals import ask_withdrawal
from tongbase.catalogue.errors import (
    ChangedSinceError,
    EntryInUseError,
    ReasonMissingError,
    StatusForbidsError,
    WithdrawalOpenError,
)
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.search.answers import search
from tongbase.catalogue.queries.verbs import verbs_of
from tongbase.catalogue.terms.searching import Filters
from tongbase.catalogue.terms.states import ReviewDecision, Status
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of

APPROVE, REJECT, RETURN = ReviewDecision.APPROVE, ReviewDecision.REJECT, ReviewDecision.RETURN
PAGE = PageRequest()


@pytest.fixture
def asked(hands: Cast) -> Entry:
    """A published entry whose department has asked to take it off."""
    return ask_withdrawal(hands.compiler, published(hands).id, reason="职责调整")


def is_found(hands: Cast, entry: Entry) -> bool:
    hands.visitor.db.flush()
    return entry.id in {hit.head.id for hit in search(hands.visitor, "", Filters(), PAGE).hits}


def test_it_stays_published_until_the_bureau_agrees(hands: Cast, asked: Entry):
    assert (asked.status, is_found(hands, asked)) == (Status.PUBLISHED, True)
    api.note_grant(hands.neighbour, asked.id, +1)
    api.note_grant(hands.neighbour, asked.id, -1)
    review_entry(hands.head, asked.id, APPROVE, "职责已划转")
    assert (asked.status, asked.withdrawn_at) == (Status.PUBLISHED, None)
    review_entry(hands.bureau, asked.id, APPROVE, "同意")
    assert (asked.status, asked.withdrawn_reason) == (Status.WITHDRAWN, "职责调整")
    assert asked.withdrawn_at == hands.bureau.now
    assert not is_found(hands, asked)
    told = [line.event for line in history_of(hands.bureau.db, asked.id)]
    assert told[:4] == [
        "catalogue.entry.withdrawn",
        "catalogue.withdrawal.reviewed",
        "catalogue.withdrawal.reviewed",
        "catalogue.withdrawal.asked",
    ]


def test_its_trail_tells_who_asked_why_and_what_each_said(hands: Cast, asked: Entry):
    review_entry(hands.head, asked.id, APPROVE, "职责已划转")
    case = trail_of(hands.visitor, asked.id)[0]
    assert (case.kind, case.title) == ("catalogue.withdrawal", "目录下线:企业登记基本信息")
    assert (case.opened_by_name, case.reason, case.state) == ("compiler", "职责调整", "pending")
    first, second = case.steps
    assert (first.state, first.opinion, first.due_on.isoformat()) == (
        StepState.APPROVED,
        "职责已划转",
        "2026-03-04",
    )
    assert (second.state, second.due_on.isoformat()) == (StepState.OPEN, "2026-03-04")


def test_each_step_waits_for_its_reviewer_alone(hands: Cast, asked: Entry):
    def waiting(work):
        return [step.case.subject for step in list_waiting(work, PAGE).rows]

    assert (waiting(hands.head), waiting(hands.bureau)) == ([asked.id], [])
    with pytest.raises(DeniedError):
        review_entry(hands.bureau, asked.id, APPROVE)
    review_entry(hands.head, asked.id, APPROVE)
    assert (waiting(hands.head), waiting(hands.bureau)) == ([], [asked.id])
    with pytest.raises(DeniedError):
        review_entry(hands.head, asked.id, APPROVE)


def test_nobody_decides_their_own_wish(hands: Cast, asked: Entry):
    both = hands.compiler.actor.permissions | hands.head.actor.permissions
    self_made = replace(hands.compiler, actor=replace(hands.compiler.actor, permissions=both))
    with pytest.raises(OwnCaseError):
        review_entry(self_made, asked.id, APPROVE)


@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize(
    ("decision", "case", "decided"),
    [
        (RETURN, CaseState.ENDED, StepState.RETURNED),
        (REJECT, CaseState.REJECTED, StepState.REJECTED),
    ],
)
def test_a_no_ends_it_and_the_asker_is_told_why(
    hands: Cast,
    asked: Entry,
    step: int,
    decision: ReviewDecision,
    case: CaseState,
    decided: StepState,
):
    if step == 2:
        review_entry(hands.head, asked.id, APPROVE)
    reviewer = hands.head if step == 1 else hands.bureau
    with pytest.raises(OpinionMissingError):
        review_entry(reviewer, asked.id, decision)
    review_entry(reviewer, asked.id, decision, "仍有部门需要")
    ended = trail_of(hands.bureau, asked.id)[0]
    assert (asked.status, ended.state) == (Status.PUBLISHED, case)
    assert ended.steps[step - 1].state is decided
    notices = [notice.zh for notice in list_notices(hands.compiler, PAGE).rows]
    assert [told for told in notices if "目录继续有效。仍有部门需要" in told]
    assert "withdraw" in verbs_of(hands.compiler, asked)
    withdraw(hands, asked, "需求部门已确认不再使用")
    assert asked.withdrawn_reason == "需求部门已确认不再使用"


def test_it_can_be_taken_back(hands: Cast, asked: Entry):
    review_entry(hands.head, asked.id, APPROVE)
    with pytest.raises(DeniedError):
        recall_entry(hands.head, asked.id)
    assert recall_entry(hands.compiler, asked.id).status is Status.PUBLISHED
    assert trail_of(hands.bureau, asked.id)[0].state is CaseState.WITHDRAWN
    assert asked.dept_head_approved_by == "head"
    for verb in (lambda: recall_entry(hands.compiler, asked.id), lambda: _decide(hands, asked)):
        with pytest.raises(StatusForbidsError):
            verb()


def _decide(hands: Cast, entry: Entry) -> Entry:
    return review_entry(hands.bureau, entry.id, APPROVE)


def test_a_second_wish_is_refused_with_a_sentence(hands: Cast, asked: Entry):
    with pytest.raises(StatusForbidsError) as refused:
        ask_withdrawal(hands.compiler, asked.id, reason="再次申请")
    assert "已发布,下线申请审核中" in str(refused.value)


def test_the_verbs_follow_the_review(hands: Cast, asked: Entry):
    assert verbs_of(hands.compiler, asked) == ["revise", "bind", "recall"]
    assert verbs_of(hands.head, asked) == ["review"]
    assert verbs_of(hands.bureau, asked) == []
    assert verbs_of(hands.neighbour, asked) == []


def test_only_its_department_asks_and_only_with_a_reason(hands: Cast):
    entry = published(hands)
    with pytest.raises(DeniedError):
        ask_withdrawal(hands.neighbour, entry.id, reason="职责调整")
    with pytest.raises(ReasonMissingError) as refused:
        ask_withdrawal(hands.compiler, entry.id, reason=" ")
    assert refused.value.field == "reason"


def test_what_others_hold_grants_on_is_not_even_asked_for(hands: Cast):
    entry = published(hands)
    api.note_grant(hands.neighbour, entry.id, +1)
    with pytest.raises(EntryInUseError):
        ask_withdrawal(hands.compiler, entry.id, reason="职责调整")
    assert "withdraw" not in verbs_of(hands.compiler, entry)


def test_a_grant_given_meanwhile_keeps_the_bureau_from_agreeing(hands: Cast, asked: Entry):
    review_entry(hands.head, asked.id, APPROVE)
    api.note_grant(hands.neighbour, asked.id, +1)
    with pytest.raises(EntryInUseError), hands.bureau.db.begin_nested():
        review_entry(hands.bureau, asked.id, APPROVE)
    assert api.entry(hands.visitor, asked.id).status is Status.PUBLISHED
    review_entry(hands.bureau, asked.id, REJECT, "已有部门获得授权")
    assert asked.status is Status.PUBLISHED


def test_nothing_is_granted_on_what_is_withdrawn(hands: Cast):
    entry = withdraw(hands, published(hands))
    hands.bureau.db.flush()
    with pytest.raises(StatusForbidsError):
        api.note_grant(hands.neighbour, entry.id, +1)


def test_a_revision_is_drafted_meanwhile_and_published_afterwards(hands: Cast, asked: Entry):
    revision = revise_entry(hands.compiler, asked.id)
    update_entry(hands.compiler, revision.id, {"abstract": "补充后的摘要。"})
    submit_entry(hands.compiler, revision.id)
    review_entry(hands.head, revision.id, APPROVE)
    with pytest.raises(WithdrawalOpenError), hands.bureau.db.begin_nested():
        review_entry(hands.bureau, revision.id, APPROVE)
    recall_entry(hands.compiler, asked.id)
    assert review_entry(hands.bureau, revision.id, APPROVE).version == 2


def test_what_comes_back_says_no_longer_that_it_was_gone(hands: Cast):
    entry = withdraw(hands, published(hands))
    again = publish(hands, revise_entry(hands.compiler, entry.id))
    assert (again.id, again.status, again.version) == (entry.id, Status.PUBLISHED, 2)
    assert (again.withdrawn_at, again.withdrawn_reason) == (None, "")
    told = [line.event for line in history_of(hands.bureau.db, entry.id)]
    assert "catalogue.entry.withdrawn" in told


def test_a_wish_that_was_asked_anew_is_not_the_one_that_was_read(hands: Cast, asked: Entry):
    read_at = waiting_since(hands, asked)
    later = replace(hands.compiler, now=hands.compiler.now + timedelta(minutes=1))
    recall_entry(later, asked.id)
    ask_withdrawal(later, asked.id, reason="数据已并入他处")
    for stale in (read_at, asked.changed_at):
        with pytest.raises(ChangedSinceError) as refused:
            review_entry(hands.head, asked.id, APPROVE, read_at=stale)
        assert refused.value.field == "read_at"
        assert "数据已并入他处" in refused.value.zh
    review_entry(hands.head, asked.id, APPROVE, read_at=waiting_since(hands, asked))
    assert asked.status is Status.PUBLISHED
    review_entry(hands.bureau, asked.id, APPROVE, read_at=waiting_since(hands, asked))
    assert asked.withdrawn_reason == "数据已并入他处"


def waiting_since(hands: Cast, entry: Entry) -> datetime | None:
    """When the step that waits was opened, as a page tells it."""
    steps = trail_of(hands.visitor, entry.id)[0].steps
    return next(step.opened_at for step in steps if step.state is StepState.OPEN)
