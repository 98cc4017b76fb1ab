"""Write down what the upkeep of a table did."""

from collections.abc import Iterable, Mapping

from tongbase.base.lake.terms import Upkeep
from tongbase.govern.events import TableKept
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.tables import get_table
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def note_upkeep(work: Work, table_id: str, done: Iterable[Upkeep | None]) -> Mapping[str, int]:
    """Keep the counts of a compaction and an expiry."""
    table = get_table(work, table_id)
    work.require(GovernPermission.LAKE_MAINTAIN, OrgPath(table.owner))
    steps = [step for step in done if step is not None]
    counts = {
        "files_written": sum(step.files_written for step in steps),
        "files_removed": sum(step.files_removed for step in steps),
        "snapshots_removed": sum(step.snapshots_removed for step in steps),
    }
    work.emit(TableKept(table.id, **counts))
    return counts
