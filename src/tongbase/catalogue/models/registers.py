"""The tables of the registers: duties, service items with their materials, systems."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.catalogue.terms.codes import Network
from tongbase.catalogue.terms.registers import (
    ExerciseLevel,
    MaterialSource,
    MaterialUse,
    PowerKind,
    RecordStatus,
    Register,
)
from tongbase.kernel.db import Row


class RecordColumns:
    """What the records of all registers have; ``name_key`` is the name reduced to what tells it."""

    id: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[RecordStatus]
    code: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str]
    level: Mapped[ExerciseLevel]
    organisation_code: Mapped[str]
    organisation_name: Mapped[str]
    organisation_path: Mapped[str]
    region_code: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    created_by: Mapped[str]
    created_by_name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class CompiledColumns:
    """Whether a record counts where coverage is counted; a reason says why it does not (不应编).

    ``entries_published`` counts its open relations to published entries: one covers it.
    """

    excluded_reason: Mapped[str] = mapped_column(default="")
    excluded_by_name: Mapped[str] = mapped_column(default="")
    excluded_at: Mapped[datetime | None]
    entries_published: Mapped[int] = mapped_column(default=0, server_default="0")


class Duty(RecordColumns, Row):
    """权责事项: a power of an organisation, of the list that it publishes."""

    __tablename__ = "catalogue_duty"
    __table_args__ = (
        Index("uq_catalogue_duty_code", "organisation_code", "code", unique=True),
        Index(
            "ix_catalogue_duty_path",
            "organisation_path",
            postgresql_ops={"organisation_path": "text_pattern_ops"},
        ),
        Index("ix_catalogue_duty_newest", "changed_at", "id"),
        Index("ix_catalogue_duty_parent", "organisation_code", "parent"),
    )

    kind: Mapped[PowerKind]
    basis: Mapped[str]
    parent: Mapped[str]


class ServiceItem(RecordColumns, CompiledColumns, Row):
    """政务服务事项, one row for each organisation that handles it (实施事项).

    ``lines_due`` counts its materials that should have a published entry and have none.
    """

    __tablename__ = "catalogue_service_item"
    __table_args__ = (
        Index("uq_catalogue_service_item_code", "organisation_code", "code", unique=True),
        Index(
            "ix_catalogue_service_item_path",
            "organisation_path",
            postgresql_ops={"organisation_path": "text_pattern_ops"},
        ),
        Index("ix_catalogue_service_item_newest", "changed_at", "id"),
    )

    kind: Mapped[PowerKind]
    basis: Mapped[str]
    domains: Mapped[list[str]] = mapped_column(JSONB)
    handling_days: Mapped[int | None]
    lines_due: Mapped[int] = mapped_column(default=0, server_default="0")

    materials: Mapped[list["Material"]] = relationship(
        order_by="Material.place", cascade="all, delete-orphan", back_populates="service_item"
    )


class Material(Row):
    """What a service item needs or produces; ``entry_id`` is the entry that makes it needless."""

    __tablename__ = "catalogue_material"
    __table_args__ = (Index("ix_catalogue_material_of", "service_item_id", "place"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    service_item_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_service_item.id", ondelete="CASCADE")
    )
    place: Mapped[int]
    name: Mapped[str]
    use: Mapped[MaterialUse]
    source: Mapped[MaterialSource]
    issuer: Mapped[str]
    required: Mapped[bool]
    entry_id: Mapped[str | None] = mapped_column(
        ForeignKey("catalogue_entry.id", ondelete="SET NULL"), index=True
    )
    excluded_reason: Mapped[str] = mapped_column(default="")

    service_item: Mapped[ServiceItem] = relationship(back_populates="materials")


class System(RecordColumns, CompiledColumns, Row):
    """应用系统, as the organisation that runs it registers it."""

    __tablename__ = "catalogue_system"
    __table_args__ = (
        Index("uq_catalogue_system_name", "organisation_code", "name_key", unique=True),
        Index(
            "ix_catalogue_system_path",
            "organisation_path",
            postgresql_ops={"organisation_path": "text_pattern_ops"},
        ),
        Index("ix_catalogue_system_newest", "changed_at", "id"),
        Index("ix_catalogue_system_name_key", "name_key"),
    )

    short_name: Mapped[str]
    network: Mapped[Network | None]
    go_live_on: Mapped[date | None]
    databases: Mapped[list[str]] = mapped_column(JSONB)
    application: Mapped[str]


Record = Duty | ServiceItem | System
MODELS: Mapping[Register, Any] = MappingProxyType(
    {Register.DUTY: Duty, Register.SERVICE_ITEM: ServiceItem, Register.SYSTEM: System}
)
