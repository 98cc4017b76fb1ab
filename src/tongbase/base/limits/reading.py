"""Reading limits as they hold at a place."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from tongbase.base.limits.models import LimitRow
from tongbase.base.limits.rules import in_force, strictest
from tongbase.base.limits.terms import Limit, LimitBook
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def limits_at(work: Work, place: OrgPath, book: LimitBook) -> Mapping[Limit, int]:
    """Return the limits that hold at a place: the strictest of its own and of those above it."""
    return in_force(book.limits, _set_at(work, (*_above(place), place.value)))


def find_set_above(work: Work, place: OrgPath, limit: Limit) -> int | None:
    """Find the strictest that regions above a place set of a limit."""
    return _set_at(work, _above(place)).get(limit.code)


def _above(place: OrgPath) -> Sequence[str]:
    parts = place.value.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]


def _set_at(work: Work, places: Sequence[str]) -> Mapping[str, int]:
    columns = (LimitRow.limit, LimitRow.working_days)
    rows = work.db.execute(select(*columns).where(LimitRow.place.in_(places)))
    return strictest((code, working_days) for code, working_days in rows)
