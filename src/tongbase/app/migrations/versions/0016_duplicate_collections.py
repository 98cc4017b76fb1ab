"""Duplicate collections, found and decided."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "catalogue_duplicate",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "found",
                "confirmed",
                "dismissed",
                name="duplicatestate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("first_path", sa.Text(), nullable=False),
        sa.Column("second_path", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("items", sa.Double(), nullable=False),
        sa.Column("name", sa.Double(), nullable=False),
        sa.Column("same_system", sa.Boolean(), nullable=False),
        sa.Column("sampled", sa.Double(), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("decided_by_name", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["catalogue_entry.id"],
            name=op.f("fk_catalogue_duplicate_first_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["second_id"],
            ["catalogue_entry.id"],
            name=op.f("fk_catalogue_duplicate_second_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_duplicate")),
    )
    op.create_index(
        "ix_catalogue_duplicate_second", "catalogue_duplicate", ["second_id"], unique=False
    )
    op.create_index(
        "ix_catalogue_duplicate_state", "catalogue_duplicate", ["state", "score"], unique=False
    )
    op.create_index(
        "uq_catalogue_duplicate_pair", "catalogue_duplicate", ["first_id", "second_id"], unique=True
    )
