"""Relations that a name makes, and how many lines of an item's guide have no published entry."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LINES_DUE = """
update catalogue_service_item as item set lines_due = counted.lines
from (
  select m.service_item_id as id, count(*) as lines
  from catalogue_material m
  join catalogue_service_item i on i.id = m.service_item_id
  left join catalogue_entry e on e.id = m.entry_id
  where m.excluded_reason = '' and e.status is distinct from 'published'
    and (m.use = 'produced'
         or (m.source = 'government' and m.issuer in ('', i.organisation_name)))
  group by 1
) as counted
where counted.id = item.id
"""


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "catalogue_relation",
        sa.Column("by_name", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_index(
        "ix_catalogue_entry_system",
        "catalogue_entry",
        ["region_code", "system_name"],
        postgresql_where=sa.text("system_name <> ''"),
    )
    op.add_column(
        "catalogue_service_item",
        sa.Column("lines_due", sa.Integer(), nullable=False, server_default="0"),
    )
    op.execute(LINES_DUE)


def downgrade() -> None:
    """Go back."""
    op.drop_column("catalogue_service_item", "lines_due")
    op.drop_index("ix_catalogue_entry_system", "catalogue_entry")
    op.drop_column("catalogue_relation", "by_name")
