"""Data elements, one row a version."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STANDING = ("draft", "review", "in_force", "replaced", "withdrawn")
TEXTS = ("name_zh", "initials", "name_en", "definition")
MORE_TEXTS = ("format", "value_range", "unit", "code_list", "checksum")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "standards_element",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", _word("standing", *STANDING), nullable=False),
        sa.Column("scope", _word("standardscope", "national", "industry", "local"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("data_type", _word("itemtype", *"CNYDTLMGBIF"), nullable=True),
        *(
            sa.Column(n, sa.Integer(), nullable=True)
            for n in ("length_min", "length_max", "precision")
        ),
        *(sa.Column(name, sa.Text(), nullable=False) for name in MORE_TEXTS),
        sa.Column("synonyms", postgresql.JSONB(), nullable=False),
        *(sa.Column(n, sa.Text(), nullable=False) for n in ("category", "source", "maps_to")),
        *(sa.Column(n, sa.Text(), nullable=False) for n in ("document", "clause")),
        *(
            sa.Column(n, sa.Text(), nullable=False)
            for n in ("owner_code", "owner_name", "owner_path")
        ),
        sa.Column("is_shipped", sa.Boolean(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("in_force_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_standards_element"),
    )
    open_or_not = {"in_force": "status = 'in_force'", "open": "status in ('draft', 'review')"}
    for name, where in open_or_not.items():
        op.create_index(
            f"uq_standards_element_{name}",
            "standards_element",
            ["code"],
            unique=True,
            postgresql_where=sa.text(where),
        )
    op.create_index(
        "uq_standards_element_version", "standards_element", ["code", "version"], unique=True
    )
    op.create_index("ix_standards_element_cited", "standards_element", ["document", "clause"])
    for name in ("category", "maps_to"):
        op.create_index(f"ix_standards_element_{name}", "standards_element", [name])


def downgrade() -> None:
    """Go back."""
    op.drop_table("standards_element")


def _word(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)
