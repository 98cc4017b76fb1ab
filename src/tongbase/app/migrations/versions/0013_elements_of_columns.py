"""Columns bound to data elements, with the time in which they were."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLE = "govern_element_binding"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        TABLE,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("element_code", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bound_by_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["govern_table.id"], name=op.f("fk_govern_element_binding_table_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_govern_element_binding")),
    )
    for name in ("table_id", "element_code"):
        op.create_index(op.f(f"ix_govern_element_binding_{name}"), TABLE, [name])
    op.create_index(
        "uq_govern_element_binding_column",
        TABLE,
        ["table_id", "column"],
        unique=True,
        postgresql_where=sa.text("until is null"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table(TABLE)
