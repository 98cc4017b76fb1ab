"""The tables of standard documents, their clauses, and of naming rules."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row
from tongbase.standards.terms.documents import DocumentKind, DocumentStatus
from tongbase.standards.terms.naming import Named


class Document(Row):
    """A standard document (标准文件).

    ``key`` is its number as citations name it, without the year, and ``named`` its title.
    """

    __tablename__ = "standards_document"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    key: Mapped[str] = mapped_column(index=True)
    named: Mapped[str] = mapped_column(index=True)
    edition: Mapped[str]
    title: Mapped[str]
    kind: Mapped[DocumentKind]
    issuer: Mapped[str]
    issued_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    status: Mapped[DocumentStatus]
    note: Mapped[str]
    owner_path: Mapped[str]
    is_shipped: Mapped[bool] = mapped_column(default=False, server_default="false")
    clauses: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]


class RemovedDocument(Row):
    """The number of a document that somebody removed: the house does not ship it again."""

    __tablename__ = "standards_removed_document"

    number: Mapped[str] = mapped_column(primary_key=True)


class Clause(Row):
    """A numbered clause of a document; ``search`` is written with it."""

    __tablename__ = "standards_clause"
    __table_args__ = (Index("ix_standards_clause_search", "search", postgresql_using="gin"),)

    document_id: Mapped[str] = mapped_column(
        ForeignKey("standards_document.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[str]
    key: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    search: Mapped[str] = mapped_column(TSVECTOR, deferred=True)


class NamingRule(Row):
    """A naming rule (命名规则)."""

    __tablename__ = "standards_naming_rule"

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    applies_to: Mapped[Named]
    name_zh: Mapped[str]
    pattern: Mapped[str]
    explanation: Mapped[str]
    length_max: Mapped[int]
    source: Mapped[str]
    document: Mapped[str] = mapped_column(index=True)
    clause: Mapped[str]
    owner_path: Mapped[str]
    is_shipped: Mapped[bool] = mapped_column(default=False)
    is_binding: Mapped[bool] = mapped_column(default=False, server_default="false")
    changed_at: Mapped[datetime]
