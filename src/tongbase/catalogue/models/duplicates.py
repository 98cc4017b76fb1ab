"""The table of duplicate collections, found and decided."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.catalogue.terms.duplicates import DuplicateState
from tongbase.kernel.db import Row


class Duplicate(Row):
    """Two entries that gather the same data. ``source_id`` is the one whose department is the
    source (数源部门) once the bureau has named it; ``place`` the division that covers both.
    ``reported_by_name`` is who brought a case that no comparison found, and ``remark`` what for.
    ``sampled`` is the measured overlap of values, ``sampled_items`` that of each shared item.
    """

    __tablename__ = "catalogue_duplicate"
    __table_args__ = (
        Index("uq_catalogue_duplicate_pair", "first_id", "second_id", unique=True),
        Index("ix_catalogue_duplicate_second", "second_id"),
        Index("ix_catalogue_duplicate_state", "state", "score"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[DuplicateState]
    first_id: Mapped[str] = mapped_column(ForeignKey("catalogue_entry.id", ondelete="CASCADE"))
    second_id: Mapped[str] = mapped_column(ForeignKey("catalogue_entry.id", ondelete="CASCADE"))
    first_path: Mapped[str]
    second_path: Mapped[str]
    place: Mapped[str]
    score: Mapped[float]
    items: Mapped[float]
    name: Mapped[float]
    same_system: Mapped[bool]
    by_meaning: Mapped[bool] = mapped_column(default=False, server_default=false())
    sampled: Mapped[float | None]
    sampled_items: Mapped[list[dict[str, Any]]] = mapped_column(
        JSONB, default=list, server_default="[]"
    )
    sampled_at: Mapped[datetime | None]
    found_at: Mapped[datetime]
    reported_by_name: Mapped[str] = mapped_column(default="", server_default="")
    remark: Mapped[str] = mapped_column(default="", server_default="")
    source_id: Mapped[str | None]
    decided_by_name: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
