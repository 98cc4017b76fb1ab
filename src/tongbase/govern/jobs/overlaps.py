"""The job that compares the values behind duplicate collections."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.errors import JobCancelledError, JobTakenOverError
from tongbase.base.jobs.terms import Job
from tongbase.base.lake import raw
from tongbase.catalogue import api as catalogue
from tongbase.govern.actions.overlaps import OVERLAP_JOB
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.overlaps import (
    ColumnPair,
    LakeColumn,
    Measured,
    columns_compared,
    measured,
    sketch_column,
)
from tongbase.govern.rules.sketches import Sketch
from tongbase.kernel.errors import ConflictError, NotFoundError, TongBaseError

CASES_A_STEP = 100
PURPOSE = "duplicate-sketches"
Case = tuple[str, Sequence[ColumnPair]]

log = logging.getLogger(__name__)


def measure_overlaps(context: JobContext, _: Mapping[str, Any]) -> Mapping[str, Any]:
    """Measure every undecided duplicate of which both tables are there; again changes nothing more.

    ``without`` counts those without a column or a value to compare; ``left`` tells of those that
    could not be measured, and why.
    """
    looked, noted, after = 0, 0, ""
    left: list[Mapping[str, Any]] = []
    while cases := _read(context, after):
        sketches: dict[LakeColumn, Sketch] = {}
        for case_id, pairs in cases:
            context.progress(looked, looked + len(cases), "正在抽样比对", "Comparing values")
            found = _measure(context, case_id, pairs, sketches, left)
            noted += found is not None and _note(context, case_id, found)
            looked += 1
        after = cases[-1][0]
    return {"cases": looked, "measured": noted, "without": looked - noted - len(left), "left": left}


def _read(context: JobContext, after: str) -> Sequence[Case]:
    """Leave is asked at every step: it may have been taken away meanwhile."""
    lake = context.machines.lake
    with context.work() as work:
        work.require(GovernPermission.OVERLAP_MEASURE, work.actor.reach)
        cases = catalogue.comparable_duplicates(work, after=after, most=CASES_A_STEP)
        return [(case.id, columns_compared(work, lake, case)) for case in cases]


def _measure(
    context: JobContext,
    case_id: str,
    pairs: Sequence[ColumnPair],
    sketches: dict[LakeColumn, Sketch],
    left: list[Mapping[str, Any]],
) -> Measured | None:
    """Compare one case; if that fails, it fails for itself."""
    secret = context.machines.vault.derive(PURPOSE)
    try:
        with raw.open_session(context.machines.lake) as session:
            for column in (side for pair in pairs for side in (pair.first, pair.second)):
                if column not in sketches:
                    sketches[column] = sketch_column(session, column, secret)
    except (JobCancelledError, JobTakenOverError):
        raise
    except TongBaseError as failed:
        log.warning("The values of the duplicate %s were not compared: %s", case_id, failed.en)
        left.append({"case": case_id, **failed.as_dict()})
        return None
    return measured(pairs, [(sketches[pair.first], sketches[pair.second]) for pair in pairs])


def _note(context: JobContext, case_id: str, found: Measured) -> bool:
    """Write it down, unless the case was decided or forgotten meanwhile."""
    try:
        with context.work() as work:
            catalogue.note_overlap(work, case_id, found.overlap, found.items)
    except (ConflictError, NotFoundError):
        return False
    return True


MEASURE = Job(OVERLAP_JOB, "抽样比对", "Compare values of duplicates", measure_overlaps)
