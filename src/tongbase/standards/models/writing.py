"""Writing values into rows, so that what a standard says and what searches see stay one."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from tongbase.kernel.chinese import vector
from tongbase.standards.models.code_lists import CodeListRow, CodeRow
from tongbase.standards.models.documents import Clause, Document, NamingRule
from tongbase.standards.models.elements import Element
from tongbase.standards.rules.citations import read_citation, title_key
from tongbase.standards.rules.code_lists import CONTENT_FIELDS
from tongbase.standards.rules.elements import FIELDS
from tongbase.standards.terms.codes import Code, CodeListContent
from tongbase.standards.terms.documents import ClauseText, DocumentContent
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.naming import NamingContent


def write_element(element: Element, content: ElementContent) -> None:
    """Let a version of an element say this."""
    for name in FIELDS:
        setattr(element, name, getattr(content, name))
    element.synonyms = list(content.synonyms)
    cited = read_citation(content.source)
    element.document, element.clause = cited.document, cited.clause


def write_list(row: CodeListRow, content: CodeListContent) -> None:
    """Let a list say this of itself."""
    for name in CONTENT_FIELDS:
        setattr(row, name, getattr(content, name))
    cited = read_citation(content.source)
    row.document, row.clause = cited.document, cited.clause


def write_codes(db: Session, row: CodeListRow, codes: Sequence[Code]) -> None:
    """Let a list have these codes in this order, and no others."""
    db.execute(delete(CodeRow).where(CodeRow.list_id == row.id))
    values = [
        {
            "list_id": row.id,
            "code": each.code,
            "position": position,
            "name_zh": each.name.zh,
            "name_en": each.name.en,
            "parent": each.parent,
            "valid_from": each.valid_from,
            "valid_to": each.valid_to,
            "maps_to": each.maps_to,
        }
        for position, each in enumerate(codes)
    ]
    if values:
        db.execute(insert(CodeRow), values)


def write_naming_rule(row: NamingRule, content: NamingContent) -> None:
    """Let a naming rule say this."""
    for field in fields(content):
        setattr(row, field.name, getattr(content, field.name))
    cited = read_citation(content.source)
    row.document, row.clause = cited.document, cited.clause


def write_document(row: Document, content: DocumentContent) -> None:
    """Let this be said of a document."""
    for field in fields(content):
        setattr(row, field.name, getattr(content, field.name))
    cited = read_citation(content.number)
    row.key, row.edition = cited.document, cited.edition
    row.named = title_key(content.title)


def write_clauses(db: Session, row: Document, clauses: Sequence[ClauseText]) -> None:
    """Let a document have these clauses and no others, with the words by which they are found."""
    db.execute(delete(Clause).where(Clause.document_id == row.id))
    values = [
        {
            "document_id": row.id,
            "position": position,
            "number": each.number,
            "key": each.key,
            "title": each.title,
            "text": each.text,
            "search": vector(("A", (each.number, each.title)), ("B", (each.text,))),
        }
        for position, each in enumerate(clauses)
    ]
    if values:
        db.execute(insert(Clause), values)
    row.clauses = len(values)
