"""Limits of every floor in one table: what regions set for sharing stays in force."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.rename_table("share_limit", "limits_limit")
    op.execute("alter index pk_share_limit rename to pk_limits_limit")
    op.alter_column(
        "limits_limit", "limit", type_=sa.Text(), existing_type=sa.String(40), nullable=False
    )


def downgrade() -> None:
    """Go back: sharing keeps its limits, those of other floors are gone."""
    op.execute("delete from limits_limit where \"limit\" not like 'apply\\_%'")
    op.alter_column(
        "limits_limit", "limit", type_=sa.String(40), existing_type=sa.Text(), nullable=False
    )
    op.execute("alter index pk_limits_limit rename to pk_share_limit")
    op.rename_table("limits_limit", "share_limit")
