"""Updates that are required of entries, since a law or a duty changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0031"
down_revision: str | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

IS_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "catalogue_update",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "updated",
                "withdrawn",
                "taken_back",
                name="updatestate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("by_bureau", sa.Boolean(), nullable=False),
        sa.Column("noted_by", sa.Text(), nullable=False),
        sa.Column("noted_by_name", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("extension_days", sa.Integer(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=False),
        sa.Column("extension_asked_by", sa.Text(), nullable=True),
        sa.Column("extension_agreed", sa.Boolean(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by_name", sa.Text(), nullable=False),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("told_soon_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_late_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["catalogue_entry.id"],
            name=op.f("fk_catalogue_update_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_update")),
    )
    op.create_index(
        "uq_catalogue_update_open",
        "catalogue_update",
        ["entry_id"],
        unique=True,
        postgresql_where=IS_OPEN,
    )
    op.create_index(
        "ix_catalogue_update_due",
        "catalogue_update",
        ["due_on", "entry_id"],
        postgresql_where=IS_OPEN,
    )
    op.create_index("ix_catalogue_update_entry", "catalogue_update", ["entry_id", "noted_at"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("catalogue_update")
