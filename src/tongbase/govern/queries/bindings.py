"""Which columns are bound to which data elements, and what share of them is (落标率)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Select, func, select

from tongbase.base.paging import Page, PageRequest
from tongbase.catalogue import api as catalogue
from tongbase.govern.models import Column, ElementBinding, Table
from tongbase.govern.queries.tables import list_tables, visible_tables
from tongbase.govern.terms import ShareBy
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.elements import ElementContent


@dataclass(frozen=True)
class Share:
    """Of how many columns (or items) how many are bound; ``by`` and ``key`` say whose they are."""

    by: ShareBy
    key: str
    name: str
    columns: int = 0
    bound: int = 0
    items: int = 0
    bound_items: int = 0


@dataclass(frozen=True)
class TableShare:
    """A table and how many of its columns are bound."""

    table: Table
    columns: int
    bound: int


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


def share_by_organisation(work: Work) -> Sequence[Share]:
    """Count bound columns and items by organisation, within what the actor may see."""
    tally = Tally()
    for owner, columns, bound in _counted(work, Table.owner_code):
        tally.add(Share(ShareBy.ORGANISATION, owner, "", columns, bound))
    for row in catalogue.item_landing(work, _landed()):
        whose = (ShareBy.ORGANISATION, row.provider_code, row.provider_name)
        tally.add(Share(*whose, items=row.items, bound_items=row.bound))
    return tally.in_order()


def share_by_system(work: Work) -> Sequence[Share]:
    """Count bound columns and items by the application system that the catalogue says.

    Columns of a table without one are counted by the source that they were collected from.
    """
    tally, systems = Tally(), catalogue.systems_of_tables(work)
    by = (Table.namespace, Table.name, Table.source)
    for namespace, name, source, columns, bound in _counted(work, *by):
        whose = _whose(systems.get((namespace, name), ""), source)
        tally.add(Share(*whose, columns=columns, bound=bound))
    for row in catalogue.item_landing(work, _landed()):
        tally.add(Share(*_whose(row.system_name), items=row.items, bound_items=row.bound))
    return tally.in_order()


def share_by_table(work: Work, q: str, wanted: PageRequest) -> Page[TableShare]:
    """List tables with how many of their columns are bound."""
    page = list_tables(work, q, wanted)
    ids = [table.id for table in page.rows]
    bound = dict(
        work.db.execute(
            select(ElementBinding.table_id, func.count())
            .where(ElementBinding.table_id.in_(ids), ElementBinding.until.is_(None))
            .group_by(ElementBinding.table_id)
        ).all()
    )
    rows = [TableShare(table, len(table.columns), bound.get(table.id, 0)) for table in page.rows]
    return Page(rows, page.total, page.page, page.size)


@dataclass
class Tally:
    """Shares of the same thing, added up."""

    shares: dict[tuple[ShareBy, str], Share] = field(default_factory=dict)

    def add(self, share: Share) -> None:
        """Add what was counted to what was counted of the same thing before."""
        key = (share.by, share.key)
        known = self.shares.get(key, replace(share, columns=0, bound=0, items=0, bound_items=0))
        self.shares[key] = Share(
            share.by,
            share.key,
            known.name or share.name,
            known.columns + share.columns,
            known.bound + share.bound,
            known.items + share.items,
            known.bound_items + share.bound_items,
        )

    def in_order(self) -> list[Share]:
        """List the shares: systems before sources, what nobody knows last."""
        kinds = list(ShareBy)
        return sorted(self.shares.values(), key=lambda each: (kinds.index(each.by), each.key))


def _whose(system: str, source: str = "") -> tuple[ShareBy, str, str]:
    by = ShareBy.SYSTEM if system else ShareBy.SOURCE if source else ShareBy.UNKNOWN
    return by, system or source, system or source


def _landed() -> Select[str, str, str]:
    """Select the columns that are bound to an element: namespace, table and column."""
    return (
        select(Table.namespace, Table.name, ElementBinding.column)
        .join(Table, Table.id == ElementBinding.table_id)
        .where(ElementBinding.until.is_(None))
    )


def _counted(work: Work, *by: Any) -> Sequence[Any]:
    """Count columns and those that are bound, of the tables that the actor may see."""
    mine = visible_tables(work).with_only_columns(Table.id)
    holds = (
        (ElementBinding.table_id == Column.table_id)
        & (ElementBinding.column == Column.name)
        & ElementBinding.until.is_(None)
    )
    statement = (
        select(*by, func.count(), func.count(ElementBinding.id))
        .select_from(Column)
        .join(Table, Table.id == Column.table_id)
        .outerjoin(ElementBinding, holds)
        .where(Table.id.in_(mine))
        .group_by(*by)
    )
    return work.db.execute(statement).all()
