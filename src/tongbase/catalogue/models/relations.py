"""The table of relations: what has been said of two things, and until when."""

from datetime import datetime

from sqlalchemy import Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.catalogue.terms.relations import NodeKind, RelationKind
from tongbase.kernel.db import Row

HOLDS = text("until is null")


class Relation(Row):
    """That one thing is something to another. What has ended keeps its row, and its ``until``.

    ``by_name``: nobody made it by hand, an entry gives its system the name of a registered one.
    """

    __tablename__ = "catalogue_relation"
    __table_args__ = (
        Index(
            "uq_catalogue_relation_ends",
            "source_id",
            "kind",
            "target_id",
            unique=True,
            postgresql_where=HOLDS,
        ),
        Index("ix_catalogue_relation_source", "source_id", "since"),
        Index("ix_catalogue_relation_target", "target_id", "since"),
        # What holds now, whole: a walk through the graph reads no row of the table.
        Index(
            "ix_catalogue_relation_from",
            "source_id",
            postgresql_where=HOLDS,
            postgresql_include=("kind", "source_kind", "target_kind", "target_id", "since"),
        ),
        Index(
            "ix_catalogue_relation_to",
            "target_id",
            postgresql_where=HOLDS,
            postgresql_include=("kind", "source_kind", "source_id", "target_kind", "since"),
        ),
        # Narrow, so that coverage is counted from the index alone.
        Index(
            "ix_catalogue_relation_kind",
            "kind",
            "source_id",
            "target_id",
            postgresql_where=HOLDS,
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[RelationKind]
    source_kind: Mapped[NodeKind]
    source_id: Mapped[str]
    target_kind: Mapped[NodeKind]
    target_id: Mapped[str]
    since: Mapped[datetime]
    made_by: Mapped[str]
    made_by_name: Mapped[str]
    until: Mapped[datetime | None]
    ended_by_name: Mapped[str] = mapped_column(default="")
    by_name: Mapped[bool] = mapped_column(default=False, server_default=false())
