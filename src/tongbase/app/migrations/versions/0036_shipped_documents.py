"""Documents that the house ships, and documents found by their titles."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CITING = (
    ("standards_document", "key"),
    ("standards_element", "document"),
    ("standards_code_list", "document"),
    ("standards_naming_rule", "document"),
    ("govern_rule", "document"),
)
NAMED = r"""update standards_document set named = regexp_replace(
    upper(regexp_replace(normalize(title, NFKC), '\s+', '', 'g')), '^中华人民共和国(?=.)', '')"""
CALLED = """update {table} set {column} = regexp_replace(regexp_replace(
    {column}, '^中华人民共和国(?=.)', ''), '^国务院令(?=第)', '国令')
    where {column} ~ '^(中华人民共和国.|国务院令第)'"""


def upgrade() -> None:
    """Go forward: a law goes without the state's name, 国务院令第809号 is 国令第809号."""
    op.add_column(
        "standards_document",
        sa.Column("named", sa.Text(), server_default="", nullable=False),
    )
    op.add_column(
        "standards_document",
        sa.Column("is_shipped", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute(NAMED)
    op.alter_column("standards_document", "named", server_default=None)
    op.create_index(op.f("ix_standards_document_named"), "standards_document", ["named"])
    for table, column in CITING:
        op.execute(CALLED.format(table=table, column=column))
    op.create_table(
        "standards_removed_document",
        sa.Column("number", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_standards_removed_document")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("standards_removed_document")
    op.drop_index(op.f("ix_standards_document_named"), table_name="standards_document")
    op.drop_column("standards_document", "is_shipped")
    op.drop_column("standards_document", "named")
