"""Which entries are off the catalogue, and which somebody asked to take off."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from tongbase.base.approvals.models import ApprovalCase
from tongbase.base.approvals.reading import find_live_case
from tongbase.catalogue.models import Entry
from tongbase.catalogue.terms.refs import Withdrawal
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work


def find_withdrawal(work: Work, entry: Entry) -> ApprovalCase | None:
    """Find the review of an entry's withdrawal; what is published has no other review open."""
    return find_live_case(work, entry.id) if entry.status is Status.PUBLISHED else None


def is_leaving(work: Work, entry: Entry) -> bool:
    """Say whether the withdrawal of an entry is being reviewed."""
    return find_withdrawal(work, entry) is not None


def withdrawals_of(work: Work, entry_ids: Sequence[str]) -> Mapping[str, Withdrawal]:
    """Tell of those entries that are off the catalogue since when and why."""
    statement = select(Entry.id, Entry.withdrawn_at, Entry.withdrawn_reason).where(
        Entry.id.in_(entry_ids), Entry.status == Status.WITHDRAWN
    )
    rows = work.db.execute(statement)
    return {entry_id: Withdrawal(at, why) for entry_id, at, why in rows if at is not None}
