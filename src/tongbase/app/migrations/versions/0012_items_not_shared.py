"""A narrow index of the items that are not shared: the negative list reads it alone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NAME = "ix_catalogue_item_not_shared"


def upgrade() -> None:
    """Go forward."""
    kept = sa.text("share_type = 'not_shared'")
    op.create_index(NAME, "catalogue_item", ["entry_id"], postgresql_where=kept)


def downgrade() -> None:
    """Go back."""
    op.drop_index(NAME, "catalogue_item")
