"""Looking into a source: its tables and their columns, never rows."""

from tongbase.base.connectors.terms import Description, SourceTable
from tongbase.base.machines import Machines
from tongbase.base.paging import Page
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.queries.plans import discreet
from tongbase.collect.queries.sources import connector_of, get_source
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def list_tables(work: Work, machines: Machines, source_id: str, q: str) -> Page[SourceTable]:
    """List what can be read of a source, all on one page."""
    source = get_source(work, source_id)
    work.require(CollectPermission.SOURCE_TEST, OrgPath(source.owner))
    asked = q.strip().casefold()
    rows = [
        table
        for table in connector_of(source, machines).list_tables()
        if asked in f"{table.name} {table.comment}".casefold()
    ]
    return Page(rows, len(rows), 1, max(len(rows), 1))


def describe_table(work: Work, machines: Machines, source_id: str, table: str) -> Description:
    """Describe a table of a source."""
    source = get_source(work, source_id)
    work.require(CollectPermission.SOURCE_TEST, OrgPath(source.owner))
    return discreet(connector_of(source, machines).describe(table))
