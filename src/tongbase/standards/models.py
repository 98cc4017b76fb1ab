"""The tables of the standards."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row


class CodeListRow(Row):
    """A code list (代码集)."""

    __tablename__ = "standards_code_list"

    id: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    source: Mapped[str]


class CodeRow(Row):
    """One value of a code list. ``position`` keeps the order of the standard."""

    __tablename__ = "standards_code"

    list_id: Mapped[str] = mapped_column(ForeignKey("standards_code_list.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    parent: Mapped[str | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
