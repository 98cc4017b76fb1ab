"""Why a case was opened: a withdrawal of an entry is asked for with a reason and reviewed.

What came back onto the catalogue says no longer that it was gone; the ledger does.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "approvals_case", sa.Column("reason", sa.Text(), server_default="", nullable=False)
    )
    op.execute(
        "update catalogue_entry set withdrawn_at = null, withdrawn_reason = '' "
        "where status = 'published' and withdrawn_at is not null"
    )
