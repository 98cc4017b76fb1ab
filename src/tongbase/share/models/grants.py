"""The tables of services, grants and calls."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.kernel.db import Row
from tongbase.share.terms.applications import Mode
from tongbase.share.terms.calls import CallState
from tongbase.share.terms.grants import GrantStatus

IS_HELD = text("status in ('active', 'suspended')")


class Service(Row):
    """An entry that can be called (共享服务): its code, and the lake table behind it."""

    __tablename__ = "share_service"

    id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    entry_id: Mapped[str] = mapped_column(unique=True)
    entry_version: Mapped[int]
    name: Mapped[str]
    provider_path: Mapped[str]
    provider_name: Mapped[str]
    namespace: Mapped[str]
    table_name: Mapped[str]
    opened_at: Mapped[datetime]


class Grant(Row):
    """What an approved application became (授权): to whom, which items and rows, until when.

    ``items`` are :class:`tongbase.share.terms.grants.GrantedItem` as JSON; ``until`` is the first
    moment at which the grant no longer holds.
    """

    __tablename__ = "share_grant"
    __table_args__ = (
        Index("ix_share_grant_holder", "service_id", "system_id"),
        Index("ix_share_grant_consumer", "consumer_path", "given_at"),
        Index("ix_share_grant_provider", "provider_path", "given_at"),
        Index("ix_share_grant_system", "system_id"),
        Index("ix_share_grant_until", "until", postgresql_where=IS_HELD),
        Index(
            "uq_share_grant_held",
            "service_id",
            "organisation",
            "system_id",
            unique=True,
            postgresql_where=IS_HELD,
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    application_id: Mapped[str] = mapped_column(ForeignKey("share_application.id"), unique=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("share_service.id"))
    status: Mapped[GrantStatus]
    entry_id: Mapped[str] = mapped_column(index=True)
    entry_name: Mapped[str]
    entry_version: Mapped[int]
    provider_path: Mapped[str]
    provider_name: Mapped[str]
    organisation: Mapped[str]
    organisation_name: Mapped[str]
    consumer_path: Mapped[str]
    applicant_id: Mapped[str]
    system_id: Mapped[str]
    system_name: Mapped[str]
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    region_column: Mapped[str]
    divisions: Mapped[list[str]] = mapped_column(JSONB)
    modes: Mapped[list[str]] = mapped_column(JSONB)
    purpose: Mapped[str]
    until: Mapped[datetime]
    calls_per_minute: Mapped[int]
    rows_max: Mapped[int]
    given_at: Mapped[datetime]
    given_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime]

    service: Mapped[Service] = relationship(lazy="joined")


class Call(Row):
    """One call of a service, answered or refused (调用记录). Nothing deletes it: Decree 809,
    Art. 29 wants three years at least. ``items`` and ``filters`` are names, never values.
    """

    __tablename__ = "share_call"
    __table_args__ = (
        Index("ix_share_call_at", text("at desc"), text("id desc")),
        Index("ix_share_call_grant", "grant_id", "at"),
        Index("ix_share_call_consumer", "consumer_path", "at"),
        Index("ix_share_call_provider", "provider_path", "at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    service_code: Mapped[str]
    service_name: Mapped[str]
    grant_id: Mapped[str | None] = mapped_column(ForeignKey("share_grant.id"))
    provider_path: Mapped[str]
    organisation: Mapped[str]
    consumer_path: Mapped[str]
    system_id: Mapped[str]
    system_name: Mapped[str]
    mode: Mapped[Mode]
    state: Mapped[CallState]
    error: Mapped[str]
    purpose: Mapped[str]
    items: Mapped[list[str]] = mapped_column(JSONB)
    filters: Mapped[list[str]] = mapped_column(JSONB)
    rows: Mapped[int]
    truncated: Mapped[bool]
