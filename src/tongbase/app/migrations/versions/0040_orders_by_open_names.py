"""Entries in the order of their open names and of their titles, off indexes alone.

CKAN's clients turn the pages of the whole catalogue in these orders.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0040"
down_revision: str | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OPEN_NAME = """
coalesce(replace(substring(res_code, '^([0-9]+(/[0-9]+)?)$'), '/', '-'), id) text_pattern_ops
"""
TITLES = "ix_catalogue_entry_name_prefix"
ENTRIES = "catalogue_entry"


def upgrade() -> None:
    """Go forward."""
    op.create_index(
        "ix_catalogue_entry_open_name",
        ENTRIES,
        [sa.text(OPEN_NAME), "id"],
        postgresql_where=sa.text("status = 'published'"),
        postgresql_include=["res_code"],
    )
    op.drop_index(TITLES, ENTRIES)
    op.create_index(
        TITLES,
        ENTRIES,
        ["name"],
        postgresql_ops={"name": "text_pattern_ops"},
        postgresql_include=["id", "status"],
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index(TITLES, ENTRIES)
    op.create_index(TITLES, ENTRIES, ["name"], postgresql_ops={"name": "text_pattern_ops"})
    op.drop_index("ix_catalogue_entry_open_name", ENTRIES)
