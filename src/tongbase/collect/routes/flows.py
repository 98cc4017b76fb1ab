"""Flows over HTTP."""

from fastapi import APIRouter

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, WithMachines, timeline
from tongbase.collect import api
from tongbase.collect.actions import flows
from tongbase.collect.actions.runs import order_run
from tongbase.collect.queries import flows as queries
from tongbase.collect.queries import showing
from tongbase.collect.queries.histories import history_of_flow
from tongbase.collect.schemas import (
    FlowChangeIn,
    FlowIn,
    FlowLine,
    FlowOut,
    PlanOut,
    RunLine,
    RunOut,
)
from tongbase.collect.terms import FlowDetails

router = APIRouter(prefix="/collect/flows", tags=["collect"])


@router.get("")
def list_flows(work: InHand, wanted: Wanted, q: str = "", source_id: str = "") -> PageOut[FlowLine]:
    """List flows within reach."""
    page = showing.show_flows(work, queries.list_flows(work, q, source_id, wanted))
    return PageOut[FlowLine].model_validate(page)


@router.post("", status_code=201)
def define_flow(work: InHand, machines: WithMachines, body: FlowIn) -> FlowOut:
    """Define a flow."""
    flow = flows.define_flow(work, machines, body.source_id, _details(body))
    return FlowOut.model_validate(showing.show_flow(work, flow))


@router.get("/{flow_id}")
def read_flow(work: InHand, flow_id: str) -> FlowOut:
    """Read a flow."""
    return FlowOut.model_validate(showing.show_flow(work, queries.get_flow(work, flow_id)))


@router.post("/{flow_id}/update")
def change_flow(work: InHand, machines: WithMachines, flow_id: str, body: FlowChangeIn) -> FlowOut:
    """Change a flow."""
    flow = flows.change_flow(work, machines, flow_id, _details(body))
    return FlowOut.model_validate(showing.show_flow(work, flow))


@router.post("/{flow_id}/delete", status_code=204)
def delete_flow(work: InHand, flow_id: str) -> None:
    """Delete a flow; its lake table stays."""
    flows.delete_flow(work, flow_id)


@router.get("/{flow_id}/plan")
def plan_flow(work: InHand, machines: WithMachines, flow_id: str) -> PlanOut:
    """Plan the next run: both sides are looked at, nothing is moved."""
    return PlanOut.model_validate(api.plan_flow(work, machines, flow_id))


@router.post("/{flow_id}/run", status_code=202)
def run_flow(work: InHand, flow_id: str) -> RunOut:
    """Order a run."""
    return RunOut.model_validate(showing.show_run(work, order_run(work, flow_id).id))


@router.get("/{flow_id}/runs")
def list_flow_runs(work: InHand, flow_id: str, wanted: Wanted) -> PageOut[RunLine]:
    """List the runs of a flow."""
    page = showing.show_runs(work, queries.list_runs(work, flow_id, wanted))
    return PageOut[RunLine].model_validate(page)


@router.get("/{flow_id}/timeline")
def read_timeline(work: InHand, flow_id: str) -> list[TimelineLine]:
    """Read what happened to a flow."""
    return timeline(history_of_flow(work, flow_id))


def _details(body: FlowIn | FlowChangeIn) -> FlowDetails:
    return FlowDetails(
        table=body.table,
        target=body.target,
        title=body.title,
        mode=body.mode,
        keys=tuple(body.keys),
        cursor_column=body.cursor_column,
        overlap_seconds=body.overlap_seconds,
        delete_missing=body.delete_missing,
        empty_key_parts=body.empty_key_parts,
        may_empty=body.may_empty,
        types=body.types,
    )
