"""The first tables: those of the libraries (queue, lake), then those of the modules.

The queue's own tables come from procrastinate, the lake catalogue's from PyIceberg.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager
from sqlalchemy.dialects import postgresql

from tongbase.base.lake.catalogue import CATALOGUE_TABLES
from tongbase.kernel.ledger.entry import Xid8
from tongbase.kernel.ledger.sealing import APPEND_ONLY

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    CATALOGUE_TABLES.create_all(op.get_bind())
    op.create_table(
        "approvals_case",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "returned",
                "approved",
                "rejected",
                "withdrawn",
                name="casestate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("opened_by_name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals_case")),
    )
    op.create_index(
        op.f("ix_approvals_case_opened_by"), "approvals_case", ["opened_by"], unique=False
    )
    op.create_index(op.f("ix_approvals_case_subject"), "approvals_case", ["subject"], unique=False)
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_day")),
    )
    op.create_table(
        "calendar_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_year")),
    )
    op.create_table(
        "catalogue_choice",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_catalogue_choice")),
    )
    op.create_table(
        "catalogue_code_counter",
        sa.Column("classify_code", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("classify_code", name=op.f("pk_catalogue_code_counter")),
    )
    op.create_table(
        "catalogue_entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "returned",
                "department_review",
                "bureau_review",
                "published",
                "withdrawn",
                "merged",
                name="status",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("res_code", sa.Text(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("revises", sa.Text(), nullable=True),
        sa.Column("draft_of", sa.Text(), nullable=False),
        sa.Column("provider_code", sa.Text(), nullable=False),
        sa.Column("provider_name", sa.Text(), nullable=False),
        sa.Column("provider_path", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("classify_code", sa.Text(), nullable=False),
        sa.Column("abstract", sa.Text(), nullable=False),
        sa.Column(
            "format_category",
            sa.Enum(
                "document",
                "spreadsheet",
                "database",
                "image",
                "stream",
                "self_described",
                "service",
                name="formatcategory",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("format_type", sa.Text(), nullable=False),
        sa.Column(
            "share_type",
            sa.Enum(
                "unconditional",
                "conditional",
                "not_shared",
                name="sharetype",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("share_condition", sa.Text(), nullable=False),
        sa.Column("share_scope", sa.Text(), nullable=False),
        sa.Column("use_purpose", sa.Text(), nullable=False),
        sa.Column(
            "no_share_basis_type",
            sa.Enum(
                "law",
                "admin_regulation",
                "state_council_decision",
                "policy_document",
                "sensitive_information",
                "other",
                name="nosharebasis",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("no_share_basis_citation", sa.Text(), nullable=False),
        sa.Column(
            "share_mode_category",
            sa.Enum(
                "platform",
                "mail",
                "disk",
                "paper",
                "electronic_medium",
                name="sharemodecategory",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "share_mode",
            sa.Enum("table", "file", "api", name="sharemode", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column(
            "open_type",
            sa.Enum(
                "unconditional",
                "conditional",
                "not_open",
                name="opentype",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("open_condition", sa.Text(), nullable=False),
        sa.Column(
            "update_cycle",
            sa.Enum(
                "realtime",
                "daily",
                "weekly",
                "monthly",
                "quarterly",
                "half_year",
                "yearly",
                "irregular",
                "never",
                name="updatecycle",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("data_class", sa.Text(), nullable=False),
        sa.Column(
            "data_level",
            sa.Enum(
                "G1",
                "G2",
                "G3",
                "G4",
                "IMPORTANT",
                "CORE",
                name="level",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "network",
            sa.Enum(
                "government", "internet", "dedicated", name="network", native_enum=False, length=40
            ),
            nullable=True,
        ),
        sa.Column("system_name", sa.Text(), nullable=False),
        sa.Column("region_item", sa.Text(), nullable=False),
        sa.Column("related_codes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("secrecy_assessed_at", sa.Date(), nullable=True),
        sa.Column("pipia_assessed_at", sa.Date(), nullable=True),
        sa.Column("secret_flag", sa.Boolean(), nullable=False),
        sa.Column("dept_head_approved_by", sa.Text(), nullable=True),
        sa.Column("dept_head_approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pub_date", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("active_grants", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", postgresql.TSVECTOR(), nullable=False),
        sa.Column("name_search", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revises"], ["catalogue_entry.id"], name=op.f("fk_catalogue_entry_revises")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_entry")),
        sa.UniqueConstraint("res_code", name=op.f("uq_catalogue_entry_res_code")),
    )
    op.create_index(
        "ix_catalogue_entry_changed",
        "catalogue_entry",
        [sa.literal_column("changed_at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index(
        "ix_catalogue_entry_name_prefix",
        "catalogue_entry",
        ["name"],
        unique=False,
        postgresql_ops={"name": "text_pattern_ops"},
    )
    op.create_index(
        "ix_catalogue_entry_name_search",
        "catalogue_entry",
        ["name_search"],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        "ix_catalogue_entry_newest",
        "catalogue_entry",
        [sa.literal_column("published_at desc"), sa.literal_column("id desc")],
        unique=False,
        postgresql_where=sa.text("status = 'published'"),
        postgresql_include=[
            "share_type",
            "update_cycle",
            "provider_code",
            "region_code",
            "classify_code",
        ],
    )
    op.create_index(
        "ix_catalogue_entry_provider",
        "catalogue_entry",
        ["provider_code", sa.literal_column("published_at desc"), sa.literal_column("id desc")],
        unique=False,
        postgresql_where=sa.text("status = 'published'"),
        postgresql_include=[
            "share_type",
            "update_cycle",
            "provider_code",
            "region_code",
            "classify_code",
        ],
    )
    op.create_index(
        "ix_catalogue_entry_provider_path",
        "catalogue_entry",
        ["provider_path"],
        unique=False,
        postgresql_ops={"provider_path": "text_pattern_ops"},
    )
    op.create_index(
        "ix_catalogue_entry_region",
        "catalogue_entry",
        ["region_code", sa.literal_column("published_at desc"), sa.literal_column("id desc")],
        unique=False,
        postgresql_where=sa.text("status = 'published'"),
        postgresql_include=[
            "share_type",
            "update_cycle",
            "provider_code",
            "region_code",
            "classify_code",
        ],
    )
    op.create_index(
        op.f("ix_catalogue_entry_revises"), "catalogue_entry", ["revises"], unique=False
    )
    op.create_index(
        "ix_catalogue_entry_search",
        "catalogue_entry",
        ["search"],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        "uq_catalogue_entry_name",
        "catalogue_entry",
        ["provider_code", "name_key"],
        unique=True,
        postgresql_where=sa.text("status <> 'merged' and revises is null"),
    )
    op.create_table(
        "catalogue_synonym",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("means", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_synonym")),
    )
    op.create_index(
        "uq_catalogue_synonym_pair", "catalogue_synonym", ["term", "means"], unique=True
    )
    op.create_table(
        "collect_source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("owner_code", sa.Text(), nullable=False),
        sa.Column("tested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("test_ok", sa.Boolean(), nullable=True),
        sa.Column("test_sentences", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collect_source")),
        sa.UniqueConstraint("owner", "name", name=op.f("uq_collect_source_owner_name")),
    )
    op.create_index(op.f("ix_collect_source_owner"), "collect_source", ["owner"], unique=False)
    op.create_table(
        "govern_table",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("namespace", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("owner_code", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("format_type", sa.Text(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("snapshot", sa.BigInteger(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_govern_table")),
        sa.UniqueConstraint("namespace", "name", name=op.f("uq_govern_table_namespace_name")),
    )
    op.create_index(op.f("ix_govern_table_owner"), "govern_table", ["owner"], unique=False)
    op.create_table(
        "identity_nonce",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key_id", "nonce", name=op.f("pk_identity_nonce")),
    )
    op.create_index(
        op.f("ix_identity_nonce_expires_at"), "identity_nonce", ["expires_at"], unique=False
    )
    op.create_table(
        "identity_oidc_flow",
        sa.Column("state_hash", sa.Text(), nullable=False),
        sa.Column("browser_hash", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=False),
        sa.Column("return_to", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_identity_oidc_flow")),
    )
    op.create_index(
        op.f("ix_identity_oidc_flow_expires_at"), "identity_oidc_flow", ["expires_at"], unique=False
    )
    op.create_table(
        "identity_oidc_refusal",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("error", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_oidc_refusal")),
    )
    op.create_index(
        op.f("ix_identity_oidc_refusal_expires_at"),
        "identity_oidc_refusal",
        ["expires_at"],
        unique=False,
    )
    op.create_table(
        "identity_region",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "province",
                "city",
                "county",
                "group",
                name="regionlevel",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_identity_region")),
    )
    op.create_index(op.f("ix_identity_region_parent"), "identity_region", ["parent"], unique=False)
    op.create_table(
        "identity_role",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("permissions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("shipped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_identity_role")),
    )
    op.create_table(
        "jobs_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("queue_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("arguments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "running",
                "succeeded",
                "failed",
                "cancelled",
                name="jobstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("message_zh", sa.Text(), nullable=False),
        sa.Column("message_en", sa.Text(), nullable=False),
        sa.Column("result", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("error", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("cancel_asked", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs_run")),
    )
    op.create_index(op.f("ix_jobs_run_queue_id"), "jobs_run", ["queue_id"], unique=False)
    op.create_index("ix_jobs_run_subject", "jobs_run", ["subject", "created_at"], unique=False)
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("tx", Xid8(), server_default=sa.FetchedValue(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("leaf_hash", postgresql.BYTEA(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
    )
    op.create_index("ix_ledger_entry_event", "ledger_entry", ["event", "id"], unique=False)
    op.create_index("ix_ledger_entry_subject", "ledger_entry", ["subject", "id"], unique=False)
    op.create_index("ix_ledger_entry_tx_id", "ledger_entry", ["tx", "id"], unique=False)
    op.create_table(
        "ledger_head",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("root", postgresql.BYTEA(), nullable=False),
        sa.Column("signature", postgresql.BYTEA(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_tx", sa.BigInteger(), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_ledger_head")),
    )
    op.create_table(
        "ledger_node",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", postgresql.BYTEA(), nullable=False),
        sa.PrimaryKeyConstraint("level", "index", name=op.f("pk_ledger_node")),
    )
    op.create_table(
        "news_bookmark",
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("last_tx", sa.BigInteger(), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("reader", name=op.f("pk_news_bookmark")),
    )
    op.create_table(
        "notices_notice",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("permission", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices_notice")),
    )
    op.create_index(op.f("ix_notices_notice_at"), "notices_notice", ["at"], unique=False)
    op.create_index(
        op.f("ix_notices_notice_permission"), "notices_notice", ["permission"], unique=False
    )
    op.create_index(op.f("ix_notices_notice_person"), "notices_notice", ["person"], unique=False)
    op.create_table(
        "protect_table_grade",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("namespace", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("rows_sampled", sa.Integer(), nullable=False),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protect_table_grade")),
        sa.UniqueConstraint(
            "namespace", "table_name", name=op.f("uq_protect_table_grade_namespace_table_name")
        ),
    )
    op.create_table(
        "share_application",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "supplement_required",
                "provider_review",
                "bureau_review",
                "approved",
                "rejected",
                "withdrawn",
                name="state",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("entry_name", sa.Text(), nullable=False),
        sa.Column("entry_version", sa.Integer(), nullable=False),
        sa.Column("provider_path", sa.Text(), nullable=False),
        sa.Column("provider_name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("consumer_path", sa.Text(), nullable=False),
        sa.Column("applicant_id", sa.Text(), nullable=False),
        sa.Column("applicant_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("system_id", sa.Text(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("divisions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("modes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("use_basis", sa.Text(), nullable=False),
        sa.Column(
            "use_scene",
            sa.Enum(
                "service",
                "public",
                "supervision",
                "other",
                name="scene",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("use_scope", sa.Text(), nullable=False),
        sa.Column("use_purpose", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("missing", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("masks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("calls_per_minute", sa.Integer(), nullable=True),
        sa.Column("rows_max", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("paused_on", sa.Date(), nullable=True),
        sa.Column("extended_days", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_application")),
        sa.UniqueConstraint("serial", name=op.f("uq_share_application_serial")),
    )
    op.create_index(
        "ix_share_application_consumer",
        "share_application",
        ["consumer_path", "created_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_share_application_entry_id"), "share_application", ["entry_id"], unique=False
    )
    op.create_index(
        "ix_share_application_provider",
        "share_application",
        ["provider_path", "created_at"],
        unique=False,
    )
    op.create_index(
        "uq_share_application_live",
        "share_application",
        ["entry_id", "organisation", "system_id"],
        unique=True,
        postgresql_where=sa.text(
            "state in ('draft', 'supplement_required', 'provider_review', 'bureau_review')"
        ),
    )
    op.create_table(
        "share_counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_share_counter")),
    )
    op.create_table(
        "share_limit",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column(
            "limit",
            sa.Enum(
                "apply_answer_open",
                "apply_answer_cond",
                "apply_bureau_review",
                "apply_extension",
                name="limit",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("place", "limit", name=op.f("pk_share_limit")),
    )
    op.create_table(
        "share_service",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("entry_version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("provider_path", sa.Text(), nullable=False),
        sa.Column("provider_name", sa.Text(), nullable=False),
        sa.Column("namespace", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_service")),
        sa.UniqueConstraint("code", name=op.f("uq_share_service_code")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_share_service_entry_id")),
    )
    op.create_table(
        "share_turn",
        sa.Column("grant_id", sa.Text(), nullable=False),
        sa.Column("minute", sa.DateTime(timezone=True), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("grant_id", name=op.f("pk_share_turn")),
    )
    op.create_table(
        "standards_code_list",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standards_code_list")),
    )
    op.create_table(
        "approvals_step",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("permission", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "open",
                "approved",
                "rejected",
                "returned",
                "closed",
                name="stepstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_by_name", sa.Text(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["approvals_case.id"], name=op.f("fk_approvals_step_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals_step")),
    )
    op.create_index(op.f("ix_approvals_step_case_id"), "approvals_step", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_approvals_step_decided_by"), "approvals_step", ["decided_by"], unique=False
    )
    op.create_index(
        "ix_approvals_step_open", "approvals_step", ["state", "permission"], unique=False
    )
    op.create_table(
        "catalogue_entry_version",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("published_by_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["catalogue_entry.id"], name=op.f("fk_catalogue_entry_version_entry_id")
        ),
        sa.PrimaryKeyConstraint("entry_id", "number", name=op.f("pk_catalogue_entry_version")),
    )
    op.create_table(
        "catalogue_item",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("field_name", sa.Text(), nullable=False),
        sa.Column(
            "data_type",
            sa.Enum(
                "C",
                "N",
                "Y",
                "D",
                "T",
                "L",
                "M",
                "G",
                "B",
                "I",
                "F",
                name="itemtype",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=True),
        sa.Column("is_pk", sa.Boolean(), nullable=False),
        sa.Column("nullable", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "share_type",
            sa.Enum(
                "unconditional",
                "conditional",
                "not_shared",
                name="sharetype",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("share_condition", sa.Text(), nullable=False),
        sa.Column(
            "no_share_basis_type",
            sa.Enum(
                "law",
                "admin_regulation",
                "state_council_decision",
                "policy_document",
                "sensitive_information",
                "other",
                name="nosharebasis",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("no_share_basis_citation", sa.Text(), nullable=False),
        sa.Column(
            "open_type",
            sa.Enum(
                "unconditional",
                "conditional",
                "not_open",
                name="opentype",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("open_condition", sa.Text(), nullable=False),
        sa.Column(
            "update_cycle",
            sa.Enum(
                "realtime",
                "daily",
                "weekly",
                "monthly",
                "quarterly",
                "half_year",
                "yearly",
                "irregular",
                "never",
                name="updatecycle",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "data_level",
            sa.Enum(
                "G1",
                "G2",
                "G3",
                "G4",
                "IMPORTANT",
                "CORE",
                name="level",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "sensitive_type",
            sa.Enum(
                "person_name",
                "citizen_id",
                "mobile",
                "landline",
                "bank_card",
                "address",
                "email",
                "uscc",
                "plate",
                "passport",
                "permit",
                "birth_date",
                "amount",
                "geo",
                "ip",
                "health",
                "biometric",
                "ethnicity",
                "marital",
                "employment",
                "sex",
                "org_name",
                "org_code",
                "region",
                "none",
                name="sensitivetype",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("std_element_code", sa.Text(), nullable=False),
        sa.Column("code_list_id", sa.Text(), nullable=False),
        sa.Column("source_item", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["catalogue_entry.id"],
            name=op.f("fk_catalogue_item_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_item")),
    )
    op.create_index(
        "ix_catalogue_item_entry", "catalogue_item", ["entry_id", "place"], unique=False
    )
    op.create_table(
        "catalogue_resource",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("table", "file", "api", name="resourcekind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("namespace", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("bound_by", sa.Text(), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["catalogue_entry.id"],
            name=op.f("fk_catalogue_resource_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_resource")),
    )
    op.create_index(
        op.f("ix_catalogue_resource_entry_id"), "catalogue_resource", ["entry_id"], unique=False
    )
    op.create_index(
        "uq_catalogue_resource_table",
        "catalogue_resource",
        ["namespace", "table_name", "kind"],
        unique=True,
    )
    op.create_table(
        "collect_flow",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source_table", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum("full", "incremental", "files", name="mode", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("keys", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("cursor_column", sa.Text(), nullable=False),
        sa.Column("overlap_seconds", sa.Integer(), nullable=False),
        sa.Column("delete_missing", sa.Boolean(), nullable=False),
        sa.Column("empty_key_parts", sa.Boolean(), nullable=False),
        sa.Column("may_empty", sa.Boolean(), nullable=False),
        sa.Column("types", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("cursor", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["collect_source.id"], name=op.f("fk_collect_flow_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collect_flow")),
        sa.UniqueConstraint("target", name=op.f("uq_collect_flow_target")),
    )
    op.create_index(op.f("ix_collect_flow_owner"), "collect_flow", ["owner"], unique=False)
    op.create_index(op.f("ix_collect_flow_source_id"), "collect_flow", ["source_id"], unique=False)
    op.create_table(
        "govern_check",
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum("landing", "scheduled", name="stage", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("set_aside", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("dimensions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["govern_table.id"], name=op.f("fk_govern_check_table_id")
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_govern_check")),
    )
    op.create_index("ix_govern_check_table", "govern_check", ["table_id", "at"], unique=False)
    op.create_table(
        "govern_check_result",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum("landing", "scheduled", name="stage", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule_code", sa.Text(), nullable=False),
        sa.Column("rule_zh", sa.Text(), nullable=False),
        sa.Column("rule_en", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column(
            "severity",
            sa.Enum("quarantine", "suspect", name="severity", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("evaluated", sa.BigInteger(), nullable=False),
        sa.Column("bad", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["govern_table.id"], name=op.f("fk_govern_check_result_table_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_govern_check_result")),
    )
    op.create_index(
        op.f("ix_govern_check_result_run_id"), "govern_check_result", ["run_id"], unique=False
    )
    op.create_index(
        "ix_govern_check_result_table", "govern_check_result", ["table_id", "at"], unique=False
    )
    op.create_table(
        "govern_column",
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("nullable", sa.Boolean(), nullable=False),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["govern_table.id"], name=op.f("fk_govern_column_table_id")
        ),
        sa.PrimaryKeyConstraint("table_id", "name", name=op.f("pk_govern_column")),
    )
    op.create_table(
        "govern_rule",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "not_null",
                "unique",
                "check_digit",
                "regex",
                "length",
                "code_list",
                "range",
                "date_valid",
                "reference",
                "expression",
                name="rulekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("columns", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "severity",
            sa.Enum("quarantine", "suspect", name="severity", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["govern_table.id"], name=op.f("fk_govern_rule_table_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_govern_rule")),
        sa.UniqueConstraint("table_id", "code", name=op.f("uq_govern_rule_table_id_code")),
    )
    op.create_index(op.f("ix_govern_rule_table_id"), "govern_rule", ["table_id"], unique=False)
    op.create_table(
        "identity_organisation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("uscc", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "authority",
                "department",
                "other",
                name="organisationkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"], ["identity_organisation.uscc"], name=op.f("fk_identity_organisation_parent")
        ),
        sa.ForeignKeyConstraint(
            ["region_code"],
            ["identity_region.code"],
            name=op.f("fk_identity_organisation_region_code"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_organisation")),
        sa.UniqueConstraint("path", name=op.f("uq_identity_organisation_path")),
        sa.UniqueConstraint("uscc", name=op.f("uq_identity_organisation_uscc")),
    )
    op.create_index(
        op.f("ix_identity_organisation_region_code"),
        "identity_organisation",
        ["region_code"],
        unique=False,
    )
    op.create_table(
        "ledger_leaf",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["ledger_entry.id"], name=op.f("fk_ledger_leaf_entry_id")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_ledger_leaf")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_ledger_leaf_entry_id")),
    )
    op.create_table(
        "notices_read",
        sa.Column("notice_id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices_notice.id"], name=op.f("fk_notices_read_notice_id")
        ),
        sa.PrimaryKeyConstraint("notice_id", "person", name=op.f("pk_notices_read")),
    )
    op.create_table(
        "protect_column_grade",
        sa.Column("table_id", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sensitive_type", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=True),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["protect_table_grade.id"], name=op.f("fk_protect_column_grade_table_id")
        ),
        sa.PrimaryKeyConstraint("table_id", "column_name", name=op.f("pk_protect_column_grade")),
    )
    op.create_table(
        "share_extension",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Text(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["share_application.id"],
            name=op.f("fk_share_extension_application_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_extension")),
    )
    op.create_index(
        op.f("ix_share_extension_application_id"),
        "share_extension",
        ["application_id"],
        unique=False,
    )
    op.create_index(
        "uq_share_extension_open",
        "share_extension",
        ["application_id"],
        unique=True,
        postgresql_where=sa.text("agreed is null"),
    )
    op.create_table(
        "share_grant",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "active",
                "suspended",
                "expired",
                "revoked",
                name="grantstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("entry_name", sa.Text(), nullable=False),
        sa.Column("entry_version", sa.Integer(), nullable=False),
        sa.Column("provider_path", sa.Text(), nullable=False),
        sa.Column("provider_name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("consumer_path", sa.Text(), nullable=False),
        sa.Column("applicant_id", sa.Text(), nullable=False),
        sa.Column("system_id", sa.Text(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("region_column", sa.Text(), nullable=False),
        sa.Column("divisions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("modes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("calls_per_minute", sa.Integer(), nullable=False),
        sa.Column("rows_max", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["share_application.id"], name=op.f("fk_share_grant_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["share_service.id"], name=op.f("fk_share_grant_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_grant")),
        sa.UniqueConstraint("application_id", name=op.f("uq_share_grant_application_id")),
    )
    op.create_index(
        "ix_share_grant_consumer", "share_grant", ["consumer_path", "given_at"], unique=False
    )
    op.create_index(op.f("ix_share_grant_entry_id"), "share_grant", ["entry_id"], unique=False)
    op.create_index(
        "ix_share_grant_holder", "share_grant", ["service_id", "system_id"], unique=False
    )
    op.create_index(
        "ix_share_grant_provider", "share_grant", ["provider_path", "given_at"], unique=False
    )
    op.create_index(
        "ix_share_grant_until",
        "share_grant",
        ["until"],
        unique=False,
        postgresql_where=sa.text("status in ('active', 'suspended')"),
    )
    op.create_index(
        "uq_share_grant_held",
        "share_grant",
        ["service_id", "organisation", "system_id"],
        unique=True,
        postgresql_where=sa.text("status in ('active', 'suspended')"),
    )
    op.create_table(
        "standards_code",
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["list_id"], ["standards_code_list.id"], name=op.f("fk_standards_code_list_id")
        ),
        sa.PrimaryKeyConstraint("list_id", "code", name=op.f("pk_standards_code")),
    )
    op.create_table(
        "collect_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("flow_id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("plan", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("read", sa.BigInteger(), nullable=False),
        sa.Column("inserted", sa.BigInteger(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.BigInteger(), nullable=False),
        sa.Column("unchanged", sa.BigInteger(), nullable=False),
        sa.Column("quarantined", sa.BigInteger(), nullable=False),
        sa.Column("superseded", sa.BigInteger(), nullable=False),
        sa.Column("by_rule", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("snapshot", sa.BigInteger(), nullable=True),
        sa.Column("source_rows", sa.BigInteger(), nullable=True),
        sa.Column("lake_rows", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["flow_id"],
            ["collect_flow.id"],
            name=op.f("fk_collect_run_flow_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collect_run")),
    )
    op.create_index("ix_collect_run_flow", "collect_run", ["flow_id", "ordered_at"], unique=False)
    op.create_table(
        "identity_application",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["identity_organisation.id"],
            name=op.f("fk_identity_application_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_application")),
    )
    op.create_index(
        op.f("ix_identity_application_organisation_id"),
        "identity_application",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "identity_person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("oidc_subject", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["identity_organisation.id"],
            name=op.f("fk_identity_person_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_person")),
        sa.UniqueConstraint("account", name=op.f("uq_identity_person_account")),
        sa.UniqueConstraint("oidc_subject", name=op.f("uq_identity_person_oidc_subject")),
    )
    op.create_index(
        op.f("ix_identity_person_organisation_id"),
        "identity_person",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "share_call",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("service_code", sa.Text(), nullable=False),
        sa.Column("service_name", sa.Text(), nullable=False),
        sa.Column("grant_id", sa.Text(), nullable=True),
        sa.Column("provider_path", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("consumer_path", sa.Text(), nullable=False),
        sa.Column("system_id", sa.Text(), nullable=False),
        sa.Column("system_name", sa.Text(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum("query", "verify", name="mode", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("answered", "refused", name="callstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("filters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("truncated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grant_id"], ["share_grant.id"], name=op.f("fk_share_call_grant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_call")),
    )
    op.create_index(
        "ix_share_call_at",
        "share_call",
        [sa.literal_column("at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index("ix_share_call_consumer", "share_call", ["consumer_path", "at"], unique=False)
    op.create_index("ix_share_call_grant", "share_call", ["grant_id", "at"], unique=False)
    op.create_index("ix_share_call_provider", "share_call", ["provider_path", "at"], unique=False)
    op.create_table(
        "identity_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("personal", "application", name="keykind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("application_id", sa.Text(), nullable=True),
        sa.Column("token_hash", sa.Text(), nullable=True),
        sa.Column("secret_sealed", postgresql.BYTEA(), nullable=True),
        sa.Column("addresses", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["identity_application.id"],
            name=op.f("fk_identity_key_application_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["identity_person.id"], name=op.f("fk_identity_key_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_key")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_identity_key_token_hash")),
    )
    op.create_index(
        "ix_identity_key_holder", "identity_key", ["person_id", "application_id"], unique=False
    )
    op.create_table(
        "identity_person_role",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("role_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["identity_person.id"], name=op.f("fk_identity_person_role_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["role_code"], ["identity_role.code"], name=op.f("fk_identity_person_role_role_code")
        ),
        sa.PrimaryKeyConstraint("person_id", "role_code", name=op.f("pk_identity_person_role")),
    )
    op.create_table(
        "identity_session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column(
            "proof",
            sa.Enum("password", "oidc", name="signinproof", native_enum=False, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["identity_person.id"], name=op.f("fk_identity_session_person_id")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_identity_session")),
    )
    op.create_index(
        op.f("ix_identity_session_expires_at"), "identity_session", ["expires_at"], unique=False
    )
    op.create_index(
        op.f("ix_identity_session_person_id"), "identity_session", ["person_id"], unique=False
    )
    op.execute("alter table ledger_entry alter tx set default pg_current_xact_id()")
    op.execute(APPEND_ONLY)
