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
    title, title_en = "抽样比对", "Compare samples"
    place = work.actor.place
    run = enqueue(work, Order(OVERLAP_JOB, CASES, title, title_en, place, lock=OVERLAP_JOB))
    work.emit(OverlapsOrdered(CASES, job=run.id))
    return run
