"""Read rows set aside as they are, for a reason that the ledger keeps."""

from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.paging import Page, PageRequest
from tongbase.govern.errors import ReasonMissingError
from tongbase.govern.events import QuarantineRevealed
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.quarantine import AsideRow, list_aside
from tongbase.govern.queries.tables import get_table
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def reveal_aside(
    work: Work,
    lake: Lake,
    table_id: str,
    wanted: PageRequest,
    *,
    reason: str,
    run_id: str | None = None,
) -> Page[AsideRow]:
    """Show rows set aside without masks (查看原值); who looked, and why, is told."""
    table = get_table(work, table_id)
    work.require(GovernPermission.QUARANTINE_REVEAL, OrgPath(table.owner))
    if not reason.strip():
        raise ReasonMissingError(
            "查看原值须说明理由,理由将留痕。",
            "Say what the values are needed for; the reason is kept in the ledger.",
            field="reason",
        )
    name = TableName(table.namespace, table.name)
    page = list_aside(lake, name, wanted, run_id=run_id)
    work.emit(
        QuarantineRevealed(
            table.id,
            table=str(name),
            rows=len(page.rows),
            page=page.page,
            run=run_id or "",
            reason=reason.strip(),
        )
    )
    return page
