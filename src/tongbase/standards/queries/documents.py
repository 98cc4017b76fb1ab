"""Standard documents: found by their words, read clause by clause, with what refers to each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from sqlalchemy import Select, func, or_, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.expression import cast

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.chinese import Marked, marked, quoted, snippet, whole_words
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work
from tongbase.standards.errors import DocumentNotFoundError
from tongbase.standards.models import Clause, CodeListRow, Document, Element, NamingRule
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.rules.document_lines import lines_of_document
from tongbase.standards.terms.documents import (
    ClauseText,
    DocumentContent,
    DocumentKind,
    DocumentRef,
    DocumentStatus,
    Use,
)
from tongbase.standards.terms.standing import Standing

WORDS_MAX = 20
USES_MAX = 2000


@dataclass(frozen=True)
class DocumentFilter:
    """Which documents are wanted."""

    q: str = ""
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None


@dataclass(frozen=True)
class ClauseHit:
    """A clause that a search found, with the places of its words."""

    document: Document
    clause: Clause
    title: Marked
    text: Marked


def list_documents(work: Work, sought: DocumentFilter, wanted: PageRequest) -> Page[Document]:
    """List documents by their number."""
    places = (Document.number, Document.title, Document.issuer)
    statement = select(Document).where(*worded(sought.q, *places))
    if sought.kind:
        statement = statement.where(Document.kind == sought.kind)
    if sought.status:
        statement = statement.where(Document.status == sought.status)
    return paginate(work.db, statement.order_by(Document.number), wanted)


def exported_documents(work: Work) -> Iterator[Sequence[str]]:
    """Write all documents with their clauses as the lines of a sheet, one after the other."""
    for row in work.db.scalars(select(Document).order_by(Document.number)):
        yield from lines_of_document(document_content(row), clause_texts(work, row))


def clause_texts(work: Work, document: Document) -> tuple[ClauseText, ...]:
    """Return all clauses of a document as values, in their order."""
    statement = select(Clause).where(Clause.document_id == document.id).order_by(Clause.position)
    rows = work.db.scalars(statement)
    return tuple(ClauseText(row.number, row.key, row.title, row.text) for row in rows)


def documents_numbered(work: Work, numbers: Collection[str]) -> Mapping[str, Document]:
    """Find documents by their numbers as they are written."""
    statement = select(Document).where(Document.number.in_(numbers))
    return {row.number: row for row in work.db.scalars(statement)}


def get_document(work: Work, document_id: str) -> Document:
    """Find a document."""
    row = work.db.get(Document, document_id)
    if row is None:
        raise DocumentNotFoundError(
            f"没有编号为 {document_id} 的标准文件,请刷新后重试。",
            f"There is no document {document_id}; reload and try again.",
            field="document_id",
        )
    return row


def find_by_number(work: Work, number: str) -> Document | None:
    """Find a document by its number as it is written."""
    return work.db.scalars(select(Document).where(Document.number == number)).first()


def document_ref(work: Work, document_id: str) -> DocumentRef:
    """Look up a document for another module."""
    return _ref(get_document(work, document_id))


def documents_cited(work: Work, keys: Collection[str]) -> Mapping[str, DocumentRef]:
    """Find the documents that citations name, by number or by title; the newest of each."""
    if not keys:
        return {}
    called = or_(Document.key.in_(keys), Document.named.in_(keys))
    rows = work.db.scalars(select(Document).where(called).order_by(Document.edition)).all()
    by_title = {row.named: _ref(row) for row in rows if row.named in keys}
    return by_title | {row.key: _ref(row) for row in rows if row.key in keys}


def find_cited(work: Work, key: str) -> DocumentRef | None:
    """Find the document that a citation names."""
    return documents_cited(work, {key} if key else ()).get(key)


def list_clauses(work: Work, document: Document, wanted: PageRequest) -> Page[Clause]:
    """Read the clauses of a document, a page of them."""
    statement = select(Clause).where(Clause.document_id == document.id)
    return paginate(work.db, statement.order_by(Clause.position), wanted)


def search_clauses(work: Work, q: str, wanted: PageRequest) -> Page[ClauseHit]:
    """Find clauses of all documents in which every word stands, the best first."""
    words = list(dict.fromkeys(whole_words(q)))[:WORDS_MAX]
    if not words:
        return Page([], 0, wanted.page, wanted.size)
    asked = cast(" & ".join(quoted(word) for word in words), TSQUERY)
    found = select(Clause).where(Clause.search.bool_op("@@")(asked))
    best = func.ts_rank_cd(Clause.search, asked).desc()
    ordered: Select[Clause] = found.order_by(best, Clause.document_id, Clause.position)
    page = paginate(work.db, ordered, wanted)
    named = {row.id: row for row in _documents(work, {each.document_id for each in page.rows})}
    hits = [
        ClauseHit(named[c.document_id], c, marked(c.title, words), snippet(c.text, words))
        for c in page.rows
    ]
    return Page(hits, page.total, page.page, page.size)


def uses_of(work: Work, document: Document) -> Sequence[Use]:
    """List what refers to a document: elements and code lists in force, naming rules."""
    keys = _ref(document).keys
    return sorted(_uses(work, keys), key=lambda use: (use.clause, use.kind, use.code))


def history_of_document(work: Work, document_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a document, newest first."""
    return history_of(work.db, get_document(work, document_id).id)


def document_content(row: Document) -> DocumentContent:
    """Return what is said of a document, as a value."""
    return DocumentContent(
        **{each.name: getattr(row, each.name) for each in fields(DocumentContent)}
    )


def place_of(work: Work, row: Document) -> OrgPath:
    """Tell over which place one must manage documents to change this one.

    A shipped one is nobody's yet: who changes it makes it the own.
    """
    return work.actor.reach if row.is_shipped else OrgPath(row.owner_path)


def may_change(work: Work, row: Document) -> bool:
    """Say whether the actor may change a document."""
    return work.actor.may(StandardsPermission.DOCUMENT_MANAGE, place_of(work, row))


def may_remove(work: Work, row: Document) -> bool:
    """Say whether the actor may remove a document; one that is shipped is everybody's."""
    return work.actor.may(StandardsPermission.DOCUMENT_MANAGE, OrgPath(row.owner_path))


def _ref(row: Document) -> DocumentRef:
    return DocumentRef(row.id, row.number, row.key, row.named, row.title)


def _documents(work: Work, ids: set[str]) -> Sequence[Document]:
    return work.db.scalars(select(Document).where(Document.id.in_(ids))).all()


def _uses(work: Work, keys: Sequence[str]) -> Iterator[Use]:
    elements = select(Element).where(
        Element.document.in_(keys), Element.status == Standing.IN_FORCE
    )
    for element in work.db.scalars(elements.limit(USES_MAX)):
        yield Use("element", element.id, element.code, element.name_zh, element.clause)
    lists = select(CodeListRow).where(
        CodeListRow.document.in_(keys), CodeListRow.status == Standing.IN_FORCE
    )
    for row in work.db.scalars(lists.limit(USES_MAX)):
        yield Use("code_list", row.id, row.id, row.name_zh, row.clause)
    rules = select(NamingRule).where(NamingRule.document.in_(keys))
    for rule in work.db.scalars(rules.limit(USES_MAX)):
        yield Use("naming_rule", rule.id, rule.code, rule.name_zh, rule.clause)
