"""How many published entries cover a service item or a system."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

COUNTED = """
update {table} as record set entries_published = counted.relations
from (
  select r.{record} as id, count(*) as relations
  from catalogue_relation r join catalogue_entry e on e.id = r.{entry}
  where r.kind in ({kinds}) and r.until is null and e.status = 'published'
  group by 1
) as counted
where counted.id = record.id
"""
TABLES = (
    ("catalogue_service_item", "source_id", "target_id", "'needs', 'produces'"),
    ("catalogue_system", "target_id", "source_id", "'from_system'"),
)


def upgrade() -> None:
    """Go forward."""
    for table, record, entry, kinds in TABLES:
        op.add_column(
            table, sa.Column("entries_published", sa.Integer(), nullable=False, server_default="0")
        )
        op.execute(COUNTED.format(table=table, record=record, entry=entry, kinds=kinds))
