"""The life of an entry over HTTP: submitted, recalled, reviewed, revised, withdrawn."""

from fastapi import APIRouter

from tongbase.base.web import InHand
from tongbase.catalogue.actions import entries, reviews, withdrawals
from tongbase.catalogue.routes.entries import shown
from tongbase.catalogue.schemas.incoming import ReviewIn, WithdrawIn
from tongbase.catalogue.schemas.outgoing import EntryDetailOut

router = APIRouter(prefix="/catalogue/entries", tags=["catalogue"])


@router.post("/{entry_id}/submit")
def submit(work: InHand, entry_id: str) -> EntryDetailOut:
    """Submit a complete draft for review."""
    return shown(work, reviews.submit_entry(work, entry_id).entry.id)


@router.post("/{entry_id}/recall")
def recall(work: InHand, entry_id: str) -> EntryDetailOut:
    """Take back what has not been reviewed to its end: an entry, or the wish to withdraw one."""
    return shown(work, reviews.recall_entry(work, entry_id).id)


@router.post("/{entry_id}/review")
def review(work: InHand, entry_id: str, body: ReviewIn) -> EntryDetailOut:
    """Decide the step that waits for one; a revision answers with the entry that it became.

    Of a published entry it is its withdrawal that is decided: the bureau's yes takes it off the
    catalogue, any other word leaves it published.
    """
    reviewed = reviews.review_entry(
        work, entry_id, body.decision, body.opinion, read_at=body.read_at
    )
    return shown(work, reviewed.id)


@router.post("/{entry_id}/revise", status_code=201)
def revise(work: InHand, entry_id: str) -> EntryDetailOut:
    """Begin the next version as a draft."""
    return shown(work, entries.revise_entry(work, entry_id).id)


@router.post("/{entry_id}/withdraw")
def withdraw(work: InHand, entry_id: str, body: WithdrawIn) -> EntryDetailOut:
    """Ask to take an entry off the catalogue: the department's head and the bureau review it.

    The entry stays published until the bureau agrees; the review stands in its trail, under the
    kind `catalogue.withdrawal`.
    """
    return shown(work, withdrawals.ask_withdrawal(work, entry_id, reason=body.reason).id)
