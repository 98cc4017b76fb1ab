"""Many applications decided at once: each for itself, none because of another."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.share.makers import Cast, a_system, submitted
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.work import Work
from tongbase.share import errors
from tongbase.share.actions.batches import review_applications
from tongbase.share.actions.reviews import review_application
from tongbase.share.models import Application
from tongbase.share.queries.applications import find_grant_of, waiting_of
from tongbase.share.terms.applications import ReviewDecision, State

APPROVE, REJECT, RETURN = ReviewDecision
REVIEWED = "share.application.reviewed"


@pytest.fixture
def three(hands: Cast, entry: EntryRef, work: Work) -> list[Application]:
    """Three applications that wait for the provider."""
    return [submitted(hands, entry, a_system(work, name=f"系统{n}")) for n in range(3)]


def ids(applications: list[Application]) -> list[str]:
    return [application.id for application in applications]


def told(work: Work, applications: list[Application]) -> list[str]:
    """Which of them the ledger says were reviewed, once for each time."""
    work.db.flush()
    reviewed = select(LedgerEntry.subject).where(LedgerEntry.event == REVIEWED)
    return sorted(work.db.scalars(reviewed.where(LedgerEntry.subject.in_(ids(applications)))))


def test_all_are_approved_and_each_is_in_the_ledger(hands: Cast, three: list[Application]) -> None:
    verdicts = review_applications(hands.head, ids(three), APPROVE, "同意")
    assert [verdict.id for verdict in verdicts] == ids(three)
    assert {application.state for application in three} == {State.BUREAU_REVIEW}
    assert {application.opinion for application in three} == {"同意"}
    review_applications(hands.bureau, ids(three), APPROVE)
    assert all(find_grant_of(hands.bureau, each) for each in ids(three))
    assert told(hands.head, three) == sorted(ids(three) * 2)


def test_what_is_refused_leaves_no_trace_and_stops_no_other(
    hands: Cast, three: list[Application]
) -> None:
    first, decided, last = three
    review_application(hands.head, decided.id, REJECT, "依据不成立")
    unknown = "0" * 32
    wanted = [first.id, decided.id, unknown, last.id]
    verdicts = review_applications(hands.head, wanted, APPROVE)
    codes = [verdict.error and verdict.error.code for verdict in verdicts]
    assert codes == [None, "share.state_forbids", "share.application_not_found", None]
    states = [application.state for application in three]
    assert states == [State.BUREAU_REVIEW, State.REJECTED, State.BUREAU_REVIEW]
    assert told(hands.head, three) == sorted(ids(three))


def test_what_fails_on_its_way_is_taken_back_whole(hands: Cast, three: list[Application]) -> None:
    """The last step writes the decision before it finds that the items are gone."""
    review_applications(hands.head, ids(three), APPROVE)
    three[1].items = ["99"]
    hands.head.db.flush()
    verdicts = review_applications(hands.bureau, ids(three), APPROVE, "同意")
    assert [verdict.error and verdict.error.code for verdict in verdicts] == [
        None,
        "share.entry_changed",
        None,
    ]
    kept = three[1]
    assert (kept.state, kept.opinion, kept.answered_at) == (State.BUREAU_REVIEW, "", None)
    assert waiting_of(hands.bureau, ids(three)) == {kept.id}
    assert told(hands.head, three).count(kept.id) == 1


def test_the_leave_is_asked_for_each(hands: Cast, three: list[Application]) -> None:
    verdicts = review_applications(hands.neighbour, ids(three), APPROVE)
    assert {verdict.error.code for verdict in verdicts if verdict.error} == {"denied"}
    assert told(hands.head, three) == []
    both = hands.bureau.actor.permissions | hands.head.actor.permissions
    one = replace(hands.bureau, actor=replace(hands.bureau.actor, permissions=both))
    review_applications(one, ids(three), APPROVE)
    again = review_applications(one, ids(three), APPROVE)
    assert {verdict.error.code for verdict in again if verdict.error} == {"share.same_person"}


def test_many_are_returned_with_one_opinion(hands: Cast, three: list[Application]) -> None:
    with pytest.raises(errors.ReasonMissingError):
        review_applications(hands.head, ids(three), RETURN, " ")
    review_applications(hands.head, [*ids(three), three[0].id], RETURN, "请补充依据")
    assert {application.state for application in three} == {State.SUPPLEMENT_REQUIRED}
    assert [application.missing[0]["zh"] for application in three] == ["请补充依据"] * 3


def test_many_are_never_refused_at_once(hands: Cast, three: list[Application]) -> None:
    with pytest.raises(errors.FieldInvalidError) as refused:
        review_applications(hands.head, ids(three), REJECT, "不同意")
    assert refused.value.field == "decision"
    assert {application.state for application in three} == {State.PROVIDER_REVIEW}
