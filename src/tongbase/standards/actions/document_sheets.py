"""Take standard documents and their clauses over from a sheet.

A document is known by its number. Where a sheet has no clause of a document, its text stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import Fate, Fault, Judged, refused
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work
from tongbase.standards.actions.documents import enter_document, set_clauses, update_document
from tongbase.standards.models import Document
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.documents import (
    clause_texts,
    document_content,
    documents_numbered,
    place_of,
)
from tongbase.standards.rules.clauses import check_clauses, check_document
from tongbase.standards.rules.document_lines import (
    COLUMNS,
    HEADS,
    PARTS,
    SheetDocument,
    read_document,
)
from tongbase.standards.terms.documents import ClauseText, DocumentContent

BATCH_DOCUMENTS = 20
FIELDS = tuple(field.name for field in fields(DocumentContent))


@dataclass(frozen=True)
class WantedDocument:
    """A document as a sheet says it; ``clauses`` are None where its text stays."""

    content: DocumentContent
    clauses: tuple[ClauseText, ...] | None
    document: str | None


class DocumentLines:
    """One run through a sheet of documents; it remembers which numbers it has met."""

    def __init__(self, present: frozenset[str]) -> None:
        self._present = present
        self._met: dict[str, int] = {}

    def judge(self, work: Work, read: Sequence[SheetDocument]) -> Sequence[Judged[WantedDocument]]:
        """Say of documents what becomes of them."""
        known = documents_numbered(work, {each.content.number for each in read})
        return [self._judged(work, each, known.get(each.content.number)) for each in read]

    def write(self, work: Work, judged: Sequence[Judged[WantedDocument]]) -> None:
        """Enter what is new, change what is known."""
        for each in judged:
            if each.value is None:
                continue
            wanted = each.value
            if wanted.document is None:
                document = enter_document(work, wanted.content).id
            else:
                said = {name: getattr(wanted.content, name) for name in FIELDS}
                document = update_document(work, wanted.document, said).id
            if wanted.clauses is not None:
                set_clauses(work, document, wanted.clauses)

    def _judged(
        self, work: Work, read: SheetDocument, known: Document | None
    ) -> Judged[WantedDocument]:
        number = read.content.number
        first = self._met.setdefault(number, read.line)
        faults = [*read.faults]
        if first != read.line:
            zh = f"标准号“{number}”在第 {first} 行已出现,请把同一文件的各行写在一起。"
            faults.append(Fault(read.line, "number", zh, f"It begins in line {first} already."))
        if faults:
            return refused(read.line, *faults)
        try:
            return self._placed(work, read, known)
        except TongBaseError as wrong:
            field = wrong.field or "number"
            return refused(read.line, Fault(read.line, field, wrong.zh, wrong.en))

    def _placed(
        self, work: Work, read: SheetDocument, known: Document | None
    ) -> Judged[WantedDocument]:
        check_clauses(read.clauses)
        if known is None:
            work.require(StandardsPermission.DOCUMENT_MANAGE, work.actor.reach)
            check_document(read.content)
            wanted = WantedDocument(read.content, read.clauses or None, None)
            return Judged(read.line, Fate.NEW, wanted)
        held, clauses = document_content(known), clause_texts(work, known)
        said = {name: getattr(read.content, name) for name in FIELDS if name in self._present}
        content = replace(held, **said)
        new = read.clauses if read.clauses and read.clauses != clauses else None
        if content == held and new is None:
            return Judged(read.line, Fate.SAME)
        work.require(StandardsPermission.DOCUMENT_MANAGE, place_of(work, known))
        check_document(content)
        return Judged(read.line, Fate.CHANGED, WantedDocument(content, new, known.id))


def _begin(_work: Work, _options: Mapping[str, Any], present: frozenset[str]) -> DocumentLines:
    return DocumentLines(present)


DOCUMENTS = Importer(
    "documents",
    "标准文件",
    "Standard documents",
    StandardsPermission.DOCUMENT_MANAGE,
    COLUMNS,
    read_document,
    _begin,
    HEADS,
    BATCH_DOCUMENTS,
    PARTS,
)
