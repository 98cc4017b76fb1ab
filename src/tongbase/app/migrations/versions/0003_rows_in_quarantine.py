"""How many rows lie in the quarantine of each table; until its next run, those of the last one."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    aside = sa.Column("aside", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("govern_table", aside)
    op.execute(
        "update govern_table t set aside = coalesce((select c.set_aside from govern_check c "
        "where c.table_id = t.id and c.stage = 'landing' order by c.at desc limit 1), 0)"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_column("govern_table", "aside")
