"""The tables of collection."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.collect.terms import Mode
from tongbase.kernel.db import Row


class Source(Row):
    """Something to collect from. ``secret`` is sealed and never shown."""

    __tablename__ = "collect_source"
    __table_args__ = (UniqueConstraint("owner", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    settings: Mapped[dict[str, Any]] = mapped_column(JSONB)
    secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    note: Mapped[str]
    owner: Mapped[str] = mapped_column(index=True)
    owner_code: Mapped[str]
    tested_at: Mapped[datetime | None]
    test_ok: Mapped[bool | None]
    test_sentences: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    changed_at: Mapped[datetime]


class FlowRow(Row):
    """A flow from a table of a source into a lake table. ``cursor`` says how far it has read."""

    __tablename__ = "collect_flow"

    id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("collect_source.id"), index=True)
    title: Mapped[str]
    source_table: Mapped[str]
    target: Mapped[str] = mapped_column(unique=True)
    mode: Mapped[Mode]
    keys: Mapped[list[str]] = mapped_column(JSONB)
    cursor_column: Mapped[str]
    overlap_seconds: Mapped[int]
    delete_missing: Mapped[bool]
    empty_key_parts: Mapped[bool]
    may_empty: Mapped[bool]
    types: Mapped[dict[str, str]] = mapped_column(JSONB)
    cursor: Mapped[dict[str, Any]] = mapped_column(JSONB)
    owner: Mapped[str] = mapped_column(index=True)
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    changed_at: Mapped[datetime]

    source: Mapped[Source] = relationship(lazy="joined", innerjoin=True)


class RunRow(Row):
    """One run of a flow: its plan and what it moved. State and progress are the job's."""

    __tablename__ = "collect_run"
    __table_args__ = (Index("ix_collect_run_flow", "flow_id", "ordered_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    flow_id: Mapped[str] = mapped_column(ForeignKey("collect_flow.id", ondelete="CASCADE"))
    owner: Mapped[str]
    ordered_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    plan: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    read: Mapped[int] = mapped_column(BigInteger, default=0)
    inserted: Mapped[int] = mapped_column(BigInteger, default=0)
    updated: Mapped[int] = mapped_column(BigInteger, default=0)
    deleted: Mapped[int] = mapped_column(BigInteger, default=0)
    unchanged: Mapped[int] = mapped_column(BigInteger, default=0)
    quarantined: Mapped[int] = mapped_column(BigInteger, default=0)
    superseded: Mapped[int] = mapped_column(BigInteger, default=0)
    by_rule: Mapped[dict[str, int]] = mapped_column(JSONB)
    bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)
    snapshot: Mapped[int | None] = mapped_column(BigInteger)
    source_rows: Mapped[int | None] = mapped_column(BigInteger)
    lake_rows: Mapped[int | None] = mapped_column(BigInteger)

    flow: Mapped[FlowRow] = relationship(lazy="selectin")
