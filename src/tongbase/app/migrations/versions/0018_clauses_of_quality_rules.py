"""The clause that a quality rule cites."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLE = "govern_rule"


def upgrade() -> None:
    """Go forward."""
    for name in ("source", "document", "clause"):
        op.add_column(TABLE, sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.create_index(
        "ix_govern_rule_document",
        TABLE,
        ["document"],
        unique=False,
        postgresql_where=sa.text("document <> ''"),
    )
