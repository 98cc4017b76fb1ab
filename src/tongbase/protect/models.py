"""The tables of protection."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row


class TableGradeRow(Row):
    """The grade of a lake table: the highest of its columns, and whose table it is."""

    __tablename__ = "protect_table_grade"
    __table_args__ = (UniqueConstraint("namespace", "table_name"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    namespace: Mapped[str]
    table_name: Mapped[str]
    owner: Mapped[str]
    level: Mapped[str]
    rows_sampled: Mapped[int]
    graded_at: Mapped[datetime]


class ColumnGradeRow(Row):
    """The grade of one column. ``source`` says whether the machine or a person gave it."""

    __tablename__ = "protect_column_grade"

    table_id: Mapped[str] = mapped_column(ForeignKey("protect_table_grade.id"), primary_key=True)
    column_name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    sensitive_type: Mapped[str]
    level: Mapped[str]
    confidence: Mapped[float]
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    source: Mapped[str]
    reviewer: Mapped[str | None]
    graded_at: Mapped[datetime]
