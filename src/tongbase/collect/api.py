"""The door of collection: all that other modules may call."""

from tongbase.base.machines import Machines
from tongbase.collect.actions.flows import change_flow, define_flow, delete_flow
from tongbase.collect.actions.runs import order_run
from tongbase.collect.actions.sources import (
    delete_source,
    register_source,
    test_source,
    update_source,
)
from tongbase.collect.queries.flows import flow_of, get_flow, tally
from tongbase.collect.queries.links import faces, find_things, links
from tongbase.collect.queries.plans import look_ahead
from tongbase.collect.queries.sources import connector_of, has_sources
from tongbase.collect.rules.planning import Plan
from tongbase.kernel.work import Work

__all__ = [
    "change_flow",
    "define_flow",
    "delete_flow",
    "delete_source",
    "faces",
    "find_things",
    "has_sources",
    "links",
    "order_run",
    "plan_flow",
    "register_source",
    "tally",
    "test_source",
    "update_source",
]


def plan_flow(work: Work, machines: Machines, flow_id: str) -> Plan:
    """Plan the next run of a flow; both sides are looked at, nothing is moved."""
    row = get_flow(work, flow_id)
    connector = connector_of(row.source, machines)
    return look_ahead(flow_of(row), connector, machines.lake).plan
