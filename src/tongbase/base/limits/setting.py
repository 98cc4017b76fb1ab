"""Make a limit stricter for a region."""

from collections.abc import Iterable

from sqlalchemy.dialects.postgresql import insert

from tongbase.base.limits.errors import LimitUnknownError
from tongbase.base.limits.events import LimitSet
from tongbase.base.limits.models import LimitRow
from tongbase.base.limits.permissions import LimitPermission
from tongbase.base.limits.reading import find_set_above
from tongbase.base.limits.rules import check_stricter
from tongbase.base.limits.terms import Limit, LimitBook
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def set_limit(work: Work, limit: Limit, working_days: int) -> OrgPath:
    """Set a limit for the region that the actor's bureau reaches; it holds for new cases."""
    place = work.actor.reach
    work.require(LimitPermission.LIMIT_SET, place)
    check_stricter(limit, working_days, find_set_above(work, place, limit))
    values = {"working_days": working_days, "set_by": work.actor.id, "set_at": work.now}
    row = insert(LimitRow).values(place=place.value, limit=limit.code, **values)
    work.db.execute(
        row.on_conflict_do_update(index_elements=[LimitRow.place, LimitRow.limit], set_=values)
    )
    work.emit(LimitSet(limit.code, title=limit.zh, place=place.value, working_days=working_days))
    return place


def limit_of(books: Iterable[LimitBook], code: str) -> Limit:
    """Return the limit that a code names."""
    for book in books:
        for limit in book.limits:
            if limit.code == code:
                return limit
    raise LimitUnknownError(
        f"没有代码为 {code} 的时限,请从时限列表中选择。",
        f"No limit has the code {code}; take one from the list of limits.",
        field="limit",
    )
