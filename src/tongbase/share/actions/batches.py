"""Decide many applications at once (批量审批): each for itself, none because of another."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work
from tongbase.share.actions.reviews import review_application
from tongbase.share.models import Application
from tongbase.share.rules.states import check_batch
from tongbase.share.terms.applications import ReviewDecision


@dataclass(frozen=True)
class Verdict:
    """What came of one application of a batch: what it is now, or why it was not decided."""

    application_id: str
    application: Application | None = None
    error: TongBaseError | None = None


def review_applications(
    work: Work, application_ids: Sequence[str], decision: ReviewDecision, opinion: str = ""
) -> list[Verdict]:
    """Decide the open step of each application with one opinion.

    Each passes what it would pass alone: leave, state, two people for two steps. They are locked in
    one order, so that the batches of two reviewers do not wait for each other.
    """
    check_batch(decision, opinion)
    verdicts = {each: _review(work, each, decision, opinion) for each in sorted(application_ids)}
    return [verdicts[each] for each in dict.fromkeys(application_ids)]


def _review(work: Work, application_id: str, decision: ReviewDecision, opinion: str) -> Verdict:
    """Decide one, in a savepoint of its own: whatever refuses it leaves nothing half-written."""
    try:
        with work.db.begin_nested():
            application = review_application(work, application_id, decision, opinion)
    except TongBaseError as error:
        return Verdict(application_id, error=error)
    return Verdict(application_id, application)
