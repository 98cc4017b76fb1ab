"""The table of required updates."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.catalogue.terms.updates import UpdateState
from tongbase.kernel.db import Row

IS_OPEN = text("state = 'open'")


class Update(Row):
    """That a published entry must be updated (目录更新); one of an entry at a time is open.

    ``due_on`` is counted from ``changed_on`` and holds what an extension gave. ``extension_days``
    were asked for, once; ``extension_agreed`` is the bureau's answer, None while it waits.
    ``by_bureau``: the bureau noted it, so that only the bureau takes it back.
    """

    __tablename__ = "catalogue_update"
    __table_args__ = (
        Index("uq_catalogue_update_open", "entry_id", unique=True, postgresql_where=IS_OPEN),
        Index("ix_catalogue_update_due", "due_on", "entry_id", postgresql_where=IS_OPEN),
        Index("ix_catalogue_update_entry", "entry_id", "noted_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("catalogue_entry.id", ondelete="CASCADE"))
    state: Mapped[UpdateState]
    changed_on: Mapped[date]
    basis: Mapped[str]
    wanted: Mapped[str]
    due_on: Mapped[date]
    by_bureau: Mapped[bool]
    noted_by: Mapped[str]
    noted_by_name: Mapped[str]
    noted_at: Mapped[datetime]
    extension_days: Mapped[int | None]
    extension_reason: Mapped[str] = mapped_column(default="")
    extension_asked_by: Mapped[str | None]
    extension_agreed: Mapped[bool | None]
    ended_on: Mapped[date | None]
    ended_by_name: Mapped[str] = mapped_column(default="")
    end_reason: Mapped[str] = mapped_column(default="")
    told_soon_at: Mapped[datetime | None]
    told_late_at: Mapped[datetime | None]
