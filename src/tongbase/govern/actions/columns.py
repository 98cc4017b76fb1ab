"""Rename, drop and comment columns of a lake table. What something needs keeps its name."""

from functools import partial

from tongbase.base.lake import raw
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.govern.errors import ReasonMissingError
from tongbase.govern.events import ColumnCommented, ColumnDropped, ColumnRenamed
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.columns import uses_of
from tongbase.govern.queries.tables import get_table, titles_of
from tongbase.govern.rules.columns import check_unused
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.protect.api import find_grade, move_grade
from tongbase.standards import api as standards
from tongbase.standards.terms.naming import NameAsked, Named


def rename_column(work: Work, lake: Lake, table_id: str, column: str, *, to: str) -> Table:
    """Give a column that nothing uses another name; its values, its grade and its mask stay."""
    table = get_table(work, table_id)
    work.require(GovernPermission.COLUMN_CHANGE, OrgPath(table.owner))
    title = titles_of(table).get(column, "")
    standards.check_names(work, Named.COLUMN, [NameAsked(to, title)], field="to")
    check_unused(column, uses_of(work, table, column))
    check_unused(to, uses_of(work, table, to), field="to")
    name = TableName(table.namespace, table.name)
    if find_grade(work, name) is not None:
        move_grade(work, name, column, to)
    raw.with_conflict_retry(partial(raw.rename_column, lake, name, column, to))
    work.emit(ColumnRenamed(table.id, table=str(name), column=column, to=to))
    return table


def drop_column(work: Work, lake: Lake, table_id: str, column: str, *, reason: str) -> Table:
    """Drop a column that nothing uses; older states show its values until they are let go."""
    table = get_table(work, table_id)
    work.require(GovernPermission.COLUMN_CHANGE, OrgPath(table.owner))
    if not reason.strip():
        raise ReasonMissingError(
            "删除字段须说明理由,理由将留痕。",
            "Say why the column goes; the reason is kept in the ledger.",
            field="reason",
        )
    check_unused(column, uses_of(work, table, column))
    name = TableName(table.namespace, table.name)
    raw.with_conflict_retry(partial(raw.drop_column, lake, name, column))
    work.emit(ColumnDropped(table.id, table=str(name), column=column, reason=reason.strip()))
    return table


def comment_column(work: Work, lake: Lake, table_id: str, column: str, *, comment: str) -> Table:
    """Say what a column means (中文名); what the source says of it goes before."""
    table = get_table(work, table_id)
    work.require(GovernPermission.COLUMN_CHANGE, OrgPath(table.owner))
    name = TableName(table.namespace, table.name)
    raw.with_conflict_retry(partial(raw.comment_column, lake, name, column, comment))
    for each in table.columns:
        if each.name == column:
            each.title = comment
    work.emit(ColumnCommented(table.id, table=str(name), column=column, comment=comment))
    return table
