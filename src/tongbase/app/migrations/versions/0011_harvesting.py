"""Foreign catalogues, what was harvested of them, runs and their verdicts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SOURCE, RECORD, RUN, VERDICT = (
    f"catalogue_harvest_{name}" for name in ("source", "record", "run", "verdict")
)
KINDS = ("ckan", "dcat", "frictionless", "tongbase")
VERDICTS = ("new", "changed", "unchanged", "gone", "refused")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        SOURCE,
        *_texts("id", "name"),
        sa.Column("kind", _words(KINDS, "foreignkind"), nullable=False),
        *_texts("address"),
        sa.Column("key_sealed", postgresql.BYTEA(), nullable=True),
        *_texts("provider_code", "provider_name", "provider_path"),
        sa.Column("defaults", postgresql.JSONB(), nullable=False),
        *_texts("created_by", "created_by_name"),
        *_moments("created_at"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{SOURCE}")),
    )
    op.create_index(op.f(f"ix_{SOURCE}_provider_path"), SOURCE, ["provider_path"])
    op.create_table(
        RECORD,
        *_texts("source_id", "key", "entry_id", "hash"),
        sa.Column("origin", postgresql.JSONB(), nullable=False),
        *_moments("harvested_at"),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        _belongs(RECORD, "source_id", SOURCE),
        sa.PrimaryKeyConstraint("source_id", "key", name=op.f(f"pk_{RECORD}")),
    )
    op.create_index(op.f(f"ix_{RECORD}_entry_id"), RECORD, ["entry_id"])
    op.create_table(
        RUN,
        *_texts("id", "source_id"),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("counts", postgresql.JSONB(), nullable=False),
        *_moments("at"),
        *_texts("by", "by_name"),
        _belongs(RUN, "source_id", SOURCE),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{RUN}")),
    )
    op.create_index(f"ix_{RUN}_source", RUN, ["source_id", "at"])
    op.create_table(
        VERDICT,
        *_texts("run_id"),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("key", "title"),
        sa.Column("verdict", _words(VERDICTS, "verdict"), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=True),
        *_texts("zh", "en"),
        _belongs(VERDICT, "run_id", RUN),
        sa.PrimaryKeyConstraint("run_id", "place", name=op.f(f"pk_{VERDICT}")),
    )
    op.create_index(f"ix_{VERDICT}_kind", VERDICT, ["run_id", "verdict", "place"])


def downgrade() -> None:
    """Go back: entries that were harvested stay."""
    for table in (VERDICT, RUN, RECORD, SOURCE):
        op.drop_table(table)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moments(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _words(words: Sequence[str], name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, length=40)


def _belongs(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")
