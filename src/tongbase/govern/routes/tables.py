"""Lake tables over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, WithMachines, timeline
from tongbase.govern.actions import columns
from tongbase.govern.actions.checks import order_check, order_upkeep
from tongbase.govern.actions.drafts import draft_entry_from_table
from tongbase.govern.models import Table
from tongbase.govern.queries import tables as queries
from tongbase.govern.queries.preview import Moment, preview_rows
from tongbase.govern.queries.showing import show_table, show_tables
from tongbase.govern.schemas.tables import (
    CommentColumnIn,
    DraftedOut,
    DraftIn,
    DropColumnIn,
    OrderedOut,
    PreviewOut,
    RenameColumnIn,
    TableDetailOut,
    TableOut,
)
from tongbase.kernel.ledger.reading import history_of

NAMES_MAX = 100

router = APIRouter(prefix="/govern/tables", tags=["govern"])


@router.get("")
def list_tables(
    work: InHand,
    wanted: Wanted,
    q: Annotated[str, Query(max_length=200)] = "",
    name: Annotated[tuple[str, ...], Query(max_length=NAMES_MAX)] = (),
    *,
    with_aside: bool = False,
) -> PageOut[TableOut]:
    """List the lake tables of one's reach, the newest change first.

    Whoever knows some tables by ``name`` (``namespace.name``) asks for these alone;
    ``with_aside`` keeps those of which rows were set aside.
    """
    page = queries.list_tables(work, q, wanted, name, with_aside=with_aside)
    rows = [TableOut.model_validate(each) for each in show_tables(work, page.rows)]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/{table_id}")
def read_table(work: InHand, machines: WithMachines, table_id: str) -> TableDetailOut:
    """Read a lake table with its columns, grades and states."""
    table = queries.get_table(work, table_id)
    return _shown(work, machines, table)


@router.get("/{table_id}/timeline")
def read_timeline(work: InHand, table_id: str) -> list[TimelineLine]:
    """Read what happened to a table."""
    return timeline(history_of(work.db, queries.get_table(work, table_id).id))


@router.get("/{table_id}/preview")
def preview(
    work: InHand,
    machines: WithMachines,
    table_id: str,
    snapshot: int | None = None,
    at: AwareDatetime | None = None,
) -> PreviewOut:
    """Read the first rows: now, in a snapshot, or at a moment; sensitive columns are masked."""
    table = queries.get_table(work, table_id)
    shown = preview_rows(work, machines.lake, table, Moment(snapshot, at))
    return PreviewOut.model_validate(shown)


@router.post("/{table_id}/check", status_code=202)
def check(work: InHand, table_id: str) -> OrderedOut:
    """Have the table checked as it lies."""
    return OrderedOut(job_id=order_check(work, table_id).id)


@router.post("/{table_id}/upkeep", status_code=202)
def upkeep(work: InHand, table_id: str) -> OrderedOut:
    """Have the table compacted and its old snapshots let go."""
    return OrderedOut(job_id=order_upkeep(work, table_id).id)


@router.post("/{table_id}/rename-column")
def rename_column(
    work: InHand, machines: WithMachines, table_id: str, body: RenameColumnIn
) -> TableDetailOut:
    """Give a column that nothing uses another name."""
    table = columns.rename_column(work, machines.lake, table_id, body.column, to=body.to)
    return _shown(work, machines, table)


@router.post("/{table_id}/drop-column")
def drop_column(
    work: InHand, machines: WithMachines, table_id: str, body: DropColumnIn
) -> TableDetailOut:
    """Drop a column that nothing uses, with a reason."""
    table = columns.drop_column(work, machines.lake, table_id, body.column, reason=body.reason)
    return _shown(work, machines, table)


@router.post("/{table_id}/comment-column")
def comment_column(
    work: InHand, machines: WithMachines, table_id: str, body: CommentColumnIn
) -> TableDetailOut:
    """Say what a column means."""
    table = columns.comment_column(work, machines.lake, table_id, body.column, comment=body.comment)
    return _shown(work, machines, table)


@router.post("/{table_id}/draft-entry", status_code=201)
def draft_entry(work: InHand, table_id: str, body: DraftIn) -> DraftedOut:
    """Draft a catalogue entry from the table's metadata (反编目)."""
    entry = draft_entry_from_table(work, table_id, name=body.name)
    return DraftedOut(entry_id=entry.id, name=entry.name, items=len(entry.items))


def _shown(work: InHand, machines: WithMachines, table: Table) -> TableDetailOut:
    return TableDetailOut.model_validate(show_table(work, machines.lake, table))
