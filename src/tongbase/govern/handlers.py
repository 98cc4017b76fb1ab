"""What governance does when it reads of others' doings in the ledger."""

from tongbase.catalogue.events.registers import DuplicatesFound
from tongbase.govern.actions.overlaps import order_measuring
from tongbase.kernel.work import Work


def measure_found(work: Work, found: DuplicatesFound) -> None:
    """Compare the values of what is alike by its words, as soon as it has been found."""
    if found.pairs:
        order_measuring(work)
