"""Foreign catalogues over HTTP: registered, previewed, harvested."""

from fastapi import APIRouter

from tongbase.base.web import InHand, PageOut, Wanted, WithMachines, timeline
from tongbase.catalogue.actions import harvest_sources
from tongbase.catalogue.models import HarvestSource
from tongbase.catalogue.queries import harvests as queries
from tongbase.catalogue.schemas.harvests import (
    HarvestOrderedOut,
    HarvestRunOut,
    HarvestSourceIn,
    HarvestSourceOut,
    HarvestSourcePatch,
    HarvestVerdictOut,
)
from tongbase.catalogue.schemas.outgoing import Timeline
from tongbase.catalogue.terms.harvest import Verdict
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

router = APIRouter(prefix="/catalogue/harvests", tags=["catalogue"])


@router.get("")
def list_sources(work: InHand, wanted: Wanted) -> PageOut[HarvestSourceOut]:
    """List the foreign catalogues of one's reach."""
    found = queries.list_sources(work, wanted)
    failures = queries.failures_of(work, [source.id for source in found.rows])
    rows = [HarvestSourceOut.of(source, failures.get(source.id)) for source in found.rows]
    return PageOut(rows=rows, total=found.total, page=found.page, size=found.size)


@router.post("", status_code=201)
def add_source(work: InHand, machines: WithMachines, body: HarvestSourceIn) -> HarvestSourceOut:
    """Register a foreign catalogue."""
    return HarvestSourceOut.of(harvest_sources.add_source(work, machines, body.draft()))


@router.get("/{source_id}")
def show_source(work: InHand, source_id: str) -> HarvestSourceOut:
    """Show a foreign catalogue."""
    return _shown(work, queries.get_source(work, source_id))


@router.patch("/{source_id}")
def change_source(
    work: InHand, machines: WithMachines, source_id: str, body: HarvestSourcePatch
) -> HarvestSourceOut:
    """Change a foreign catalogue; with a new address the old key is forgotten."""
    return _shown(work, harvest_sources.change_source(work, machines, source_id, body.changes()))


@router.delete("/{source_id}", status_code=204)
def remove_source(work: InHand, source_id: str) -> None:
    """Forget a foreign catalogue; the entries that came of it stay."""
    harvest_sources.remove_source(work, source_id)


@router.post("/{source_id}/preview", status_code=202)
def preview(work: InHand, source_id: str) -> HarvestOrderedOut:
    """Order a preview: what a run would do, with a verdict for each data set."""
    return HarvestOrderedOut(job=harvest_sources.order_harvest(work, source_id, apply=False).id)


@router.post("/{source_id}/run", status_code=202)
def run(work: InHand, source_id: str) -> HarvestOrderedOut:
    """Order a run: drafts of what is new, revisions of what changed."""
    return HarvestOrderedOut(job=harvest_sources.order_harvest(work, source_id, apply=True).id)


@router.get("/{source_id}/runs")
def list_runs(work: InHand, source_id: str, wanted: Wanted) -> PageOut[HarvestRunOut]:
    """List the runs over a foreign catalogue, newest first."""
    return PageOut[HarvestRunOut].model_validate(queries.list_runs(work, source_id, wanted))


@router.get("/{source_id}/runs/{run_id}")
def show_run(work: InHand, source_id: str, run_id: str) -> HarvestRunOut:
    """Show a run."""
    return HarvestRunOut.model_validate(queries.get_run(work, source_id, run_id))


@router.get("/{source_id}/runs/{run_id}/verdicts")
def list_verdicts(
    work: InHand, wanted: Wanted, source_id: str, run_id: str, verdict: Verdict | None = None
) -> PageOut[HarvestVerdictOut]:
    """List what a run made of each data set."""
    page = queries.list_verdicts(work, source_id, run_id, verdict, wanted)
    return PageOut[HarvestVerdictOut].model_validate(page)


@router.get("/{source_id}/timeline")
def show_timeline(work: InHand, source_id: str) -> Timeline:
    """Show what happened to a foreign catalogue."""
    source = queries.get_source(work, source_id)
    return timeline(history_of(work.db, source.id))


def _shown(work: Work, source: HarvestSource) -> HarvestSourceOut:
    return HarvestSourceOut.of(source, queries.failures_of(work, [source.id]).get(source.id))
