"""How tables are shown: with their owner's name, their grades, and what may be done."""

from collections.abc import Mapping, Sequence
from typing import Any

from tongbase.base.lake import read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.catalogue import api as catalogue
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.columns import retired_columns
from tongbase.govern.queries.names import bad_columns_of, bad_name_of
from tongbase.govern.queries.suggestions import advice_for
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.protect.api import find_grade, verbs_for

PLAIN = (
    "id",
    "namespace",
    "name",
    "title",
    "owner",
    "owner_code",
    "source",
    "format_type",
    "rows",
    "aside",
    "score",
    "updated_at",
)
VERBS = {
    "bind_rule": GovernPermission.RULE_MANAGE,
    "change_columns": GovernPermission.COLUMN_CHANGE,
    "check": GovernPermission.CHECK_RUN,
    "upkeep": GovernPermission.LAKE_MAINTAIN,
    "draft_entry": GovernPermission.ENTRY_DRAFT,
    "read_quarantine": GovernPermission.QUARANTINE_READ,
    "reveal_quarantine": GovernPermission.QUARANTINE_REVEAL,
}


def show_tables(work: Work, tables: Sequence[Table]) -> list[Mapping[str, Any]]:
    """Show tables in a list."""
    names = identity.names_of_organisations(work, {table.owner_code for table in tables})
    return [_plain(table, names) for table in tables]


def show_table(work: Work, lake: Lake, table: Table) -> Mapping[str, Any]:
    """Show one table with everything about it."""
    names = identity.names_of_organisations(work, {table.owner_code})
    name = TableName(table.namespace, table.name)
    grade = find_grade(work, name)
    graded = {each.column: each for each in grade.columns} if grade else {}
    entry = catalogue.find_by_resource(work, table.namespace, table.name)
    bad_columns = bad_columns_of(work, table)
    columns = [
        {
            "name": column.name,
            "title": column.title,
            "type": column.type,
            "nullable": column.nullable,
            "is_key": column.is_key,
            "sensitive_type": graded[column.name].sensitive_type if column.name in graded else None,
            "level": graded[column.name].level if column.name in graded else None,
            "bad_name": bad_columns.get(column.name),
        }
        for column in table.columns
    ]
    return {
        **_plain(table, names),
        "columns": columns,
        "level": grade.level if grade else None,
        "entry_id": entry.id if entry else None,
        "retired": retired_columns(lake, table),
        "snapshots": read.snapshots(lake, name) if read.exists(lake, name) else [],
        "advice": advice_for(work, table.namespace, table.name),
        "bad_name": bad_name_of(work, table),
        "verbs": [*_verbs(work, table), *_ungraded_verbs(work, table, graded)],
    }


def _plain(table: Table, names: Mapping[str, str]) -> Mapping[str, Any]:
    shown = {name: getattr(table, name) for name in PLAIN}
    return {**shown, "owner_name": names.get(table.owner_code, "")}


def _verbs(work: Work, table: Table) -> list[str]:
    return [verb for verb, word in VERBS.items() if _may(work, word, table)]


def _ungraded_verbs(work: Work, table: Table, graded: Mapping[str, Any]) -> list[str]:
    """Protection's own verbs wait until there is a grade; the first is to make one."""
    offered = verbs_for(work, OrgPath(table.owner))
    return ["recognise"] if "recognise" in offered and not graded else []


def _may(work: Work, word: GovernPermission, table: Table) -> bool:
    return work.actor.may(word, OrgPath(table.owner))
