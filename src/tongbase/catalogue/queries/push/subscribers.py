"""Who hears of changes: subscriptions with the reach of their organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select

from tongbase.catalogue.models import Subscription
from tongbase.catalogue.queries.push.changes import filter_of
from tongbase.catalogue.rules.places import region_of
from tongbase.catalogue.terms.changes import ChangeFilter, SubscriptionState
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Listener:
    """A subscription as a filter, and where its organisation may hear of drafts."""

    subscription: Subscription
    wanted: ChangeFilter
    reach: OrgPath


def listeners(work: Work) -> Sequence[Listener]:
    """Return all that shall hear of changes: a paused one as well, its post is kept."""
    statement = select(Subscription).where(Subscription.state != SubscriptionState.DISABLED)
    reach = lru_cache(None)(lambda code: _reach(work, code))
    found = ((each, reach(each.organisation_code)) for each in work.db.scalars(statement))
    return [
        Listener(each, filter_of(each.wanted), place)
        for each, place in found
        if place is not None and _has_system(work, each)
    ]


def listener_of(work: Work, subscription: Subscription) -> Listener | None:
    """Return one subscription as a listener; None if its organisation or system was shut."""
    reach = _reach(work, subscription.organisation_code)
    if reach is None or not _has_system(work, subscription):
        return None
    return Listener(subscription, filter_of(subscription.wanted), reach)


def _reach(work: Work, code: str) -> OrgPath | None:
    """Say how far an organisation sees: a bureau its region, others themselves; shut, nothing."""
    organisation = identity.organisation(work, code)
    if not organisation.active:
        return None
    is_bureau = organisation.kind is identity.OrganisationKind.AUTHORITY
    return region_of(organisation.place) if is_bureau else organisation.place


def _has_system(work: Work, subscription: Subscription) -> bool:
    """Say whether the application system that listens, if there is one, still works."""
    system = subscription.application_id
    return system is None or identity.application(work, system).active
