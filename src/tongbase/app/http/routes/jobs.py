"""Long work over HTTP: how far it is, and the word to stop."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from fastapi import APIRouter

from tongbase.base.jobs import queue
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.web import InHand, Out

router = APIRouter(prefix="/jobs", tags=["jobs"])


class JobOut(Out):
    """A job as people see it: ``done`` of ``total`` units; total 0 is unknown."""

    id: str
    kind: str
    subject: str
    title: str
    state: JobState
    attempt: int
    done: int
    total: int
    message_zh: str
    message_en: str
    result: dict[str, Any] | None
    error: dict[str, Any] | None
    cancel_asked: bool
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


@router.get("", response_model=list[JobOut])
def list_jobs(work: InHand, subject: str | None = None) -> Sequence[JobRun]:
    """List the newest jobs of one's reach."""
    return queue.list_runs(work, subject=subject)


@router.get("/{run_id}", response_model=JobOut)
def read_job(work: InHand, run_id: str) -> JobRun:
    """Read how far a job is."""
    return queue.get_run(work, run_id)


@router.post("/{run_id}/cancel", response_model=JobOut)
def cancel_job(work: InHand, run_id: str) -> JobRun:
    """Ask a job to stop."""
    return queue.cancel(work, run_id)
