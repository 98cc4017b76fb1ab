"""Code lists over HTTP."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import Day, InHand, PageOut, TimelineLine, Wanted, timeline
from tongbase.kernel.work import Work
from tongbase.standards.actions import list_reviews as reviews
from tongbase.standards.actions import local_lists as actions
from tongbase.standards.queries import code_lists as queries
from tongbase.standards.queries.mapping import mapping_of
from tongbase.standards.schemas.code_lists import (
    CodeDifferenceOut,
    CodeDifferencesOut,
    CodeListChangeIn,
    CodeListDetailOut,
    CodeListIn,
    CodeListOut,
    CodeOut,
    CodesIn,
    CodeStepOut,
    CodesWanted,
    MappedCodeOut,
    MappingOut,
)
from tongbase.standards.schemas.elements import StandardEndIn, StandardReviewIn
from tongbase.standards.terms.standing import StandardScope, Standing

router = APIRouter(prefix="/standards/code-lists", tags=["standards"])
Words = Annotated[str, Query(max_length=128)]


@router.get("")
def list_code_lists(
    work: InHand,
    wanted: Wanted,
    q: Words = "",
    status: Standing | None = None,
    scope: StandardScope | None = None,
) -> PageOut[CodeListOut]:
    """List the code lists, by words of their name."""
    sought = queries.CodeListFilter(q.strip(), status, scope)
    page = queries.search_code_lists(work, sought, wanted)
    rows = [CodeListOut.of(each) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def draft(work: InHand, body: CodeListIn) -> CodeListDetailOut:
    """Begin a code list."""
    return _shown(work, actions.draft_code_list(work, body.content(), owner=body.owner).id)


@router.get("/{list_id}")
def read_code_list(work: InHand, list_id: str) -> CodeListDetailOut:
    """Read what a list says of itself, its versions and verbs; its codes come page by page."""
    return _shown(work, list_id)


@router.patch("/{list_id}")
def change(work: InHand, list_id: str, body: CodeListChangeIn) -> CodeListDetailOut:
    """Change what a draft says of itself."""
    changed = actions.update_code_list(work, list_id, body.changes(), read_at=body.read_at)
    return _shown(work, changed.id)


@router.delete("/{list_id}", status_code=204)
def delete(work: InHand, list_id: str) -> None:
    """Throw a draft away."""
    actions.delete_code_list(work, list_id)


@router.get("/{list_id}/codes")
def list_codes(
    work: InHand,
    list_id: str,
    asked: Annotated[CodesWanted, Query()],
) -> PageOut[CodeOut]:
    """List the codes: as they hold on a day, the highest ones, those below one, or by words."""
    row = queries.get_row(work, list_id)
    page = queries.codes_of(work, row, asked.filter(), asked.wanted())
    below = queries.children_of(work, row, page.rows, asked.on)
    rows = [CodeOut.of(code, below.get(code.code, 0)) for code in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/{list_id}/path")
def show_path(
    work: InHand,
    list_id: str,
    code: Annotated[str, Query(min_length=1, max_length=64)],
    on: Day | None = None,
) -> list[CodeStepOut]:
    """Show the codes from the highest down to one, with their names on a day."""
    steps = queries.path_of(work, queries.get_row(work, list_id), code, on)
    return [CodeStepOut.model_validate(each) for each in steps]


@router.put("/{list_id}/codes")
def set_codes(work: InHand, list_id: str, body: CodesIn) -> CodeListDetailOut:
    """Give a draft these codes and no others."""
    codes = [code.value() for code in body.codes]
    return _shown(work, actions.set_codes(work, list_id, codes, read_at=body.read_at).id)


@router.post("/{list_id}/submit")
def submit(work: InHand, list_id: str) -> CodeListDetailOut:
    """Submit a draft for review."""
    return _shown(work, reviews.submit_code_list(work, list_id).id)


@router.post("/{list_id}/recall")
def recall(work: InHand, list_id: str) -> CodeListDetailOut:
    """Take back what has not been reviewed."""
    return _shown(work, reviews.recall_code_list(work, list_id).id)


@router.post("/{list_id}/review")
def review(work: InHand, list_id: str, body: StandardReviewIn) -> CodeListDetailOut:
    """Put a submitted list in force, or send it back; a version answers with its list."""
    return _shown(work, reviews.review_code_list(work, list_id, body.decision, body.opinion).id)


@router.post("/{list_id}/revise", status_code=201)
def revise(work: InHand, list_id: str) -> CodeListDetailOut:
    """Begin the next version as a draft."""
    return _shown(work, actions.revise_code_list(work, list_id).id)


@router.post("/{list_id}/withdraw")
def withdraw(work: InHand, list_id: str, body: StandardEndIn) -> CodeListDetailOut:
    """End a list that is in force."""
    return _shown(work, actions.withdraw_code_list(work, list_id, reason=body.reason).id)


@router.get("/{list_id}/mapping")
def show_mapping(work: InHand, list_id: str) -> MappingOut:
    """Show a list beside the one that it adapts, code by code; what is the same comes last."""
    pairs = mapping_of(work, list_id)
    counts = Counter(pair.kind.value for pair in pairs)
    return MappingOut(rows=[MappedCodeOut.model_validate(pair) for pair in pairs], counts=counts)


@router.post("/{list_id}/mapping/adopt")
def adopt_mapping(work: InHand, list_id: str) -> CodeListDetailOut:
    """Map the codes of a draft for which the same code is proposed."""
    return _shown(work, actions.adopt_mapping(work, list_id).id)


@router.get("/{list_id}/versions/diff")
def compare_versions(
    work: InHand,
    list_id: str,
    before: Annotated[int, Query(alias="from", ge=1, le=1_000_000)],
    after: Annotated[int, Query(alias="to", ge=1, le=1_000_000)],
) -> CodeDifferencesOut:
    """List which codes differ between two versions."""
    rows = queries.compare_versions(work, list_id, before, after)
    return CodeDifferencesOut(rows=[CodeDifferenceOut.model_validate(row) for row in rows])


@router.get("/{list_id}/timeline")
def show_code_list_timeline(work: InHand, list_id: str) -> list[TimelineLine]:
    """What was done to a code list, newest first."""
    return timeline(queries.history_of_code_list(work, list_id))


def _shown(work: Work, list_id: str) -> CodeListDetailOut:
    return CodeListDetailOut.detail(queries.code_list_detail(work, list_id))
