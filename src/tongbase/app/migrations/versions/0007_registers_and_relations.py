"""The registers that the catalogue is compiled from, and the relations of things."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "catalogue_duty",
        sa.Column(
            "kind",
            sa.Enum(
                "licence",
                "penalty",
                "coercion",
                "levy",
                "payment",
                "inspection",
                "confirmation",
                "reward",
                "ruling",
                "other",
                "public_service",
                name="powerkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "in_use", "stopped", name="recordstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "national",
                "province",
                "city",
                "county",
                "town",
                "village",
                name="exerciselevel",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_code", sa.Text(), nullable=False),
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("organisation_path", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_duty")),
    )
    op.create_index(
        "ix_catalogue_duty_newest", "catalogue_duty", ["changed_at", "id"], unique=False
    )
    op.create_index(
        "ix_catalogue_duty_parent", "catalogue_duty", ["organisation_code", "parent"], unique=False
    )
    op.create_index(
        "ix_catalogue_duty_path",
        "catalogue_duty",
        ["organisation_path"],
        unique=False,
        postgresql_ops={"organisation_path": "text_pattern_ops"},
    )
    op.create_index(
        "uq_catalogue_duty_code", "catalogue_duty", ["organisation_code", "code"], unique=True
    )
    op.create_table(
        "catalogue_relation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "from_system",
                "needs",
                "produces",
                "based_on",
                "supported_by",
                "related",
                name="relationkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source_kind",
            sa.Enum(
                "duty",
                "service_item",
                "system",
                "entry",
                "item",
                "table",
                "column",
                "service",
                "application",
                "grant",
                "call",
                name="nodekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column(
            "target_kind",
            sa.Enum(
                "duty",
                "service_item",
                "system",
                "entry",
                "item",
                "table",
                "column",
                "service",
                "application",
                "grant",
                "call",
                name="nodekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_by_name", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_relation")),
    )
    op.create_index(
        "ix_catalogue_relation_kind",
        "catalogue_relation",
        ["kind", "source_id", "target_id"],
        unique=False,
        postgresql_where=sa.text("until is null"),
    )
    op.create_index(
        "ix_catalogue_relation_source", "catalogue_relation", ["source_id", "since"], unique=False
    )
    op.create_index(
        "ix_catalogue_relation_target", "catalogue_relation", ["target_id", "since"], unique=False
    )
    op.create_index(
        "uq_catalogue_relation_ends",
        "catalogue_relation",
        ["source_id", "kind", "target_id"],
        unique=True,
        postgresql_where=sa.text("until is null"),
    )
    op.create_table(
        "catalogue_service_item",
        sa.Column(
            "kind",
            sa.Enum(
                "licence",
                "penalty",
                "coercion",
                "levy",
                "payment",
                "inspection",
                "confirmation",
                "reward",
                "ruling",
                "other",
                "public_service",
                name="powerkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("domains", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("handling_days", sa.Integer(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "in_use", "stopped", name="recordstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "national",
                "province",
                "city",
                "county",
                "town",
                "village",
                name="exerciselevel",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_code", sa.Text(), nullable=False),
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("organisation_path", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("excluded_reason", sa.Text(), nullable=False),
        sa.Column("excluded_by_name", sa.Text(), nullable=False),
        sa.Column("excluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_service_item")),
    )
    op.create_index(
        "ix_catalogue_service_item_newest",
        "catalogue_service_item",
        ["changed_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_catalogue_service_item_path",
        "catalogue_service_item",
        ["organisation_path"],
        unique=False,
        postgresql_ops={"organisation_path": "text_pattern_ops"},
    )
    op.create_index(
        "uq_catalogue_service_item_code",
        "catalogue_service_item",
        ["organisation_code", "code"],
        unique=True,
    )
    op.create_table(
        "catalogue_system",
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column(
            "network",
            sa.Enum(
                "government", "internet", "dedicated", name="network", native_enum=False, length=40
            ),
            nullable=True,
        ),
        sa.Column("go_live_on", sa.Date(), nullable=True),
        sa.Column("databases", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("application", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "in_use", "stopped", name="recordstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "national",
                "province",
                "city",
                "county",
                "town",
                "village",
                name="exerciselevel",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_code", sa.Text(), nullable=False),
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("organisation_path", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("excluded_reason", sa.Text(), nullable=False),
        sa.Column("excluded_by_name", sa.Text(), nullable=False),
        sa.Column("excluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_system")),
    )
    op.create_index("ix_catalogue_system_name_key", "catalogue_system", ["name_key"], unique=False)
    op.create_index(
        "ix_catalogue_system_newest", "catalogue_system", ["changed_at", "id"], unique=False
    )
    op.create_index(
        "ix_catalogue_system_path",
        "catalogue_system",
        ["organisation_path"],
        unique=False,
        postgresql_ops={"organisation_path": "text_pattern_ops"},
    )
    op.create_index(
        "uq_catalogue_system_name",
        "catalogue_system",
        ["organisation_code", "name_key"],
        unique=True,
    )
    op.create_table(
        "catalogue_material",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("service_item_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "use",
            sa.Enum("needed", "produced", name="materialuse", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "government",
                "applicant",
                "other",
                name="materialsource",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=True),
        sa.Column("excluded_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["catalogue_entry.id"],
            name=op.f("fk_catalogue_material_entry_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["service_item_id"],
            ["catalogue_service_item.id"],
            name=op.f("fk_catalogue_material_service_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_material")),
    )
    op.create_index(
        op.f("ix_catalogue_material_entry_id"), "catalogue_material", ["entry_id"], unique=False
    )
    op.create_index(
        "ix_catalogue_material_of", "catalogue_material", ["service_item_id", "place"], unique=False
    )
