"""Data elements over HTTP: found, shown, drafted, reviewed, withdrawn."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, TimelineLine, timeline
from tongbase.kernel.work import Work
from tongbase.standards.actions import elements
from tongbase.standards.queries import elements as queries
from tongbase.standards.schemas.elements import (
    CategoriesOut,
    CategoryOut,
    ElementChangeIn,
    ElementDetailOut,
    ElementIn,
    ElementOut,
    ElementSearchIn,
    FieldDifferenceOut,
    FieldDifferencesOut,
    StandardEndIn,
    StandardReviewIn,
)

router = APIRouter(prefix="/standards/elements", tags=["standards"])


@router.get("")
def list_elements(work: InHand, asked: Annotated[ElementSearchIn, Query()]) -> PageOut[ElementOut]:
    """List data elements by their code."""
    page = queries.list_elements(work, asked.filter(), asked.wanted())
    rows = [ElementOut.model_validate(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def draft(work: InHand, body: ElementIn) -> ElementDetailOut:
    """Begin a data element."""
    return _shown(work, elements.draft_element(work, body.content(), owner=body.owner).id)


@router.get("/categories")
def list_categories(work: InHand) -> CategoriesOut:
    """List the categories of the elements in force."""
    counted = queries.list_categories(work)
    return CategoriesOut(rows=[CategoryOut(category=c, elements=n) for c, n in counted])


@router.get("/{element_id}")
def show(work: InHand, element_id: str) -> ElementDetailOut:
    """Show a version of an element with its versions, reviews, mapping and verbs."""
    return _shown(work, element_id)


@router.patch("/{element_id}")
def change(work: InHand, element_id: str, body: ElementChangeIn) -> ElementDetailOut:
    """Change some fields of a draft."""
    changed = elements.update_element(work, element_id, body.changes(), read_at=body.read_at)
    return _shown(work, changed.id)


@router.delete("/{element_id}", status_code=204)
def delete(work: InHand, element_id: str) -> None:
    """Throw a draft away."""
    elements.delete_element(work, element_id)


@router.post("/{element_id}/submit")
def submit(work: InHand, element_id: str) -> ElementDetailOut:
    """Submit a draft for review."""
    return _shown(work, elements.submit_element(work, element_id).id)


@router.post("/{element_id}/recall")
def recall(work: InHand, element_id: str) -> ElementDetailOut:
    """Take back what has not been reviewed."""
    return _shown(work, elements.recall_element(work, element_id).id)


@router.post("/{element_id}/review")
def review(work: InHand, element_id: str, body: StandardReviewIn) -> ElementDetailOut:
    """Put a submitted version in force, or send it back."""
    reviewed = elements.review_element(work, element_id, body.decision, body.opinion)
    return _shown(work, reviewed.id)


@router.post("/{element_id}/revise", status_code=201)
def revise(work: InHand, element_id: str) -> ElementDetailOut:
    """Begin the next version as a draft."""
    return _shown(work, elements.revise_element(work, element_id).id)


@router.post("/{element_id}/withdraw")
def withdraw(work: InHand, element_id: str, body: StandardEndIn) -> ElementDetailOut:
    """End an element that is in force."""
    return _shown(work, elements.withdraw_element(work, element_id, reason=body.reason).id)


@router.get("/{element_id}/differences")
def compare(
    work: InHand, element_id: str, to: Annotated[str, Query(max_length=64)]
) -> FieldDifferencesOut:
    """List in what another version, or another element, differs from this one."""
    rows = queries.compare_elements(work, element_id, to)
    return FieldDifferencesOut(rows=[FieldDifferenceOut.model_validate(row) for row in rows])


@router.get("/{element_id}/timeline")
def show_timeline(work: InHand, element_id: str) -> list[TimelineLine]:
    """Show what was done to an element in all its versions, newest first."""
    return timeline(queries.history_of_element(work, element_id))


def _shown(work: Work, element_id: str) -> ElementDetailOut:
    return ElementDetailOut.of(queries.element_detail(work, element_id))
