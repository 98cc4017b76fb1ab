"""Synonyms that are shipped stand in the table beside those of people, and can be switched off."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0034"
down_revision: str | None = "0033"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KINDS = sa.Enum(
    "short", "common", "former", "legal", name="synonymkind", native_enum=False, length=40
)


def upgrade() -> None:
    """Go forward."""
    flags = (("is_shipped", sa.false()), ("is_on", sa.true()))
    for name, usual in flags:
        op.add_column(
            "catalogue_synonym", sa.Column(name, sa.Boolean(), server_default=usual, nullable=False)
        )
    op.add_column("catalogue_synonym", sa.Column("kind", KINDS, nullable=True))


def downgrade() -> None:
    """Go back: what is switched off would be on again, so it goes."""
    op.execute("delete from catalogue_synonym where not is_on")
    for name in ("kind", "is_on", "is_shipped"):
        op.drop_column("catalogue_synonym", name)
