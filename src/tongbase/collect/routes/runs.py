"""Runs over HTTP."""

from fastapi import APIRouter

from tongbase.base.web import InHand, PageOut, Wanted
from tongbase.collect.actions.runs import cancel_run
from tongbase.collect.queries import flows as queries
from tongbase.collect.queries import showing
from tongbase.collect.schemas import RunLine, RunOut

router = APIRouter(prefix="/collect/runs", tags=["collect"])


@router.get("")
def list_runs(work: InHand, wanted: Wanted) -> PageOut[RunLine]:
    """List runs within reach."""
    page = showing.show_runs(work, queries.list_runs(work, "", wanted))
    return PageOut[RunLine].model_validate(page)


@router.get("/{run_id}")
def read_run(work: InHand, run_id: str) -> RunOut:
    """Read a run: plan, progress, result."""
    return RunOut.model_validate(showing.show_run(work, run_id))


@router.post("/{run_id}/cancel")
def cancel(work: InHand, run_id: str) -> RunOut:
    """Ask a run to stop."""
    cancel_run(work, run_id)
    return RunOut.model_validate(showing.show_run(work, run_id))
