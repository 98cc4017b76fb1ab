"""Standard documents with their clauses, and naming rules."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "standards_document",
        sa.Column("id", sa.Text(), nullable=False),
        *_texts("number", "key", "edition", "title"),
        sa.Column(
            "kind",
            _word("documentkind", "national", "industry", "local", "guide", "law"),
            nullable=False,
        ),
        *_texts("issuer"),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column(
            "status", _word("documentstatus", "coming", "current", "abolished"), nullable=False
        ),
        *_texts("note", "owner_path"),
        sa.Column("clauses", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standards_document")),
        sa.UniqueConstraint("number", name=op.f("uq_standards_document_number")),
    )
    op.create_index(op.f("ix_standards_document_key"), "standards_document", ["key"])
    op.create_table(
        "standards_clause",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("number", "key", "title", "text"),
        sa.Column("search", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["standards_document.id"],
            name=op.f("fk_standards_clause_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_standards_clause")),
    )
    op.create_index(
        "ix_standards_clause_search", "standards_clause", ["search"], postgresql_using="gin"
    )
    op.create_table(
        "standards_naming_rule",
        sa.Column("id", sa.Text(), nullable=False),
        *_texts("code"),
        sa.Column("applies_to", _word("named", "table", "column", "task"), nullable=False),
        *_texts("name_zh", "pattern", "explanation"),
        sa.Column("length_max", sa.Integer(), nullable=False),
        *_texts("source", "document", "clause", "owner_path"),
        sa.Column("is_shipped", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standards_naming_rule")),
        sa.UniqueConstraint("code", name=op.f("uq_standards_naming_rule_code")),
    )
    op.create_index(
        op.f("ix_standards_naming_rule_document"), "standards_naming_rule", ["document"]
    )


def downgrade() -> None:
    """Go back."""
    for table in ("standards_naming_rule", "standards_clause", "standards_document"):
        op.drop_table(table)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _word(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)
