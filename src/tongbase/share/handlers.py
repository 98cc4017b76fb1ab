"""What sharing does when it reads of others' doings in the ledger."""

from tongbase.catalogue.events import EntryWithdrawn
from tongbase.kernel.work import Work
from tongbase.share.actions.endings import end_applications


def end_undecided(work: Work, withdrawn: EntryWithdrawn) -> None:
    """End what was applied for and is off the catalogue now."""
    end_applications(work, withdrawn.subject, reason=withdrawn.reason)
