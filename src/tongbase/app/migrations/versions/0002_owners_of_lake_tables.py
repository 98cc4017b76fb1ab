"""Whose each lake table is, for those described already; and the ledger is sealed anew.

A leaf of the tree now holds the line's number and transaction too, and a head signs all it says:
what was sealed before is let go, and the sealer seals every line again in its next round.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "lake_owner",
        sa.Column("namespace", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("namespace", "name", name=op.f("pk_lake_owner")),
    )
    op.execute(
        "insert into lake_owner (namespace, name, owner) "
        "select namespace, name, owner from govern_table"
    )
    for table in ("ledger_head", "ledger_node", "ledger_leaf"):
        op.execute(f"delete from {table}")  # noqa: S608


def downgrade() -> None:
    """Go back."""
    op.drop_table("lake_owner")
