"""Files that people hand in, imports of them, and what was wrong in their lines."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STATES = sa.Enum(
    "checking",
    "checked",
    "applying",
    "applied",
    "failed",
    name="importstate",
    native_enum=False,
    length=40,
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "uploads_upload",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads_upload")),
    )
    op.create_index("ix_uploads_upload_at", "uploads_upload", ["at"])
    op.create_table(
        "imports_import",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("upload_id", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("options", postgresql.JSONB(), nullable=False),
        sa.Column("state", STATES, nullable=False),
        sa.Column("counts", postgresql.JSONB(), nullable=False),
        sa.Column("unknown_headings", postgresql.JSONB(), nullable=False),
        sa.Column("error", postgresql.JSONB(), nullable=True),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads_upload.id"], name=op.f("fk_imports_import_upload_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports_import")),
    )
    op.create_index("ix_imports_import_person", "imports_import", ["person", "created_at"])
    op.create_table(
        "imports_fault",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports_import.id"],
            name=op.f("fk_imports_fault_import_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports_fault")),
    )
    op.create_index("ix_imports_fault_line", "imports_fault", ["import_id", "line", "id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("imports_fault")
    op.drop_table("imports_import")
    op.drop_table("uploads_upload")
