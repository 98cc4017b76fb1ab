"""Applications over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, timeline
from tongbase.share.actions import batches, drafts, extensions, reviews, submissions
from tongbase.share.queries import applications as queries
from tongbase.share.queries.applications import ApplicationFilter, Side
from tongbase.share.schemas.applications import (
    ApplicationDetailOut,
    ApplicationLineOut,
    ContentIn,
    ExtensionAnswerIn,
    ExtensionIn,
    NewApplicationIn,
    ReviewIn,
)
from tongbase.share.schemas.batches import ReviewsIn, VerdictsOut
from tongbase.share.schemas.details import application_detail
from tongbase.share.terms.applications import State

router = APIRouter(prefix="/share", tags=["share"])


@router.get("/applications")
def list_applications(
    work: InHand,
    wanted: Wanted,
    q: Annotated[str, Query(max_length=100)] = "",
    side: Side = Side.ALL,
    state: State | None = None,
    entry_id: Annotated[str, Query(max_length=64)] = "",
) -> PageOut[ApplicationLineOut]:
    """List applications: ``side`` is mine, to_review, in_review or all that one may see."""
    sought = ApplicationFilter(side, q.strip(), state, entry_id)
    page = queries.list_applications(work, sought, wanted)
    waiting = queries.waiting_of(work, [row.id for row in page.rows])
    rows = [ApplicationLineOut.line(row, waiting) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("/applications", status_code=201)
def draft(work: InHand, body: NewApplicationIn) -> ApplicationDetailOut:
    """Begin an application for a published entry."""
    row = drafts.draft_application(work, body.entry_id, body.content())
    return application_detail(work, row)


@router.post("/applications/review")
def review_many(work: InHand, body: ReviewsIn) -> VerdictsOut:
    """Approve or return many at once with one opinion; each is decided for itself."""
    done = batches.review_applications(work, body.applications, body.decision, body.opinion)
    return VerdictsOut.of(done)


@router.get("/applications/{application_id}")
def show(work: InHand, application_id: str) -> ApplicationDetailOut:
    """Show an application."""
    return application_detail(work, queries.get_application(work, application_id))


@router.put("/applications/{application_id}")
def edit(work: InHand, application_id: str, body: ContentIn) -> ApplicationDetailOut:
    """Change the fields that are sent, of a draft."""
    row = drafts.edit_application(work, application_id, body.changes())
    return application_detail(work, row)


@router.post("/applications/{application_id}/submit")
def submit(work: InHand, application_id: str) -> ApplicationDetailOut:
    """Hand an application in; an incomplete one comes back with its one list."""
    return application_detail(work, submissions.submit_application(work, application_id))


@router.post("/applications/{application_id}/supplement")
def supplement(work: InHand, application_id: str, body: ContentIn) -> ApplicationDetailOut:
    """Complete an application with the fields that are sent, and hand it in again."""
    row = submissions.supplement_application(work, application_id, body.changes())
    return application_detail(work, row)


@router.post("/applications/{application_id}/withdraw")
def withdraw(work: InHand, application_id: str) -> ApplicationDetailOut:
    """Take an application back."""
    return application_detail(work, submissions.withdraw_application(work, application_id))


@router.post("/applications/{application_id}/review")
def review(work: InHand, application_id: str, body: ReviewIn) -> ApplicationDetailOut:
    """Decide the open step; the last yes makes a grant."""
    row = reviews.review_application(
        work, application_id, body.decision, body.opinion, body.terms()
    )
    return application_detail(work, row)


@router.post("/applications/{application_id}/extend")
def extend(work: InHand, application_id: str, body: ExtensionIn) -> ApplicationDetailOut:
    """Ask the authority for more time to answer."""
    row = extensions.ask_extension(
        work, application_id, working_days=body.working_days, reason=body.reason
    )
    return application_detail(work, row)


@router.post("/applications/{application_id}/answer_extension")
def answer_extension(
    work: InHand, application_id: str, body: ExtensionAnswerIn
) -> ApplicationDetailOut:
    """Consent to more time, or not."""
    row = extensions.answer_extension(work, application_id, agree=body.agree, opinion=body.opinion)
    return application_detail(work, row)


@router.get("/applications/{application_id}/timeline")
def show_timeline(work: InHand, application_id: str) -> list[TimelineLine]:
    """What was done to an application, newest first."""
    return timeline(queries.history_of_application(work, application_id))
