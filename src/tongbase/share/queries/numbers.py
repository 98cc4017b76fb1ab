"""The numbers of sharing within the actor's reach."""

from datetime import timedelta

from sqlalchemy import Date, cast, func, select

from tongbase.kernel.clock import CHINA
from tongbase.kernel.work import Work
from tongbase.share.models import Application, Call, Grant, Service
from tongbase.share.queries.reach import has_to_do, visible
from tongbase.share.terms.applications import IN_REVIEW
from tongbase.share.terms.grants import GrantStatus, Tally

DAYS = 30


def tally(work: Work) -> Tally | None:
    """Count services, grants that hold, applications, and calls by day in China's time.

    None for who has nothing to do with sharing.
    """
    if not has_to_do(work):
        return None
    grants = visible(work, Grant.consumer_path, Grant.provider_path)
    asked = visible(work, Application.consumer_path, Application.provider_path)
    calls = visible(work, Call.consumer_path, Call.provider_path)
    day = cast(func.timezone(str(CHINA), Call.at), Date)
    lately = Call.at.between(work.now - timedelta(days=DAYS), work.now)
    by_day = select(day, func.count()).where(calls, lately).group_by(day).order_by(day)
    held = (grants, Grant.status == GrantStatus.ACTIVE, Grant.until > work.now)
    counts = (
        select(func.count()).select_from(Service),
        select(func.count()).select_from(Grant).where(*held),
        select(func.count()).select_from(Application).where(asked),
        select(func.count())
        .select_from(Application)
        .where(asked, Application.state.in_(IN_REVIEW)),
        select(func.count()).select_from(Call).where(calls),
    )
    services, active, applications, waiting, called = (work.db.scalar(c) or 0 for c in counts)
    return Tally(
        services=services,
        grants=active,
        applications=applications,
        in_review=waiting,
        calls=called,
        calls_by_day=tuple((when, count) for when, count in work.db.execute(by_day)),
    )
