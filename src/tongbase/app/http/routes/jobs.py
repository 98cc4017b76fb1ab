"""Long work over HTTP: how far it is, and the word to stop."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BeforeValidator

from tongbase.base.jobs import queue
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.web import InHand, Out, TimelineLine, timeline
from tongbase.kernel.ledger.reading import history_naming, history_of
from tongbase.kernel.work import Work

router = APIRouter(prefix="/jobs", tags=["jobs"])
NAMED_AS = ("run", "job")
"""Under which of these fields the events of a job's subject name the job."""


def _without_trace(error: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Leave out where in the code a job failed: that is for the operator's log."""
    return error and {name: told for name, told in error.items() if name != "trace"}


class JobOut(Out):
    """A job as people see it: ``done`` of ``total`` units; total 0 is unknown.

    ``verbs`` are what one may do to it now. ``title_en`` is empty for one ordered before titles
    had two languages.
    """

    id: str
    kind: str
    subject: str
    title: str
    title_en: str
    state: JobState
    attempt: int
    done: int
    total: int
    message_zh: str
    message_en: str
    result: dict[str, Any] | None
    error: Annotated[dict[str, Any] | None, BeforeValidator(_without_trace)]
    cancel_asked: bool
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    verbs: list[str]


@router.get("")
def list_jobs(work: InHand, subject: str | None = None) -> list[JobOut]:
    """List the newest jobs of one's reach."""
    return [_shown(work, run) for run in queue.list_runs(work, subject=subject)]


@router.get("/{run_id}")
def read_job(work: InHand, run_id: str) -> JobOut:
    """Read how far a job is."""
    return _shown(work, queue.get_run(work, run_id))


@router.post("/{run_id}/cancel")
def cancel_job(work: InHand, run_id: str) -> JobOut:
    """Ask a job to stop."""
    return _shown(work, queue.cancel(work, run_id))


@router.get("/{run_id}/timeline")
def show_timeline(work: InHand, run_id: str) -> list[TimelineLine]:
    """What the ledger tells of a job, newest first: ordered, planned, stopped, ended."""
    run = queue.get_run(work, run_id)
    told = [*history_of(work.db, run.id)]
    for field in NAMED_AS:
        told += history_naming(work.db, run.subject, field, run.id)
    return timeline(sorted(told, key=lambda line: line.id, reverse=True))


def _shown(work: Work, run: JobRun) -> JobOut:
    told = {name: getattr(run, name) for name in JobOut.model_fields if name != "verbs"}
    return JobOut(**told, verbs=list(queue.verbs_of(work, run)))
