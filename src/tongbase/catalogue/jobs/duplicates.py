"""The job that compares all published entries."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.catalogue.actions.duplicates import SEARCH_KIND, keep_found
from tongbase.catalogue.queries.duplicates import portraits
from tongbase.catalogue.queries.search.meaning import is_in_force, neighbours
from tongbase.catalogue.rules.duplicates import by_division, find_pairs, find_pairs_near
from tongbase.catalogue.terms.duplicates import Pair, Portrait
from tongbase.kernel.work import Work

NEIGHBOURS_MAX = 5
COSINE_MIN = 0.965
"""Names of entries that have nothing in common stay below it, most that mean the same above."""


def find_duplicates(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Compare, and write down what is alike. To do it again changes nothing more."""
    del arguments
    with context.work() as work:
        compared = list(portraits(work))
        context.progress(0, len(compared), "正在比对目录", "Comparing entries")
        found = alike(work, compared)
        pairs = keep_found(work, found)
    by_meaning = sum(pair.by_meaning for pair in found)
    return {"entries": len(compared), "pairs": pairs, "pairs_by_meaning": by_meaning}


def alike(work: Work, compared: Sequence[Portrait]) -> Sequence[Pair]:
    """Find what is alike: proposed by common items, or by names that mean nearly the same."""
    found = list(find_pairs(compared))
    return [*found, *find_pairs_near(compared, _neighbours(work, compared), found)]


def _neighbours(work: Work, compared: Sequence[Portrait]) -> Iterator[tuple[str, str]]:
    """Pair entries whose names mean nearly the same; none where that is not known."""
    if not is_in_force(work):
        return
    for own, others in by_division(compared):
        yield from neighbours(work, own, others, most=NEIGHBOURS_MAX, cosine_min=COSINE_MIN)


FIND = Job(SEARCH_KIND, "查找重复采集", "Find duplicate collection", find_duplicates)
