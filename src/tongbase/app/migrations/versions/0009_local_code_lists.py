"""Code lists have a life, owners and versions; a code may stand for one of another list."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LIST = "standards_code_list"
TEXTS = (
    "description",
    "maps_to",
    "codes_from",
    "document",
    "clause",
    "owner_code",
    "owner_name",
    "owner_path",
    "ended_reason",
)
MOMENTS = ("changed_at", "in_force_at", "ended_at")
STANDING = ("draft", "review", "in_force", "replaced", "withdrawn")


def upgrade() -> None:
    """Go forward. What is there was shipped: it is national and in force."""
    for name in TEXTS:
        _add(sa.Column(name, sa.Text(), nullable=False, server_default=""))
    scope = sa.Enum(
        "national", "industry", "local", name="standardscope", native_enum=False, length=40
    )
    standing = sa.Enum(*STANDING, name="standing", native_enum=False, length=40)
    _add(sa.Column("scope", scope, nullable=False, server_default="national"))
    _add(sa.Column("status", standing, nullable=False, server_default="in_force"))
    _add(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column(LIST, sa.Column("revises", sa.Text(), nullable=True))
    for name in MOMENTS:
        op.add_column(LIST, sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(op.f("fk_standards_code_list_revises"), LIST, LIST, ["revises"], ["id"])
    op.create_unique_constraint(op.f("uq_standards_code_list_revises"), LIST, ["revises"])
    for name in ("maps_to", "document"):
        op.create_index(op.f(f"ix_{LIST}_{name}"), LIST, [name])
    op.add_column(
        "standards_code", sa.Column("maps_to", sa.Text(), nullable=False, server_default="")
    )
    op.alter_column("standards_code", "maps_to", server_default=None)
    op.create_index("ix_standards_code_parent", "standards_code", ["list_id", "parent"])
    op.create_table(
        "standards_code_list_version",
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("in_force_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("in_force_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], [f"{LIST}.id"], name=op.f("fk_standards_code_list_version_list_id")
        ),
        sa.PrimaryKeyConstraint("list_id", "number", name=op.f("pk_standards_code_list_version")),
    )


def downgrade() -> None:
    """Go back: lists that people drafted go."""
    op.drop_table("standards_code_list_version")
    op.drop_index("ix_standards_code_parent", "standards_code")
    op.drop_column("standards_code", "maps_to")
    op.execute(
        "delete from standards_code using standards_code_list l where l.id = list_id and l.owner_path <> ''"
    )
    op.execute("delete from standards_code_list where revises is not null")
    op.execute("delete from standards_code_list where owner_path <> ''")
    for name in (*TEXTS, *MOMENTS, "scope", "status", "version", "revises"):
        op.drop_column(LIST, name)


def _add(column: sa.Column[object]) -> None:
    """Fill the rows that are there; new ones say for themselves."""
    op.add_column(LIST, column)
    op.alter_column(LIST, column.name, server_default=None)
