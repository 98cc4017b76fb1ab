"""Compile catalogue entries from the metadata of tables (反编目)."""

from collections.abc import Mapping

from tongbase.base.lake.names import TableName
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.codes import FormatCategory
from tongbase.catalogue.terms.drafts import EntryDraft, ItemDraft, ResourceDraft
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.govern.events import EntryDrafted
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.bindings import elements_of
from tongbase.govern.queries.tables import details_of, get_table
from tongbase.govern.rules.items import item_of, told_apart
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.protect.api import find_grade
from tongbase.protect.terms.grades import TableGrade
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.grading import SensitiveType

SPREADSHEETS = frozenset({"csv", "xls", "xlsx", "ods", "et"})
DATABASES = frozenset({"PostgreSQL", "MySQL"})
LAKE_FORMAT = "Iceberg"
"""What is given of files that are neither (JSON, Parquet): the table of the lake."""


def draft_entry_from_table(work: Work, table_id: str, *, name: str = "") -> EntryRef:
    """Draft an entry with one item a column and the column's element, and bind the table to it.

    What the metadata cannot say (share type, conditions, assessments) is left to be completed.
    """
    table = get_table(work, table_id)
    work.require(GovernPermission.ENTRY_DRAFT, OrgPath(table.owner))
    grade = find_grade(work, TableName(table.namespace, table.name))
    elements = elements_of(work, table)
    entry = catalogue.draft_entry(work, _draft(table, grade, elements, name))
    catalogue.bind_resource(
        work, entry.id, ResourceDraft(table.namespace, table.name, name=table.title)
    )
    work.emit(EntryDrafted(table.id, entry=entry.id, items=len(table.columns)))
    return catalogue.entry(work, entry.id)


def _draft(
    table: Table, grade: TableGrade | None, elements: Mapping[str, ElementContent], name: str
) -> EntryDraft:
    graded = {each.column: each for each in grade.columns} if grade else {}
    columns = details_of(table)
    items = told_apart(
        item_of(
            column,
            graded[column.name].sensitive_type if column.name in graded else None,
            graded[column.name].level if column.name in graded else None,
            elements.get(column.name),
        )
        for column in columns
    )
    sheet, database = table.format_type in SPREADSHEETS, table.format_type in DATABASES
    return EntryDraft(
        name=name or table.title or table.name,
        provider=table.owner_code,
        draft_of=f"{table.namespace}.{table.name}",
        format_category=FormatCategory.SPREADSHEET if sheet else FormatCategory.DATABASE,
        format_type=table.format_type if sheet or database else LAKE_FORMAT,
        data_level=grade.level if grade else None,
        region_item=_region_item(items),
        items=items,
    )


def _region_item(items: tuple[ItemDraft, ...]) -> str:
    """Return the code of the item that carries the division: items are numbered by place."""
    for place, item in enumerate(items, start=1):
        if item.sensitive_type is SensitiveType.REGION:
            return f"{place:02d}"
    return ""
