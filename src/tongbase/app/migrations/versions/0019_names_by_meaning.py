"""Names by their characters and by their meaning; how a duplicate came to be compared."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# What `rules.grams.gram_words` writes with every name from now on.
PAIRS = """
update catalogue_entry set name_search = name_search || (
  select array_to_tsvector(array_agg(distinct '~' || substr(name_key, place, 2)))
  from generate_series(1, greatest(char_length(name_key) - 1, 1)) as place
) where name_key <> ''
"""


def upgrade() -> None:
    """Go forward; pgvector is not needed here, the worker enables it where it is."""
    op.create_table(
        "catalogue_meaning",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("numbers", postgresql.ARRAY(sa.REAL()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_catalogue_meaning")),
    )
    op.execute(PAIRS)
    op.add_column(
        "catalogue_duplicate",
        sa.Column("by_meaning", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
