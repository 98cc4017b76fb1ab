"""Order that the values behind duplicate collections be compared."""

from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue
from tongbase.govern.events import OverlapsOrdered
from tongbase.govern.permissions import GovernPermission
from tongbase.kernel.work import Work

OVERLAP_JOB = "govern.measure_overlaps"
CASES = "duplicates"


def order_measuring(work: Work) -> JobRun:
    """Have the values of all undecided duplicates of the reach compared (抽样比对)."""
    work.require(GovernPermission.OVERLAP_MEASURE, work.actor.reach)
    run = enqueue(work, Order(OVERLAP_JOB, CASES, "抽样比对", work.actor.place, lock=OVERLAP_JOB))
    work.emit(OverlapsOrdered(CASES, job=run.id))
    return run
