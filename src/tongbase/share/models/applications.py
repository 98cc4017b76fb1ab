"""The tables of applications and of their extensions."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row
from tongbase.share.terms.applications import Scene, State

IS_LIVE = text("state in ('draft', 'supplement_required', 'provider_review', 'bureau_review')")


class Application(Row):
    """One application of one application system for one entry (共享申请).

    ``received_on`` starts the statutory clock, ``due_on`` is its last day; while ``paused_on`` is
    set it stands still. ``masks`` holds what reviewers set by item code.
    """

    __tablename__ = "share_application"
    __table_args__ = (
        Index(
            "uq_share_application_live",
            "entry_id",
            "organisation",
            "system_id",
            unique=True,
            postgresql_where=IS_LIVE,
        ),
        Index("ix_share_application_consumer", "consumer_path", "created_at"),
        Index("ix_share_application_provider", "provider_path", "created_at"),
        Index("ix_share_application_system", "system_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    serial: Mapped[str] = mapped_column(unique=True)
    state: Mapped[State]
    entry_id: Mapped[str] = mapped_column(index=True)
    entry_name: Mapped[str]
    entry_version: Mapped[int]
    provider_path: Mapped[str]
    provider_name: Mapped[str]
    organisation: Mapped[str]
    organisation_name: Mapped[str]
    consumer_path: Mapped[str]
    applicant_id: Mapped[str]
    applicant_name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    system_id: Mapped[str]
    system_name: Mapped[str]
    items: Mapped[list[str]] = mapped_column(JSONB)
    divisions: Mapped[list[str]] = mapped_column(JSONB)
    modes: Mapped[list[str]] = mapped_column(JSONB)
    use_basis: Mapped[str]
    use_scene: Mapped[Scene | None]
    use_scope: Mapped[str]
    use_purpose: Mapped[str]
    until: Mapped[date | None]

    missing: Mapped[list[dict[str, str]]] = mapped_column(JSONB, default=list)
    masks: Mapped[dict[str, str | None]] = mapped_column(JSONB, default=dict)
    calls_per_minute: Mapped[int | None]
    rows_max: Mapped[int | None]
    received_on: Mapped[date | None]
    due_on: Mapped[date | None]
    paused_on: Mapped[date | None]
    extended_days: Mapped[int] = mapped_column(default=0)
    opinion: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]


class Extension(Row):
    """More time to answer, asked by the provider; ``agreed`` is what the authority said."""

    __tablename__ = "share_extension"
    __table_args__ = (
        Index(
            "uq_share_extension_open",
            "application_id",
            unique=True,
            postgresql_where=text("agreed is null"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    application_id: Mapped[str] = mapped_column(ForeignKey("share_application.id"), index=True)
    working_days: Mapped[int]
    reason: Mapped[str]
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    agreed: Mapped[bool | None]
