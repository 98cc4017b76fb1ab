"""What one act tells somebody about many things is one notice."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLE = "notices_notice"


def upgrade() -> None:
    """Go forward."""
    op.add_column(TABLE, sa.Column("bundle", sa.Text(), nullable=True))
    op.add_column(TABLE, sa.Column("count", sa.Integer(), server_default="1", nullable=False))
    op.create_index("ix_notices_notice_bundle", TABLE, ["bundle"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_notices_notice_bundle", TABLE)
    op.drop_column(TABLE, "count")
    op.drop_column(TABLE, "bundle")
