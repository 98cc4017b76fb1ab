"""The tables of harvesting: sources, what was harvested, runs and their verdicts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import BYTEA, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.base.harvest.terms import ForeignKind
from tongbase.catalogue.terms.harvest import Verdict
from tongbase.kernel.db import Row


class HarvestSource(Row):
    """A foreign catalogue from which entries of a provider are drafted (外部目录).

    With a ``schedule`` (cron's five fields, by China's clock) it is harvested at ``next_run_at``.
    """

    __tablename__ = "catalogue_harvest_source"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[ForeignKind]
    address: Mapped[str]
    key_sealed: Mapped[bytes | None] = mapped_column(BYTEA)
    provider_code: Mapped[str]
    provider_name: Mapped[str]
    provider_path: Mapped[str] = mapped_column(index=True)
    defaults: Mapped[dict[str, Any]] = mapped_column(JSONB)
    schedule: Mapped[str]
    next_run_at: Mapped[datetime | None]
    created_by: Mapped[str]
    created_by_name: Mapped[str]
    created_at: Mapped[datetime]


class HarvestRecord(Row):
    """A data set that was harvested: its key in the source, its entry here, what it said.

    ``origin`` is what an entry has no place for: publisher, licence, addresses of resources.
    """

    __tablename__ = "catalogue_harvest_record"

    source_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_harvest_source.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(index=True)
    hash: Mapped[str]
    origin: Mapped[dict[str, Any]] = mapped_column(JSONB)
    harvested_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]


class HarvestRun(Row):
    """One run over a source: a preview that changed nothing, or one that was applied."""

    __tablename__ = "catalogue_harvest_run"
    __table_args__ = (Index("ix_catalogue_harvest_run_source", "source_id", "at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_harvest_source.id", ondelete="CASCADE")
    )
    applied: Mapped[bool]
    counts: Mapped[dict[str, int]] = mapped_column(JSONB)
    at: Mapped[datetime]
    by: Mapped[str]
    by_name: Mapped[str]


class HarvestVerdict(Row):
    """What a run made of one data set, in the order of the source."""

    __tablename__ = "catalogue_harvest_verdict"
    __table_args__ = (Index("ix_catalogue_harvest_verdict_kind", "run_id", "verdict", "place"),)

    run_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_harvest_run.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str]
    title: Mapped[str]
    verdict: Mapped[Verdict]
    entry_id: Mapped[str | None]
    zh: Mapped[str]
    en: Mapped[str]
