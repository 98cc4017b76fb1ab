"""Define, change and delete flows."""

from dataclasses import fields, replace

from tongbase.base.connectors.port import Connector
from tongbase.base.connectors.terms import Capability, Description
from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import claim
from tongbase.base.machines import Machines
from tongbase.collect.errors import FlowBusyError, FlowInvalidError, TargetTakenError
from tongbase.collect.events import FlowChanged, FlowDefined, FlowDeleted
from tongbase.collect.models import FlowRow, Source
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.queries import flows as queries
from tongbase.collect.queries.describing import describe_target
from tongbase.collect.queries.sources import connector_of, get_source
from tongbase.collect.rules.flows import check_flow, default_target
from tongbase.collect.terms import ODS, FlowDetails, Mode
from tongbase.govern import api as govern
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.naming import NameAsked, Named

NEEDS = {
    Mode.FULL: Capability.FULL,
    Mode.INCREMENTAL: Capability.CURSOR,
    Mode.FILES: Capability.FILES,
}


def define_flow(work: Work, machines: Machines, source_id: str, details: FlowDetails) -> FlowRow:
    """Define a flow from a table of a source; the table is looked at, nothing is moved.

    The lake table is described at once, so that rules can be bound before the first row lands.
    """
    source = get_source(work, source_id)
    work.require(CollectPermission.FLOW_MANAGE, OrgPath(source.owner))
    described = connector_of(source, machines).describe(details.table)
    whole = _completed(source, machines, details, described)
    flow = FlowRow(
        id=new_id(),
        source_id=source.id,
        source=source,
        owner=source.owner,
        cursor={},
        created_at=work.now,
        created_by=work.actor.id,
    )
    _check_target_name(work, whole)
    _take_target(work, flow, whole.target)
    _write(work, flow, whole)
    work.db.add(flow)
    work.db.flush()
    govern.describe_table(work, describe_target(queries.flow_of(flow), described.columns))
    work.emit(
        FlowDefined(
            flow.id,
            source=source.id,
            table=flow.source_table,
            target=flow.target,
            mode=flow.mode.value,
        )
    )
    return flow


def change_flow(work: Work, machines: Machines, flow_id: str, details: FlowDetails) -> FlowRow:
    """Change a flow. What it has read so far is forgotten if it reads something else now."""
    flow = queries.get_flow(work, flow_id)
    work.require(CollectPermission.FLOW_MANAGE, OrgPath(flow.owner))
    _check_idle(work, flow)
    before = queries.details_of(flow)
    described = connector_of(flow.source, machines).describe(details.table)
    whole = _completed(flow.source, machines, details, described)
    if whole.target != before.target:
        _check_target_name(work, whole)
    _take_target(work, flow, whole.target)
    _write(work, flow, whole)
    if replace(before, title="") != replace(whole, title=""):
        flow.cursor = {}
    names = (each.name for each in fields(FlowDetails))
    changed = tuple(name for name in names if getattr(before, name) != getattr(whole, name))
    work.emit(FlowChanged(flow.id, fields=changed))
    return flow


def delete_flow(work: Work, flow_id: str) -> None:
    """Delete a flow and its runs; the lake table and the ledger stay."""
    flow = queries.get_flow(work, flow_id)
    work.require(CollectPermission.FLOW_MANAGE, OrgPath(flow.owner))
    _check_idle(work, flow)
    work.db.delete(flow)
    work.emit(FlowDeleted(flow.id, target=flow.target))


def _completed(
    source: Source, machines: Machines, details: FlowDetails, described: Description
) -> FlowDetails:
    """Fill in what was left out from the source: target, title, keys."""
    _check_capability(connector_of(source, machines), details.mode)
    whole = replace(
        details,
        target=details.target or default_target(details.table),
        title=details.title or described.comment or details.table,
        keys=details.keys or described.key,
    )
    check_flow(whole, described)
    _check_cursor(whole, described)
    return whole


def _check_capability(connector: Connector, mode: Mode) -> None:
    if NEEDS[mode] not in connector.capabilities:
        raise FlowInvalidError(
            f"“{connector.label.zh}”不支持这种采集方式,请另选。",
            f"A source of the kind {connector.label.en} cannot be read that way; choose another.",
            field="mode",
        )


def _check_cursor(details: FlowDetails, described: Description) -> None:
    if details.mode is Mode.INCREMENTAL:
        return
    if details.cursor_column:
        raise FlowInvalidError(
            "只有按游标增量采集才需要游标字段。",
            f"Only an incremental flow has a cursor; {described.table} is read otherwise.",
            field="cursor_column",
        )


def _check_target_name(work: Work, details: FlowDetails) -> None:
    """A rule that binds stops a flow; what breaks another is only warned of."""
    asked = NameAsked(details.target, details.title, ODS)
    standards.check_names(work, Named.TABLE, [asked], field="target")


def _take_target(work: Work, flow: FlowRow, target: str) -> None:
    """One flow fills a table, and only of the organisation whose the table is."""
    claim(work.db, TableName(ODS, target), OrgPath(flow.owner), field="target")
    other = queries.find_by_target(work, target)
    if other is not None and other.id != flow.id:
        raise TargetTakenError(
            f"数据湖表“ods.{target}”已由另一个采集任务写入,请换一个名称。",
            f"Another flow fills the lake table ods.{target}; choose another name.",
            field="target",
        )


def _check_idle(work: Work, flow: FlowRow) -> None:
    if queries.has_open_run(work, flow):
        raise FlowBusyError(
            "该采集任务正在运行,请等待结束或先取消运行。",
            "A run of the flow is under way; wait for it or cancel it.",
        )


def _write(work: Work, flow: FlowRow, details: FlowDetails) -> None:
    flow.title, flow.source_table, flow.target = details.title, details.table, details.target
    flow.mode, flow.keys = details.mode, list(details.keys)
    flow.cursor_column = details.cursor_column
    flow.overlap_seconds = details.overlap_seconds
    flow.delete_missing, flow.may_empty = details.delete_missing, details.may_empty
    flow.empty_key_parts = details.empty_key_parts
    flow.types, flow.changed_at = dict(details.types), work.now
