"""Subscriptions to changes over HTTP: added, changed, paused, replayed; their delivery log."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, Wanted, WithMachines, timeline
from tongbase.catalogue.actions import deliveries as replays
from tongbase.catalogue.actions import subscriptions as actions
from tongbase.catalogue.models import Subscription
from tongbase.catalogue.queries.push import subscriptions as queries
from tongbase.catalogue.queries.push.pushing import event_of
from tongbase.catalogue.schemas.outgoing import Timeline
from tongbase.catalogue.schemas.subscriptions import (
    DeliveryDetailOut,
    DeliveryOut,
    ReplayedOut,
    ReplayIn,
    SubscriptionIn,
    SubscriptionMadeOut,
    SubscriptionOut,
    SubscriptionPatch,
)
from tongbase.catalogue.terms.changes import DeliveryState, SubscriptionState
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

router = APIRouter(prefix="/catalogue/subscriptions", tags=["catalogue"])


@router.get("")
def list_subscriptions(
    work: InHand,
    wanted: Wanted,
    q: Annotated[str, Query(max_length=100)] = "",
    state: SubscriptionState | None = None,
) -> PageOut[SubscriptionOut]:
    """List the subscriptions of one's reach, newest first."""
    page = queries.list_subscriptions(work, q.strip(), state, wanted)
    rows = shown(work, page.rows)
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def add(work: InHand, machines: WithMachines, body: SubscriptionIn) -> SubscriptionMadeOut:
    """Subscribe to changes; the secret that signs them is shown this once."""
    made = actions.add_subscription(work, machines, body.draft())
    return SubscriptionMadeOut(subscription=_one(work, made.subscription), secret=made.secret)


@router.get("/{subscription_id}")
def show(work: InHand, subscription_id: str) -> SubscriptionOut:
    """Show a subscription with its numbers and verbs."""
    return _one(work, queries.get_subscription(work, subscription_id))


@router.patch("/{subscription_id}")
def change(
    work: InHand, machines: WithMachines, subscription_id: str, body: SubscriptionPatch
) -> SubscriptionOut:
    """Change name, address or filter."""
    changed = actions.change_subscription(work, machines, subscription_id, body.changes())
    return _one(work, changed)


@router.delete("/{subscription_id}", status_code=204)
def remove(work: InHand, subscription_id: str) -> None:
    """End a subscription; its delivery log goes with it."""
    actions.remove_subscription(work, subscription_id)


@router.post("/{subscription_id}/pause")
def pause(work: InHand, subscription_id: str) -> SubscriptionOut:
    """Send nothing for the time being; what changes meanwhile is kept."""
    return _one(work, actions.pause_subscription(work, subscription_id))


@router.post("/{subscription_id}/resume")
def resume(work: InHand, subscription_id: str) -> SubscriptionOut:
    """Send again."""
    return _one(work, actions.resume_subscription(work, subscription_id))


@router.post("/{subscription_id}/rotate-secret")
def rotate_secret(
    work: InHand, machines: WithMachines, subscription_id: str
) -> SubscriptionMadeOut:
    """Sign with a new secret; for a day the old one signs as well."""
    made = actions.rotate_secret(work, machines.vault, subscription_id)
    return SubscriptionMadeOut(subscription=_one(work, made.subscription), secret=made.secret)


@router.post("/{subscription_id}/test", status_code=201)
def test(work: InHand, subscription_id: str) -> DeliveryOut:
    """Send a test message; the delivery tells what was answered."""
    ping = replays.ping_subscription(work, subscription_id)
    return DeliveryOut.of(queries.lines_of(work, [ping])[0])


@router.post("/{subscription_id}/replay")
def replay_from(work: InHand, subscription_id: str, body: ReplayIn) -> SubscriptionOut:
    """Tell everything again that changed after a number or since a moment."""
    replayed = replays.replay_from(work, subscription_id, after=body.after, since=body.since)
    return _one(work, replayed)


@router.post("/{subscription_id}/replay-dead")
def replay_dead(work: InHand, subscription_id: str) -> ReplayedOut:
    """Send all dead letters again."""
    return ReplayedOut(deliveries=replays.replay_dead(work, subscription_id))


@router.get("/{subscription_id}/deliveries")
def list_deliveries(
    work: InHand, subscription_id: str, wanted: Wanted, state: DeliveryState | None = None
) -> PageOut[DeliveryOut]:
    """Show the delivery log: first what is tried in vain, then newest first."""
    subscription = queries.get_subscription(work, subscription_id)
    page = queries.list_deliveries(work, subscription, state, wanted)
    rows = [DeliveryOut.of(line) for line in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/{subscription_id}/deliveries/{delivery_id}")
def show_delivery(
    work: InHand, machines: WithMachines, subscription_id: str, delivery_id: str
) -> DeliveryDetailOut:
    """Show a delivery with its attempts and what is sent."""
    subscription = queries.get_subscription(work, subscription_id)
    delivery = queries.get_delivery(work, subscription, delivery_id)
    line = queries.lines_of(work, [delivery])[0]
    event = event_of(work, machines.settings, delivery)
    return DeliveryDetailOut.whole(line, list(queries.attempts_of(work, delivery)), event)


@router.post("/{subscription_id}/deliveries/{delivery_id}/replay")
def replay_delivery(work: InHand, subscription_id: str, delivery_id: str) -> DeliveryOut:
    """Send one delivery again, under the same id."""
    again = replays.replay_delivery(work, subscription_id, delivery_id)
    return DeliveryOut.of(queries.lines_of(work, [again])[0])


@router.get("/{subscription_id}/timeline")
def show_timeline(work: InHand, subscription_id: str) -> Timeline:
    """Show what was done to a subscription, newest first."""
    return timeline(history_of(work.db, queries.get_subscription(work, subscription_id).id))


def shown(work: Work, rows: Sequence[Subscription]) -> list[SubscriptionOut]:
    """Show subscriptions with their numbers."""
    return [SubscriptionOut.of(each) for each in queries.seen(work, rows)]


def _one(work: Work, row: Subscription) -> SubscriptionOut:
    return shown(work, [row])[0]
