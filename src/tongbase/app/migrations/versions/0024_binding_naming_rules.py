"""Naming rules that bind: a name that breaks one is refused."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "standards_naming_rule",
        sa.Column("is_binding", sa.Boolean(), server_default="false", nullable=False),
    )
