"""Make a statutory limit stricter for a region."""

from sqlalchemy.dialects.postgresql import insert

from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.share.events import LimitSet
from tongbase.share.models import LimitRow
from tongbase.share.permissions import SharePermission
from tongbase.share.rules.gate import check_limit
from tongbase.share.terms.applications import Limit


def set_limit(work: Work, limit: Limit, working_days: int) -> OrgPath:
    """Set a limit for the region that the actor's bureau reaches: stricter than the decree only."""
    place = work.actor.reach
    work.require(SharePermission.LIMIT_SET, place)
    check_limit(limit, working_days)
    values = {"working_days": working_days, "set_by": work.actor.id, "set_at": work.now}
    row = insert(LimitRow).values(place=place.value, limit=limit, **values)
    work.db.execute(
        row.on_conflict_do_update(index_elements=[LimitRow.place, LimitRow.limit], set_=values)
    )
    work.emit(LimitSet(limit.value, place=place.value, working_days=working_days))
    return place
