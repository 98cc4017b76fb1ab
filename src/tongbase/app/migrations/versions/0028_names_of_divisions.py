"""What divisions were called, and when: filled when the divisions are installed again."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLE = "identity_region_name"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        TABLE,
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("first_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"], ["identity_region.code"], name=op.f("fk_identity_region_name_code")
        ),
        sa.PrimaryKeyConstraint("code", "first_year", name=op.f("pk_identity_region_name")),
    )
    # Until then, what is known: the name that each has or had last.
    op.execute(
        f"INSERT INTO {TABLE} (code, first_year, last_year, name) "  # noqa: S608
        "SELECT code, first_year, last_year, name FROM identity_region"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table(TABLE)
