"""How far the values of duplicate collections overlap, item by item."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLE = "catalogue_duplicate"


def upgrade() -> None:
    """Go forward."""
    items = sa.Column(
        "sampled_items",
        postgresql.JSONB(astext_type=sa.Text()),
        server_default="[]",
        nullable=False,
    )
    op.add_column(TABLE, items)
    op.add_column(TABLE, sa.Column("sampled_at", sa.DateTime(timezone=True), nullable=True))
