"""Whether somebody asked to take an entry off the catalogue, and nobody has decided it yet."""

from tongbase.base.approvals.models import ApprovalCase
from tongbase.base.approvals.reading import find_live_case
from tongbase.catalogue.models import Entry
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work


def find_withdrawal(work: Work, entry: Entry) -> ApprovalCase | None:
    """Find the review of an entry's withdrawal; what is published has no other review open."""
    return find_live_case(work, entry.id) if entry.status is Status.PUBLISHED else None


def is_leaving(work: Work, entry: Entry) -> bool:
    """Say whether the withdrawal of an entry is being reviewed."""
    return find_withdrawal(work, entry) is not None
