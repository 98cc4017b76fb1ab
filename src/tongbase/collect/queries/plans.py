"""Looking at source and lake, and deciding what a run would do. The source is only read."""

from dataclasses import dataclass, replace

from tongbase.base.connectors.port import Connector
from tongbase.base.connectors.terms import Description, FileState
from tongbase.base.lake import read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.collect.queries.flows import known_files
from tongbase.collect.rules.planning import Plan, changed_files, plan_run
from tongbase.collect.terms import ODS, Flow, Mode
from tongbase.protect.api import mask_embedded


@dataclass(frozen=True)
class Outlook:
    """A plan, the source as it was described for it, and all files that are there, read or not."""

    plan: Plan
    described: Description
    files: tuple[FileState, ...] = ()


def look_ahead(flow: Flow, connector: Connector, lake: Lake) -> Outlook:
    """Describe both sides and plan the run."""
    table = flow.details.table
    target = read.find_table(lake, table_of(flow))
    if flow.details.mode is not Mode.FILES:
        described = discreet(connector.describe(table))
        return Outlook(plan_run(flow, described, target), described)
    known = known_files(flow.cursor) if target is not None else {}
    found = connector.files(table, known)
    changed = changed_files(found, known)
    names = tuple(each.path for each in changed)
    described = discreet(connector.describe(table, names or None))
    return Outlook(plan_run(flow, described, target, files=changed), described, found)


def discreet(described: Description) -> Description:
    """Mask the numbers of persons among the examples: a plan is read by more than the owner."""
    remarks = (
        replace(each, examples=tuple(map(mask_embedded, each.examples)))
        for each in described.remarks
    )
    return replace(described, remarks=tuple(remarks))


def table_of(flow: Flow) -> TableName:
    """Return the name of the lake table that a flow fills."""
    return TableName(ODS, flow.details.target)
