"""Enter standard documents, set their text, change and remove them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.standards.errors import DocumentInvalidError, DocumentTakenError
from tongbase.standards.events import (
    DocumentChanged,
    DocumentEntered,
    DocumentRemoved,
    DocumentTextSet,
)
from tongbase.standards.models import Document, RemovedDocument
from tongbase.standards.models.writing import write_clauses, write_document
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.documents import (
    document_content,
    find_by_number,
    get_document,
    place_of,
)
from tongbase.standards.rules.clauses import check_clauses, check_document, clauses_of
from tongbase.standards.terms.documents import ClauseText, DocumentContent


def enter_document(work: Work, content: DocumentContent, *, text: str = "") -> Document:
    """Enter a document, with its text if there is one."""
    work.require(StandardsPermission.DOCUMENT_MANAGE, work.actor.reach)
    check_document(content)
    _check_free(work, content.number, but="")
    row = Document(id=new_id(), owner_path=work.actor.reach.value, changed_at=work.now, clauses=0)
    write_document(row, content)
    work.db.add(row)
    work.db.flush()
    if text:
        write_clauses(work.db, row, clauses_of(text))
    work.emit(DocumentEntered(row.id, number=row.number, title=row.title))
    return row


def update_document(work: Work, document_id: str, changes: Mapping[str, Any]) -> Document:
    """Change what is said of a document."""
    row = get_document(work, document_id)
    work.require(StandardsPermission.DOCUMENT_MANAGE, place_of(work, row))
    content = replace(document_content(row), **changes)
    check_document(content)
    _check_free(work, content.number, but=row.id)
    _own(work, row, renamed=content.number != row.number)
    write_document(row, content)
    row.changed_at = work.now
    work.emit(DocumentChanged(row.id, number=row.number, status=row.status.value))
    return row


def set_text(work: Work, document_id: str, text: str) -> Document:
    """Set the full text of a document: it is cut into its numbered clauses."""
    return set_clauses(work, document_id, clauses_of(text))


def set_clauses(work: Work, document_id: str, clauses: Sequence[ClauseText]) -> Document:
    """Let a document have these clauses and no others."""
    row = get_document(work, document_id)
    work.require(StandardsPermission.DOCUMENT_MANAGE, place_of(work, row))
    check_clauses(clauses)
    _own(work, row, renamed=False)
    write_clauses(work.db, row, clauses)
    row.changed_at = work.now
    work.emit(DocumentTextSet(row.id, number=row.number, clauses=row.clauses))
    return row


def remove_document(work: Work, document_id: str, *, reason: str) -> None:
    """Take a document out of the library; what cites it keeps its citation."""
    row = get_document(work, document_id)
    work.require(StandardsPermission.DOCUMENT_MANAGE, OrgPath(row.owner_path))
    if not reason.strip():
        raise DocumentInvalidError(
            "移除标准文件须说明理由,理由将留痕。",
            "Say why the document goes; the reason is kept.",
            field="reason",
        )
    write_clauses(work.db, row, ())
    work.db.delete(row)
    work.db.flush()
    _ship_no_more(work, row.number)
    work.emit(DocumentRemoved(row.id, number=row.number, reason=reason.strip()))


def _own(work: Work, row: Document, *, renamed: bool) -> None:
    """Take a shipped document over: from now on it is left to those who changed it."""
    if not row.is_shipped:
        return
    row.is_shipped, row.owner_path = False, work.actor.reach.value
    if renamed:
        _ship_no_more(work, row.number)


def _ship_no_more(work: Work, number: str) -> None:
    work.db.execute(insert(RemovedDocument).values(number=number).on_conflict_do_nothing())


def _check_free(work: Work, number: str, *, but: str) -> None:
    twin = find_by_number(work, number)
    if twin is not None and twin.id != but:
        raise DocumentTakenError(
            f"标准号“{number}”已录入(“{twin.title}”),请直接修改该文件。",
            f"{number} is entered already (“{twin.title}”); change that one.",
            field="number",
            document=twin.id,
        )
