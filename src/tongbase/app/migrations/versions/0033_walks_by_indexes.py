"""What a walk through the graph asks of relations and entries stands in indexes of its own."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

HOLDS = sa.text("until IS NULL")


def upgrade() -> None:
    """Go forward."""
    op.create_index(
        "ix_catalogue_relation_from",
        "catalogue_relation",
        ["source_id"],
        postgresql_where=HOLDS,
        postgresql_include=["kind", "source_kind", "target_kind", "target_id", "since"],
    )
    op.create_index(
        "ix_catalogue_relation_to",
        "catalogue_relation",
        ["target_id"],
        postgresql_where=HOLDS,
        postgresql_include=["kind", "source_kind", "source_id", "target_kind", "since"],
    )
    op.create_index(
        "ix_catalogue_entry_seen",
        "catalogue_entry",
        ["id"],
        postgresql_include=["status", "provider_path"],
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_catalogue_entry_seen", "catalogue_entry")
    op.drop_index("ix_catalogue_relation_to", "catalogue_relation")
    op.drop_index("ix_catalogue_relation_from", "catalogue_relation")
