"""Duplicates that somebody reported, beside those that a comparison found."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0041"
down_revision: str | None = "0040"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLE, COLUMNS = "catalogue_duplicate", ("reported_by_name", "remark")


def upgrade() -> None:
    """Go forward."""
    for name in COLUMNS:
        op.add_column(TABLE, sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Go back: what was reported and is not decided goes with the words for it."""
    op.execute("delete from catalogue_duplicate where reported_by_name <> '' and state = 'found'")
    for name in COLUMNS:
        op.drop_column(TABLE, name)
