"""Find the grants and applications of a system by an index: the graph asks for them."""

from collections.abc import Sequence

from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_index("ix_share_application_system", "share_application", ["system_id"])
    op.create_index("ix_share_grant_system", "share_grant", ["system_id"])
