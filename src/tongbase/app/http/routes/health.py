"""Is the house up: the store answers, and a worker does what is queued."""

from enum import StrEnum

from fastapi import APIRouter, Request
from sqlalchemy import text

from tongbase import __version__
from tongbase.base.jobs.worker import has_live_worker
from tongbase.base.web import Out

router = APIRouter(prefix="/health", tags=["health"])


class WorkerState(StrEnum):
    """Whether jobs, messages and the sealing of the ledger go on."""

    WORKING = "working"
    ABSENT = "absent"


class HealthOut(Out):
    """How the house is: ``worker`` works if one was heard of within the last 15 seconds."""

    status: str
    version: str
    worker: WorkerState


@router.get("")
def read_health(request: Request) -> HealthOut:
    """Say that the server and its store answer, and whether a worker works."""
    sessions = request.app.state.sessions
    with sessions() as db:
        db.execute(text("select 1"))
    worker = WorkerState.WORKING if has_live_worker(sessions) else WorkerState.ABSENT
    return HealthOut(status="ok", version=__version__, worker=worker)
