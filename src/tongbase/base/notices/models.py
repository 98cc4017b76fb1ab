"""The tables of notices."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row


class Notice(Row):
    """One notice: to one person, or to the holders of a permission over a place.

    ``bundle`` names the act and the matter that it tells of, and ``count`` how many such things.
    """

    __tablename__ = "notices_notice"

    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person: Mapped[str | None] = mapped_column(index=True)
    permission: Mapped[str | None] = mapped_column(index=True)
    place: Mapped[str | None]
    zh: Mapped[str]
    en: Mapped[str]
    link: Mapped[str]
    bundle: Mapped[str | None] = mapped_column(index=True)
    count: Mapped[int] = mapped_column(default=1, server_default="1")


class NoticeRead(Row):
    """That a person has read a notice."""

    __tablename__ = "notices_read"

    notice_id: Mapped[str] = mapped_column(ForeignKey("notices_notice.id"), primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
