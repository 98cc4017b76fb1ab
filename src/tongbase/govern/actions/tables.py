"""Describe lake tables: what people call them, whose they are, what their columns mean."""

from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import claim
from tongbase.govern.events import TableDescribed
from tongbase.govern.models import Column, Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.tables import details_of, find_table
from tongbase.govern.terms import ColumnDetails, TableDetails
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


def describe_table(work: Work, details: TableDetails) -> Table:
    """Register a table, or bring its description in step with what landed.

    A title that a person gave to a column stays when the source has none. The table becomes its
    owner's, if it is nobody else's.
    """
    work.require(GovernPermission.METADATA_READ, details.owner)
    namespace, name = details.table
    claim(work.db, TableName(namespace, name), details.owner)
    table = find_table(work, namespace, name) or _new_table(work, details)
    before = (table.title, details_of(table))
    table.title = details.title or table.title
    table.owner, table.owner_code = details.owner.value, details.owner_code
    table.source, table.format_type = details.source, details.format_type
    _describe_columns(table, details.columns)
    table.updated_at = work.now
    work.db.flush()
    if before != (table.title, details_of(table)):
        work.emit(
            TableDescribed(
                table.id,
                table=f"{namespace}.{name}",
                title=table.title,
                columns=len(details.columns),
            )
        )
    return table


def _new_table(work: Work, details: TableDetails) -> Table:
    table = Table(
        id=new_id(),
        namespace=details.table[0],
        name=details.table[1],
        title=details.title,
        owner=details.owner.value,
        owner_code=details.owner_code,
        source=details.source,
        format_type=details.format_type,
        created_at=work.now,
        updated_at=work.now,
    )
    work.db.add(table)
    return table


def _describe_columns(table: Table, columns: tuple[ColumnDetails, ...]) -> None:
    known = {column.name: column for column in table.columns}
    described = []
    for position, details in enumerate(columns):
        column = known.get(details.name) or Column(name=details.name, title="")
        column.position, column.type = position, details.type
        column.title = details.title or column.title
        column.nullable, column.is_key = details.nullable, details.is_key
        described.append(column)
    table.columns = described
