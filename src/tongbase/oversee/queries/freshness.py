"""Which lake tables of published entries were renewed within their cycle (更新及时率)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tongbase.base.paging import Page, PageRequest
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.refs import BoundTable
from tongbase.catalogue.terms.relations import Node, NodeKind
from tongbase.govern import api as govern
from tongbase.kernel.work import Work
from tongbase.oversee.permissions import OverseePermission
from tongbase.oversee.rules.counting import freshness_of
from tongbase.oversee.terms import Freshness

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class JudgedTable:
    """A table, when it was renewed last, and what that means by the cycle of its entry."""

    of: BoundTable
    renewed_at: datetime | None
    state: Freshness


@dataclass(frozen=True)
class TableRow:
    """A judged table with the names of its entry and of who provides it."""

    table: JudgedTable
    entry_name: str
    provider_name: str


def judged_tables(work: Work, division: str = "") -> Sequence[JudgedTable]:
    """Judge all tables of published entries, in all or below one division."""
    tables = catalogue.bound_tables(work, division)
    renewed = govern.renewals(work, {(each.namespace, each.table) for each in tables})
    found = ((each, renewed.get((each.namespace, each.table))) for each in tables)
    return [
        JudgedTable(each, at, freshness_of(each.update_cycle, at, work.now)) for each, at in found
    ]


def list_freshness(
    work: Work, state: Freshness | None, division: str, wanted: PageRequest
) -> Page[TableRow]:
    """List the tables behind the overview's number, the longest without renewal first."""
    work.require(OverseePermission.OVERVIEW_READ, work.actor.place)
    judged = [one for one in judged_tables(work, division) if state in {None, one.state}]
    judged.sort(key=lambda one: (one.renewed_at or LONG_AGO, one.of.namespace, one.of.table))
    shown = judged[wanted.offset : wanted.offset + wanted.size]
    faces = catalogue.faces(work, [_entry(one) for one in shown])
    rows = [
        TableRow(one, face.name, face.organisation_name)
        for one in shown
        if (face := faces.get(_entry(one))) is not None
    ]
    return Page(rows, len(judged), wanted.page, wanted.size)


def _entry(one: JudgedTable) -> Node:
    return Node(NodeKind.ENTRY, one.of.entry_id)
