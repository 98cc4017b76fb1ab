"""The table of limits."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row


class LimitRow(Row):
    """A limit that a region made stricter, in working days; ``limit`` is its code."""

    __tablename__ = "limits_limit"

    place: Mapped[str] = mapped_column(primary_key=True)
    limit: Mapped[str] = mapped_column(primary_key=True)
    working_days: Mapped[int]
    set_by: Mapped[str]
    set_at: Mapped[datetime]
