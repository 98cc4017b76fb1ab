"""The tables of governance."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.govern.terms import Stage
from tongbase.kernel.db import Row
from tongbase.standards.terms.quality import RuleKind, Severity


class Table(Row):
    """A lake table as people know it: its title, its owner, where it comes from.

    ``renewed_at`` is when it was last brought in step with its source, or written otherwise.
    """

    __tablename__ = "govern_table"
    __table_args__ = (UniqueConstraint("namespace", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    namespace: Mapped[str]
    name: Mapped[str]
    title: Mapped[str]
    owner: Mapped[str] = mapped_column(index=True)
    owner_code: Mapped[str]
    source: Mapped[str]
    format_type: Mapped[str]
    rows: Mapped[int] = mapped_column(BigInteger, default=0)
    snapshot: Mapped[int | None] = mapped_column(BigInteger)
    aside: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    score: Mapped[float | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    renewed_at: Mapped[datetime | None]

    columns: Mapped[list["Column"]] = relationship(
        order_by="Column.position", cascade="all, delete-orphan", lazy="selectin"
    )


class Column(Row):
    """A column of a lake table."""

    __tablename__ = "govern_column"

    table_id: Mapped[str] = mapped_column(ForeignKey("govern_table.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    type: Mapped[str]
    title: Mapped[str]
    nullable: Mapped[bool]
    is_key: Mapped[bool]


class Rule(Row):
    """A quality rule bound to a table; ``body`` holds what depends on its kind.

    ``document`` and ``clause`` are what ``source`` cites, in the one way in which citations
    compare.
    """

    __tablename__ = "govern_rule"
    __table_args__ = (
        UniqueConstraint("table_id", "code"),
        Index("ix_govern_rule_document", "document", postgresql_where=text("document <> ''")),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    table_id: Mapped[str] = mapped_column(ForeignKey("govern_table.id"), index=True)
    code: Mapped[str]
    kind: Mapped[RuleKind]
    columns: Mapped[list[str]] = mapped_column(JSONB)
    severity: Mapped[Severity]
    weight: Mapped[float]
    active: Mapped[bool] = mapped_column(default=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)
    source: Mapped[str] = mapped_column(default="", server_default="")
    document: Mapped[str] = mapped_column(default="", server_default="")
    clause: Mapped[str] = mapped_column(default="", server_default="")
    created_at: Mapped[datetime]


class ElementBinding(Row):
    """A column bound to a data element (落标). ``until`` is empty while it holds.

    ``confidence`` and ``reasons`` are those of the suggestion that was accepted, empty for a choice
    of one's own.
    """

    __tablename__ = "govern_element_binding"
    __table_args__ = (
        Index(
            "uq_govern_element_binding_column",
            "table_id",
            "column",
            unique=True,
            postgresql_where=text("until is null"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    table_id: Mapped[str] = mapped_column(ForeignKey("govern_table.id"), index=True)
    column: Mapped[str]
    element_code: Mapped[str] = mapped_column(index=True)
    confidence: Mapped[float | None]
    reasons: Mapped[list[dict[str, str]]] = mapped_column(JSONB, default=list, server_default="[]")
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    bound_by_name: Mapped[str]


class ViolationList(Row):
    """What a job found against the standards of a large table; its rows lie in the lake.

    ``counts`` stand in the order by which the kept rows name them; of ``total`` rows ``kept`` are
    there to be read.
    """

    __tablename__ = "govern_violation_list"

    table_id: Mapped[str] = mapped_column(ForeignKey("govern_table.id"), primary_key=True)
    run_id: Mapped[str]
    taken_at: Mapped[datetime]
    total: Mapped[int] = mapped_column(BigInteger)
    kept: Mapped[int] = mapped_column(BigInteger)
    counts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    ended: Mapped[list[str]] = mapped_column(JSONB)


class CheckResult(Row):
    """What one rule counted in one check; a check is a run of collection or of its own."""

    __tablename__ = "govern_check_result"
    __table_args__ = (Index("ix_govern_check_result_table", "table_id", "at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    table_id: Mapped[str] = mapped_column(ForeignKey("govern_table.id"))
    run_id: Mapped[str] = mapped_column(index=True)
    stage: Mapped[Stage]
    at: Mapped[datetime]
    rule_code: Mapped[str]
    rule_zh: Mapped[str]
    rule_en: Mapped[str]
    indicator: Mapped[str]
    severity: Mapped[Severity]
    weight: Mapped[float]
    evaluated: Mapped[int] = mapped_column(BigInteger)
    bad: Mapped[int] = mapped_column(BigInteger)


class Check(Row):
    """One check of a table: how many rows, how many were set aside, the score."""

    __tablename__ = "govern_check"
    __table_args__ = (Index("ix_govern_check_table", "table_id", "at"),)

    run_id: Mapped[str] = mapped_column(primary_key=True)
    table_id: Mapped[str] = mapped_column(ForeignKey("govern_table.id"))
    stage: Mapped[Stage]
    at: Mapped[datetime]
    rows: Mapped[int] = mapped_column(BigInteger)
    set_aside: Mapped[int] = mapped_column(BigInteger)
    score: Mapped[float | None]
    dimensions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
