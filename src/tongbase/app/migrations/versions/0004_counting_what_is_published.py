"""A narrow index of what is published: browsing counts all of it, and by share type and cycle."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NAME = "ix_catalogue_entry_shared"


def upgrade() -> None:
    """Go forward."""
    published = sa.text("status = 'published'")
    columns = ["share_type", "update_cycle"]
    op.create_index(NAME, "catalogue_entry", columns, postgresql_where=published)


def downgrade() -> None:
    """Go back."""
    op.drop_index(NAME, "catalogue_entry")
