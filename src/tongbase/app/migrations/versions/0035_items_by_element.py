"""Which items name a data element stands in an index of its own."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0035"
down_revision: str | None = "0034"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_index(
        "ix_catalogue_item_element",
        "catalogue_item",
        ["std_element_code"],
        postgresql_where=sa.text("std_element_code <> ''"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_catalogue_item_element", "catalogue_item")
