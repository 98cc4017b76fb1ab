"""What is told of a line of a file refuses its record, or warns of something in it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0032"
down_revision: str | None = "0031"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WEIGHTS = sa.Enum("refusal", "warning", name="weight", native_enum=False, length=40)


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "imports_fault",
        sa.Column("weight", WEIGHTS, server_default="refusal", nullable=False),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_column("imports_fault", "weight")
