"""The tables of imports and of what was wrong in their files."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.base.imports.terms import ImportState, Weight
from tongbase.kernel.db import Row


class Import(Row):
    """A file that was handed in to be imported; ``counts`` are those of its last check."""

    __tablename__ = "imports_import"
    __table_args__ = (Index("ix_imports_import_person", "person", "created_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    upload_id: Mapped[str] = mapped_column(ForeignKey("uploads_upload.id"))
    file: Mapped[str]
    person: Mapped[str]
    person_name: Mapped[str]
    place: Mapped[str]
    options: Mapped[dict[str, Any]] = mapped_column(JSONB)
    state: Mapped[ImportState]
    counts: Mapped[dict[str, int]] = mapped_column(JSONB)
    unknown_headings: Mapped[list[str]] = mapped_column(JSONB)
    error: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    run_id: Mapped[str]
    created_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]


class ImportFault(Row):
    """What was wrong in a line of a file, or is only warned of."""

    __tablename__ = "imports_fault"
    __table_args__ = (Index("ix_imports_fault_line", "import_id", "line", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    import_id: Mapped[str] = mapped_column(ForeignKey("imports_import.id", ondelete="CASCADE"))
    line: Mapped[int]
    field: Mapped[str]
    zh: Mapped[str]
    en: Mapped[str]
    weight: Mapped[Weight] = mapped_column(default=Weight.REFUSAL, server_default=Weight.REFUSAL)
