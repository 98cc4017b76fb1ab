"""The tables of the code lists."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row
from tongbase.standards.terms.standing import StandardScope, Standing


class CodeListRow(Row):
    """A code list (代码集). ``revises`` names the list of which it is the next version, as a draft.

    An empty ``owner_path`` says that it was shipped. ``codes_from`` names another table that
    holds the codes (``regions``: the divisions that identity knows), so that no row lies twice.
    """

    __tablename__ = "standards_code_list"

    id: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    source: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    scope: Mapped[StandardScope] = mapped_column(default=StandardScope.NATIONAL)
    status: Mapped[Standing] = mapped_column(default=Standing.IN_FORCE)
    version: Mapped[int] = mapped_column(default=1)
    revises: Mapped[str | None] = mapped_column(ForeignKey("standards_code_list.id"), unique=True)
    maps_to: Mapped[str] = mapped_column(default="", index=True)
    codes_from: Mapped[str] = mapped_column(default="")
    document: Mapped[str] = mapped_column(default="", index=True)
    clause: Mapped[str] = mapped_column(default="")
    owner_code: Mapped[str] = mapped_column(default="")
    owner_name: Mapped[str] = mapped_column(default="")
    owner_path: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime | None]
    in_force_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_reason: Mapped[str] = mapped_column(default="")


class CodeRow(Row):
    """One value of a code list. ``position`` keeps the order of the standard."""

    __tablename__ = "standards_code"
    __table_args__ = (Index("ix_standards_code_parent", "list_id", "parent"),)

    list_id: Mapped[str] = mapped_column(ForeignKey("standards_code_list.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    parent: Mapped[str | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    maps_to: Mapped[str] = mapped_column(default="")


class CodeListVersion(Row):
    """What a list and its codes said when the version came into force; never changed afterwards."""

    __tablename__ = "standards_code_list_version"

    list_id: Mapped[str] = mapped_column(ForeignKey("standards_code_list.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    in_force_at: Mapped[datetime]
    in_force_by: Mapped[str]
