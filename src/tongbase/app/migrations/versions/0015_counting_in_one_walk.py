"""What the overview counts lies in one narrow index; tables know when they were renewed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ENTRY = "catalogue_entry"
COUNTED, UNPUBLISHED = "ix_catalogue_entry_counted", "ix_catalogue_entry_unpublished"


def upgrade() -> None:
    """Go forward."""
    count = sa.Column("items_count", sa.Integer(), nullable=False, server_default="0")
    op.add_column(ENTRY, count)
    op.execute(
        "update catalogue_entry e set items_count = held.number from (select entry_id, "
        "count(*) as number from catalogue_item group by entry_id) held where held.entry_id = e.id"
    )
    counted = ["region_code", "provider_code", "share_type", "update_cycle", "items_count"]
    published, other = sa.text("status = 'published'"), sa.text("status <> 'published'")
    op.create_index(COUNTED, ENTRY, counted, postgresql_where=published)
    op.create_index(UNPUBLISHED, ENTRY, ["provider_path", "status"], postgresql_where=other)
    renewed = sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("govern_table", renewed)
    op.execute(
        "update govern_table t set renewed_at = (select max(c.at) from govern_check c "
        "where c.table_id = t.id and c.stage = 'landing')"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_column("govern_table", "renewed_at")
    op.drop_index(UNPUBLISHED, ENTRY)
    op.drop_index(COUNTED, ENTRY)
    op.drop_column(ENTRY, "items_count")
