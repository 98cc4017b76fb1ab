"""The table of data elements: one row a version, which never changes once it was in force."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.standing import StandardScope, Standing


class Element(Row):
    """One version of a data element (数据元).

    ``document`` and ``clause`` are what ``source`` cites, in the one way in which citations
    compare. An empty ``owner_path`` says that it belongs to nobody here: it was shipped.
    """

    __tablename__ = "standards_element"
    __table_args__ = (
        Index("uq_standards_element_version", "code", "version", unique=True),
        Index(
            "uq_standards_element_in_force",
            "code",
            unique=True,
            postgresql_where=text("status = 'in_force'"),
        ),
        Index(
            "uq_standards_element_open",
            "code",
            unique=True,
            postgresql_where=text("status in ('draft', 'review')"),
        ),
        Index("ix_standards_element_cited", "document", "clause"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    version: Mapped[int]
    status: Mapped[Standing]
    scope: Mapped[StandardScope]
    name_zh: Mapped[str]
    initials: Mapped[str]
    name_en: Mapped[str]
    definition: Mapped[str]
    data_type: Mapped[ItemType | None]
    length_min: Mapped[int | None]
    length_max: Mapped[int | None]
    precision: Mapped[int | None]
    format: Mapped[str]
    value_range: Mapped[str]
    unit: Mapped[str]
    code_list: Mapped[str]
    checksum: Mapped[str]
    synonyms: Mapped[list[str]] = mapped_column(JSONB)
    category: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]
    maps_to: Mapped[str] = mapped_column(index=True)

    document: Mapped[str]
    clause: Mapped[str]
    owner_code: Mapped[str]
    owner_name: Mapped[str]
    owner_path: Mapped[str]
    is_shipped: Mapped[bool] = mapped_column(default=False)
    created_by_name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    in_force_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_reason: Mapped[str] = mapped_column(default="")
