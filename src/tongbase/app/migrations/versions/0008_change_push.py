"""Change push: what changed in the catalogue, who subscribed to it, what was delivered."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "catalogue_change",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ledger_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "published",
                "changed",
                "withdrawn",
                "resource_bound",
                "resource_released",
                "drafted",
                "edited",
                "submitted",
                "recalled",
                "reviewed",
                "revised",
                "deleted",
                name="changekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("res_code", sa.Text(), nullable=True),
        sa.Column("provider_code", sa.Text(), nullable=False),
        sa.Column("provider_name", sa.Text(), nullable=False),
        sa.Column("provider_path", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("classify_codes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("share_types", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_catalogue_change")),
        sa.UniqueConstraint("ledger_id", name=op.f("uq_catalogue_change_ledger_id")),
    )
    op.create_index(
        "ix_catalogue_change_entry", "catalogue_change", ["entry_id", "seq"], unique=False
    )
    op.create_table(
        "catalogue_subscription",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_code", sa.Text(), nullable=False),
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("application_id", sa.Text(), nullable=True),
        sa.Column("application_name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("wanted", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("secret_sealed", postgresql.BYTEA(), nullable=False),
        sa.Column("old_secret_sealed", postgresql.BYTEA(), nullable=True),
        sa.Column("old_secret_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "active",
                "paused",
                "disabled",
                name="subscriptionstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("rest_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replay_next", sa.BigInteger(), nullable=True),
        sa.Column("replay_until", sa.BigInteger(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_subscription")),
    )
    op.create_index(
        op.f("ix_catalogue_subscription_place"), "catalogue_subscription", ["place"], unique=False
    )
    op.create_table(
        "catalogue_delivery",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subscription_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "waiting", "delivered", "dead", name="deliverystate", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_milliseconds", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seq"], ["catalogue_change.seq"], name=op.f("fk_catalogue_delivery_seq")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["catalogue_subscription.id"],
            name=op.f("fk_catalogue_delivery_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_delivery")),
    )
    op.create_index(
        "ix_catalogue_delivery_ended", "catalogue_delivery", ["state", "ended_at"], unique=False
    )
    op.create_index(
        "ix_catalogue_delivery_due",
        "catalogue_delivery",
        ["subscription_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_catalogue_delivery_order",
        "catalogue_delivery",
        ["subscription_id", sa.literal_column("seq nulls first")],
        unique=False,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_catalogue_delivery_state",
        "catalogue_delivery",
        ["subscription_id", "state", sa.literal_column("created_at desc")],
        unique=False,
    )
    op.create_index(
        "uq_catalogue_delivery_change",
        "catalogue_delivery",
        ["subscription_id", "seq"],
        unique=True,
    )
    op.create_table(
        "catalogue_delivery_attempt",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("delivery_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["catalogue_delivery.id"],
            name=op.f("fk_catalogue_delivery_attempt_delivery_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_delivery_attempt")),
    )
    op.create_index(
        "ix_catalogue_delivery_attempt_delivery",
        "catalogue_delivery_attempt",
        ["delivery_id", "at"],
        unique=False,
    )


def downgrade() -> None:
    """Go back."""
    for table in ("delivery_attempt", "delivery", "subscription", "change"):
        op.drop_table(f"catalogue_{table}")
    op.execute("delete from news_bookmark where reader = 'catalogue.changes'")
