"""Decide many applications at once (批量审批): each for itself, none because of another."""

from collections.abc import Sequence

from tongbase.base.batches import Verdict, each_alone
from tongbase.kernel.work import Work
from tongbase.share.actions.reviews import review_application
from tongbase.share.models import Application
from tongbase.share.rules.states import check_batch
from tongbase.share.terms.applications import ReviewDecision


def review_applications(
    work: Work, application_ids: Sequence[str], decision: ReviewDecision, opinion: str = ""
) -> list[Verdict[Application]]:
    """Decide the open step of each application with one opinion; two people for two steps."""
    check_batch(decision, opinion)
    return each_alone(
        work, application_ids, lambda each: review_application(work, each, decision, opinion)
    )
