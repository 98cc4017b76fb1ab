"""Which columns are bound to which data elements (落标)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, select

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.govern.models import ElementBinding, Table
from tongbase.govern.queries.tables import visible_tables
from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.elements import ElementContent


@dataclass(frozen=True)
class BoundColumn:
    """A column that is bound to an element."""

    table_id: str
    namespace: str
    table: str
    title: str
    owner_name: str
    column: str
    column_title: str
    since: datetime
    bound_by_name: str


def bindings_of(work: Work, table: Table) -> Mapping[str, ElementBinding]:
    """Return the bindings that hold, by column."""
    statement = select(ElementBinding).where(
        ElementBinding.table_id == table.id, ElementBinding.until.is_(None)
    )
    return {binding.column: binding for binding in work.db.scalars(statement)}


def elements_of(work: Work, table: Table) -> Mapping[str, ElementContent]:
    """Return the elements in force that columns are bound to, by column.

    A code list that has ended is left out: nothing new may refer to it.
    """
    bound = bindings_of(work, table)
    codes = {each.element_code for each in bound.values()}
    known = {each.content.code: each.content for each in standards.elements_in_force(work, codes)}
    ended = standards.lists_not_in_force(work, {each.code_list for each in known.values()})
    return {
        column: replace(element, code_list="") if element.code_list in ended else element
        for column, each in bound.items()
        if (element := known.get(each.element_code)) is not None
    }


def landed_columns() -> Select[str, str, str, str]:
    """Select the columns that are bound: namespace, table, column and the element."""
    return (
        select(Table.namespace, Table.name, ElementBinding.column, ElementBinding.element_code)
        .join(Table, Table.id == ElementBinding.table_id)
        .where(ElementBinding.until.is_(None))
    )


def columns_bound_to(work: Work, element: str, wanted: PageRequest) -> Page[BoundColumn]:
    """List the columns that an element is bound to, of the tables that the actor may see."""
    mine = visible_tables(work).with_only_columns(Table.id)
    statement = (
        select(ElementBinding)
        .where(ElementBinding.element_code == element, ElementBinding.until.is_(None))
        .where(ElementBinding.table_id.in_(mine))
        .order_by(ElementBinding.since.desc(), ElementBinding.id)
    )
    page = paginate(work.db, statement, wanted)
    ids = {each.table_id for each in page.rows}
    tables = {each.id: each for each in work.db.scalars(select(Table).where(Table.id.in_(ids)))}
    owners = {each.owner_code for each in tables.values()}
    names = identity.names_of_organisations(work, owners)
    rows = [_bound_column(tables[each.table_id], each, names) for each in page.rows]
    return Page(rows, page.total, page.page, page.size)


def _bound_column(table: Table, of: ElementBinding, names: Mapping[str, str]) -> BoundColumn:
    titles = {column.name: column.title for column in table.columns}
    return BoundColumn(
        table_id=table.id,
        namespace=table.namespace,
        table=table.name,
        title=table.title,
        owner_name=names.get(table.owner_code, ""),
        column=of.column,
        column_title=titles.get(of.column, ""),
        since=of.since,
        bound_by_name=of.bound_by_name,
    )
