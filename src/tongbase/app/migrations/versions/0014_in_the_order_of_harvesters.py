"""Published entries in the order in which harvesters read them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NAME, TABLE = "ix_catalogue_entry_harvest", "catalogue_entry"


def upgrade() -> None:
    """Go forward."""
    published = sa.text("status = 'published'")
    op.create_index(NAME, TABLE, ["changed_at", "id"], postgresql_where=published)


def downgrade() -> None:
    """Go back."""
    op.drop_index(NAME, TABLE)
