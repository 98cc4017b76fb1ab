"""The tables of governance."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.govern.terms import Stage
from tongbase.kernel.db import Row
from tongbase.standards.terms.quality import RuleKind, Severity


class Table(Row):
    """A lake table as people know it: its title, its owner, where it comes from."""

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
    """A quality rule bound to a table; ``body`` holds what depends on its kind."""

    __tablename__ = "govern_rule"
    __table_args__ = (UniqueConstraint("table_id", "code"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    table_id: Mapped[str] = mapped_column(ForeignKey("govern_table.id"), index=True)
    code: Mapped[str]
    kind: Mapped[RuleKind]
    columns: Mapped[list[str]] = mapped_column(JSONB)
    severity: Mapped[Severity]
    weight: Mapped[float]
    active: Mapped[bool] = mapped_column(default=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime]


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
