"""Reading the ledger: without ever missing a line.

A bookmark ``id > last`` loses lines: a slow transaction takes a number early and commits late. So
lines are read in the order ``(tx, id)`` and only from transactions older than every one that still
runs: ``tx < pg_snapshot_xmin(pg_current_snapshot())``. What was read is then final.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, select, text
from sqlalchemy.orm import Session

from tongbase.kernel.ledger.entry import LedgerEntry, canonical

TIMELINE_LINES_MAX = 500


@dataclass(frozen=True, order=True)
class Bookmark:
    """How far a reader has read: everything up to and including this line."""

    tx: int = 0
    id: int = 0


SETTLED = text("ledger_entry.tx < pg_snapshot_xmin(pg_current_snapshot())")
AFTER = text("(ledger_entry.tx, ledger_entry.id) > (:tx ::text::xid8, :id)")


def settled_after(bookmark: Bookmark, *, lines_max: int) -> Select[LedgerEntry]:
    """Select the next settled lines behind a bookmark, in reading order."""
    after = AFTER.bindparams(bindparam("tx", str(bookmark.tx)), bindparam("id", bookmark.id))
    return (
        select(LedgerEntry)
        .where(SETTLED, after)
        .order_by(LedgerEntry.tx, LedgerEntry.id)
        .limit(lines_max)
    )


def history_of(db: Session, *subjects: str) -> Sequence[LedgerEntry]:
    """Everything that was ever done to these subjects, newest first."""
    statement = select(LedgerEntry).where(LedgerEntry.subject.in_(subjects))
    return db.scalars(statement.order_by(LedgerEntry.id.desc()).limit(TIMELINE_LINES_MAX)).all()


def last_actor(db: Session, subject: str, *, until: datetime) -> str:
    """Name who did the last thing to a subject until then; empty if nobody is known."""
    told = select(LedgerEntry.actor_name).where(
        LedgerEntry.subject == subject, LedgerEntry.at <= until
    )
    return db.scalars(told.order_by(LedgerEntry.id.desc()).limit(1)).first() or ""


def history_naming(db: Session, subject: str, field: str, value: str) -> Sequence[LedgerEntry]:
    """Find the lines of a subject whose detail names this value, newest first."""
    # A quotation mark within a value is escaped in JSON, so only the field itself can match.
    named = canonical({field: value}).strip("{}")
    statement = select(LedgerEntry).where(
        LedgerEntry.subject == subject, LedgerEntry.detail.contains(named, autoescape=True)
    )
    return db.scalars(statement.order_by(LedgerEntry.id.desc()).limit(TIMELINE_LINES_MAX)).all()
