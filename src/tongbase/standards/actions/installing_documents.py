"""Install the standard documents that the house ships: what its own content cites."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby

from sqlalchemy import select

from tongbase.base.imports.terms import Record
from tongbase.base.sheets.terms import Line
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.standards.errors import DocumentInvalidError
from tongbase.standards.events import DocumentInstalled
from tongbase.standards.models import Document, RemovedDocument
from tongbase.standards.models.writing import write_clauses, write_document
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.documents import clause_texts, document_content
from tongbase.standards.rules.clauses import check_clauses, check_document
from tongbase.standards.rules.document_lines import SheetDocument, read_document

SHIPPED = files("tongbase.standards") / "data" / "documents.csv"


def install_documents(work: Work) -> int:
    """Enter the shipped documents, or bring them up to date; return how many are new or changed.

    What people changed stays theirs, what they removed stays away. Again changes nothing.
    """
    work.require(StandardsPermission.ELEMENT_INSTALL, EVERYWHERE)
    removed = set(work.db.scalars(select(RemovedDocument.number)))
    known = {row.number: row for row in work.db.scalars(select(Document))}
    installed = 0
    for shipped in shipped_documents():
        before = known.get(shipped.content.number)
        if before is None and shipped.content.number in removed:
            continue
        if before is not None and (not before.is_shipped or _says(work, before, shipped)):
            continue
        _install(work, before, shipped)
        installed += 1
    return installed


def shipped_documents() -> Iterator[SheetDocument]:
    """Read the shipped documents, each checked."""
    for _, lines in groupby(_lines(), lambda line: line.cells["number"]):
        shipped = read_document(Record(tuple(lines)))
        for fault in shipped.faults:
            raise DocumentInvalidError(fault.zh, fault.en, field=fault.field)
        check_document(shipped.content)
        check_clauses(shipped.clauses)
        yield shipped


def _says(work: Work, row: Document, shipped: SheetDocument) -> bool:
    said = document_content(row), clause_texts(work, row) if row.clauses else ()
    return said == (shipped.content, shipped.clauses)


def _install(work: Work, row: Document | None, shipped: SheetDocument) -> None:
    if row is None:
        row = Document(id=new_id(), owner_path=EVERYWHERE.value, is_shipped=True, clauses=0)
    write_document(row, shipped.content)
    row.changed_at = work.now
    work.db.add(row)
    work.db.flush()
    write_clauses(work.db, row, shipped.clauses)
    work.emit(DocumentInstalled(row.id, row.number, row.title, row.clauses))


def _lines() -> Iterator[Line]:
    rows = csv.DictReader(SHIPPED.read_text(encoding="utf-8").splitlines())
    for number, cells in enumerate(rows, start=2):
        yield Line(number, cells)
