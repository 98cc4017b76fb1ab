"""Foreign catalogues that are harvested on a schedule."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    source = "catalogue_harvest_source"
    op.add_column(source, sa.Column("schedule", sa.Text(), server_default="", nullable=False))
    op.add_column(source, sa.Column("next_run_at", sa.DateTime(timezone=True), nullable=True))
