"""Names of items with their entries: CKAN's tags are counted off them."""

from collections.abc import Sequence

from alembic import op

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_index(
        "ix_catalogue_item_name",
        "catalogue_item",
        ["name", "entry_id"],
        postgresql_ops={"name": "text_pattern_ops"},
    )
