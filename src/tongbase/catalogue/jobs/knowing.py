"""Keeping what names mean in step with the entries: drawn from them, so nobody asks leave."""

from collections.abc import Sequence

from sqlalchemy import delete, or_, select, text
from sqlalchemy.dialects.postgresql import insert

from tongbase.base.embedding import MODEL, Vector
from tongbase.catalogue.models import Entry, Meaning
from tongbase.catalogue.models.meanings import MAKE_INDEX
from tongbase.kernel.work import Work

ENABLE_LOCK = text("select pg_advisory_xact_lock(809_0009)")
ENABLE = text("create extension if not exists vector")


def enable(work: Work) -> None:
    """Give this database pgvector and the index of what is near; do it again, and nothing changes.

    Of several workers that start at once, one does it.
    """
    work.db.execute(ENABLE_LOCK)
    work.db.execute(ENABLE)
    work.db.execute(text(MAKE_INDEX))


def keep_meanings(work: Work, names: Sequence[str], vectors: Sequence[Vector]) -> None:
    """Write down what names mean; what another worker wrote meanwhile is the same."""
    rows = [
        {"name": name, "model": MODEL, "numbers": vector, "made_at": work.now}
        for name, vector in zip(names, vectors, strict=True)
    ]
    work.db.execute(insert(Meaning).values(rows).on_conflict_do_nothing())


def forget_meanings(work: Work) -> None:
    """Forget names that nobody bears any more, and what another model said."""
    borne = select(Entry).where(Entry.name == Meaning.name).exists()
    work.db.execute(delete(Meaning).where(or_(~borne, Meaning.model != MODEL)))
