"""Send again what was not taken, tell changes anew from a point on, test a subscription."""

from datetime import datetime

from sqlalchemy import update

from tongbase.catalogue.errors import ReplayStartInvalidError, ReplayStartMissingError
from tongbase.catalogue.events import (
    DeliveriesReplayed,
    SubscriptionReplayed,
    SubscriptionTested,
)
from tongbase.catalogue.models import Delivery, Subscription
from tongbase.catalogue.queries.push.changes import first_change_since, newest_change
from tongbase.catalogue.queries.push.subscriptions import get_delivery, subscription_for
from tongbase.catalogue.terms.changes import DeliveryState
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


def ping_subscription(work: Work, subscription_id: str) -> Delivery:
    """Send a test message (ping); the delivery log tells what was answered."""
    subscription = subscription_for(work, subscription_id, "test")
    ping = Delivery(
        id=f"msg_{new_id()}",
        subscription_id=subscription.id,
        seq=None,
        state=DeliveryState.WAITING,
        attempts=0,
        created_at=work.now,
        next_at=work.now,
    )
    work.db.add(ping)
    subscription.rest_until = None
    work.db.flush()
    work.emit(SubscriptionTested(subscription.id, delivery=ping.id))
    return ping


def replay_delivery(work: Work, subscription_id: str, delivery_id: str) -> Delivery:
    """Send one delivery again, whatever became of it, under the same id."""
    subscription = subscription_for(work, subscription_id, "replay")
    delivery = get_delivery(work, subscription, delivery_id, lock=True)
    delivery.state, delivery.attempts, delivery.next_at = DeliveryState.WAITING, 0, work.now
    delivery.ended_at, subscription.rest_until = None, None
    work.emit(DeliveriesReplayed(subscription.id, deliveries=1, delivery=delivery.id))
    return delivery


def replay_dead(work: Work, subscription_id: str) -> int:
    """Send all dead letters of a subscription again; return how many."""
    subscription = subscription_for(work, subscription_id, "replay")
    dead = (
        update(Delivery)
        .where(Delivery.subscription_id == subscription.id, Delivery.state == DeliveryState.DEAD)
        .values(state=DeliveryState.WAITING, attempts=0, next_at=work.now, ended_at=None)
        .returning(Delivery.id)
    )
    count = len(work.db.scalars(dead).all())
    subscription.rest_until = None
    work.emit(DeliveriesReplayed(subscription.id, deliveries=count, delivery=""))
    return count


def replay_from(
    work: Work, subscription_id: str, *, after: int | None = None, since: datetime | None = None
) -> Subscription:
    """Tell a subscriber everything again that changed after a number or since a moment.

    What it was sent before comes under the id that it had. A worker does it, step by step.
    """
    subscription = subscription_for(work, subscription_id, "replay")
    if after is None and since is None:
        raise ReplayStartMissingError(
            "请说明从何处重放:起始时间或变更序号。",
            "Say from where to replay: a moment, or the number of a change.",
            field="since",
        )
    if after is not None and since is not None:
        raise ReplayStartInvalidError(
            "起始时间和变更序号只能填一个,请去掉其中一个。",
            "Give a moment or the number of a change, not both.",
            field="after",
        )
    first = first_change_since(work.db, since) if since is not None else (after or 0) + 1
    last = newest_change(work.db)
    if first > last:
        raise ReplayStartInvalidError(
            f"该起点之后没有变更(最新变更序号为 {last}),请填写更早的起点。",
            f"Nothing has changed since; the newest change is {last}. Start earlier.",
            field="since" if since is not None else "after",
        )
    subscription.replay_next, subscription.replay_until = first, last
    subscription.rest_until, subscription.changed_at = None, work.now
    work.emit(SubscriptionReplayed(subscription.id, first=first, last=last))
    return subscription
