"""The candidates of a search: at most so many entries, with the columns that facets count.

Candidates never leave the database: they are a table expression, of which
``tongbase.catalogue.queries.search.counting`` reads one page and the facets.
"""

from typing import Any

from sqlalchemy import ColumnElement, Text, func, text, type_coerce

from tongbase.catalogue.models import Entry
from tongbase.catalogue.rules.resource_codes import CLASS_DIGITS
from tongbase.kernel.work import Work

CANDIDATES_MAX = 1000

# Plans are made for the words at hand: rare and common ones want different plans. Scans run alone
# and begin at the beginning, or common words were cut elsewhere on every page.
STEADY = text(
    "select set_config('plan_cache_mode', 'force_custom_plan', true),"
    " set_config('max_parallel_workers_per_gather', '0', true),"
    " set_config('synchronize_seqscans', 'off', true)"
)


def plan_steadily(work: Work) -> None:
    """Let the database plan every query of this transaction for its own words, and in one order."""
    work.db.execute(STEADY)


def columns() -> tuple[ColumnElement[Any], ...]:
    """Name the columns of every candidate: its id and its value of every facet."""
    return (
        Entry.id.label("id"),
        type_coerce(Entry.share_type, Text).label("share_type"),
        type_coerce(Entry.update_cycle, Text).label("update_cycle"),
        Entry.provider_code.label("provider"),
        Entry.region_code.label("region"),
        func.left(Entry.classify_code, CLASS_DIGITS).label("classify"),
    )
