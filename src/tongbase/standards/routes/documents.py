"""Standard documents over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, timeline
from tongbase.kernel.work import Work
from tongbase.standards.actions import documents
from tongbase.standards.models import Document
from tongbase.standards.queries import documents as queries
from tongbase.standards.schemas.documents import (
    ClauseHitOut,
    ClauseOut,
    DocumentDetailOut,
    DocumentIn,
    DocumentOut,
    DocumentPatch,
    DocumentTextIn,
    UseOut,
)
from tongbase.standards.schemas.elements import StandardEndIn
from tongbase.standards.terms.documents import DocumentKind, DocumentStatus

router = APIRouter(prefix="/standards/documents", tags=["standards"])
Words = Annotated[str, Query(max_length=128)]


@router.get("")
def list_documents(
    work: InHand,
    wanted: Wanted,
    q: Words = "",
    kind: DocumentKind | None = None,
    status: DocumentStatus | None = None,
) -> PageOut[DocumentOut]:
    """List documents by their number."""
    page = queries.list_documents(work, queries.DocumentFilter(q.strip(), kind, status), wanted)
    rows = [DocumentOut.model_validate(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def enter(work: InHand, body: DocumentIn) -> DocumentDetailOut:
    """Enter a document."""
    return _shown(work, documents.enter_document(work, body.content(), text=body.text).id)


@router.get("/clauses")
def search_clauses(work: InHand, wanted: Wanted, q: Words = "") -> PageOut[ClauseHitOut]:
    """Search the full text of all documents, clause by clause."""
    page = queries.search_clauses(work, q, wanted)
    rows = [ClauseHitOut.of(hit) for hit in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/{document_id}")
def show(work: InHand, document_id: str) -> DocumentDetailOut:
    """Show a document with what refers to it."""
    return _shown(work, document_id)


@router.patch("/{document_id}")
def change(work: InHand, document_id: str, body: DocumentPatch) -> DocumentDetailOut:
    """Change what is said of a document."""
    changes = body.model_dump(exclude_unset=True)
    return _shown(work, documents.update_document(work, document_id, changes).id)


@router.put("/{document_id}/text")
def set_text(work: InHand, document_id: str, body: DocumentTextIn) -> DocumentDetailOut:
    """Set the full text: it is cut into its numbered clauses."""
    return _shown(work, documents.set_text(work, document_id, body.text).id)


@router.post("/{document_id}/remove", status_code=204)
def remove(work: InHand, document_id: str, body: StandardEndIn) -> None:
    """Take a document out of the library."""
    documents.remove_document(work, document_id, reason=body.reason)


@router.get("/{document_id}/clauses")
def list_clauses(work: InHand, wanted: Wanted, document_id: str) -> PageOut[ClauseOut]:
    """Read the clauses of a document."""
    page = queries.list_clauses(work, queries.get_document(work, document_id), wanted)
    rows = [ClauseOut.model_validate(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/{document_id}/timeline")
def show_timeline(work: InHand, document_id: str) -> list[TimelineLine]:
    """Show what was done to a document, newest first."""
    return timeline(queries.history_of_document(work, document_id))


def _shown(work: Work, document_id: str) -> DocumentDetailOut:
    row = queries.get_document(work, document_id)
    return DocumentDetailOut(
        **DocumentOut.model_validate(row).model_dump(),
        uses=[UseOut.model_validate(use) for use in queries.uses_of(work, row)],
        verbs=_verbs(work, row),
    )


def _verbs(work: Work, row: Document) -> list[str]:
    offered = ["set_text", "edit"] if queries.may_change(work, row) else []
    return ["remove", *offered] if queries.may_remove(work, row) else offered
