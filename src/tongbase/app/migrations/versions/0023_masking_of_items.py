"""How much entries and items ask to be hidden."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MASKING = sa.Enum(
    *("masked", "strict", "stars", "hidden"), name="masking", native_enum=False, length=40
)


def upgrade() -> None:
    """Go forward."""
    for table in ("catalogue_entry", "catalogue_item"):
        op.add_column(table, sa.Column("masking", MASKING, nullable=True))
