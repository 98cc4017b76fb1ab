"""What share of columns and of items lands in data elements (落标率), and what stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from tongbase.base.paging import Page, PageRequest
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.landing import ItemLanding, LandedItem, LandingSought
from tongbase.govern.models import Column, ElementBinding, Table
from tongbase.govern.queries.bindings import landed_columns
from tongbase.govern.queries.tables import list_tables, visible_tables
from tongbase.govern.terms import ShareBy
from tongbase.kernel.work import Work


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


def share_by_organisation(work: Work) -> Sequence[Share]:
    """Count bound columns and items by organisation, within what the actor may see."""
    tally = Tally()
    for owner, columns, bound in _counted(work, Table.owner_code):
        tally.add(Share(ShareBy.ORGANISATION, owner, "", columns, bound))
    for row in _item_landing(work):
        whose = (ShareBy.ORGANISATION, row.provider_code, row.provider_name)
        tally.add(Share(*whose, items=row.items, bound_items=row.bound))
    return tally.in_order()


def share_by_system(work: Work) -> Sequence[Share]:
    """Count bound columns and items by the application system that the catalogue says.

    Where none is known, columns and items are counted by the source that they were collected from.
    """
    tally, systems = Tally(), catalogue.systems_of_tables(work)
    by = (Table.namespace, Table.name, Table.source)
    for namespace, name, source, columns, bound in _counted(work, *by):
        whose = _whose(systems.get((namespace, name), ""), source)
        tally.add(Share(*whose, columns=columns, bound=bound))
    for row in _item_landing(work):
        whose = _whose(row.system_name, row.source)
        tally.add(Share(*whose, items=row.items, bound_items=row.bound))
    return tally.in_order()


def share_by_table(
    work: Work, q: str, wanted: PageRequest, by: ShareBy | None = None, key: str = ""
) -> Page[TableShare]:
    """List tables with how many of their columns are bound; of one share, those behind it."""
    page = list_tables(work, q, wanted, of=_behind(work, by, key) if by else ())
    counted = {
        table_id: (columns, bound)
        for table_id, columns, bound in _counted(work, Table.id, among=[t.id for t in page.rows])
    }
    rows = [TableShare(table, *counted.get(table.id, (0, 0))) for table in page.rows]
    return Page(rows, page.total, page.page, page.size)


def items_of_element(work: Work, element: str, wanted: PageRequest) -> Page[LandedItem]:
    """List the items that land in an element: those that name it, and those filled from a column.

    Drafts of one's reach are among them.
    """
    return _landed_items(work, LandingSought(element), wanted)


def items_behind(
    work: Work, by: ShareBy, key: str, *, landed: bool | None, wanted: PageRequest
) -> Page[LandedItem]:
    """List the items that a share counted; only those that land, or do not, if that is asked."""
    sought = {
        ShareBy.ORGANISATION: LandingSought(provider=key),
        ShareBy.SYSTEM: LandingSought(system=key),
        ShareBy.SOURCE: LandingSought(system="", source=key),
        ShareBy.UNKNOWN: LandingSought(system="", source=""),
    }
    return _landed_items(work, replace(sought[by], landed=landed), wanted)


def _item_landing(work: Work) -> Sequence[ItemLanding]:
    return catalogue.item_landing(work, landed_columns(), _collected())


def _landed_items(work: Work, sought: LandingSought, wanted: PageRequest) -> Page[LandedItem]:
    return catalogue.landed_items(work, landed_columns(), _collected(), sought, wanted)


def _collected() -> Select[str, str, str]:
    """Select from which source tables come: namespace, table and the source."""
    return select(Table.namespace, Table.name, Table.source)


def _behind(work: Work, by: ShareBy, key: str) -> Sequence[ColumnElement[bool]]:
    """Say which tables a share counted: those of an owner, a system or a source."""
    if by is ShareBy.ORGANISATION:
        return (Table.owner_code == key,)
    systems, name = catalogue.systems_of_tables(work), Table.namespace + "." + Table.name
    if by is ShareBy.SYSTEM:
        return (name.in_([".".join(named) for named, told in systems.items() if told == key]),)
    return (name.not_in([".".join(named) for named in systems]), Table.source == key)


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


def _counted(work: Work, *by: Any, among: Sequence[str] | None = None) -> Sequence[Any]:
    """Count columns and those that are bound, of the tables that the actor may see."""
    mine = visible_tables(work).with_only_columns(Table.id)
    if among is not None:
        mine = mine.where(Table.id.in_(among))
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
