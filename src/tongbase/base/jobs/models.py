"""The table of what people see of long work."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.base.jobs.states import JobState
from tongbase.kernel.db import Row


class JobRun(Row):
    """One order of long work: ``done`` of ``total`` units (rows, mostly; total 0 is unknown)."""

    __tablename__ = "jobs_run"
    __table_args__ = (Index("ix_jobs_run_subject", "subject", "created_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    queue_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    kind: Mapped[str]
    subject: Mapped[str]
    title: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    place: Mapped[str]
    actor: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSONB)
    state: Mapped[JobState]
    attempt: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(BigInteger, default=0)
    total: Mapped[int] = mapped_column(BigInteger, default=0)
    message_zh: Mapped[str] = mapped_column(default="")
    message_en: Mapped[str] = mapped_column(default="")
    result: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    error: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    cancel_asked: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
