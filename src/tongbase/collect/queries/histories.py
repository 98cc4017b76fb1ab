"""What the ledger says of sources, flows and runs."""

from collections.abc import Sequence

from tongbase.collect.queries.flows import get_flow
from tongbase.collect.queries.sources import get_source
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work


def history_of_source(work: Work, source_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a source."""
    return history_of(work.db, get_source(work, source_id).id)


def history_of_flow(work: Work, flow_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a flow, its runs among it."""
    return history_of(work.db, get_flow(work, flow_id).id)
