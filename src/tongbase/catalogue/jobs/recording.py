"""Writing down what became of a message, and what follows from it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from tongbase.base.notices.post import Message, notify_holders
from tongbase.base.webhooks.pace import ATTEMPTS_MAX, rest_of, wait_before_next
from tongbase.base.webhooks.sending import Outcome
from tongbase.catalogue.events import SubscriptionDisabled
from tongbase.catalogue.models import Attempt, Delivery, Subscription
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.push.pushing import Letter
from tongbase.catalogue.queries.push.subscriptions import dead_since_last
from tongbase.catalogue.terms.changes import DeliveryState, SubscriptionState
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.chance import some_fraction
from tongbase.kernel.db import held
from tongbase.kernel.work import Work


class Sent(NamedTuple):
    """A message that was sent, and how that ended."""

    letter: Letter
    outcome: Outcome


def record(
    work: Work, subscription_id: str, sent: Sequence[Sent], *, lease_until: datetime
) -> bool:
    """Write attempts down, in their order; say whether the next message may go out at once."""
    statement = select(Subscription).where(Subscription.id == subscription_id)
    subscription = work.db.scalars(held(statement)).first()
    if subscription is None:
        return False
    ids = [each.letter.delivery_id for each in sent]
    found = {row.id: row for row in work.db.scalars(select(Delivery).where(Delivery.id.in_(ids)))}
    for each in sent:
        if each.letter.delivery_id in found:
            _write_down(work, subscription, found[each.letter.delivery_id], each)
    subscription.lease_until = lease_until
    taken = len(found) == len(sent) and sent[-1].outcome.is_taken
    return taken and subscription.state is SubscriptionState.ACTIVE


def _write_down(work: Work, subscription: Subscription, delivery: Delivery, sent: Sent) -> None:
    """A delivery that somebody ordered anew while it was sent stays due."""
    outcome, is_ordered_anew = sent.outcome, delivery.next_at != sent.letter.due_at
    _write_attempt(work, delivery, outcome)
    if outcome.is_taken:
        if not is_ordered_anew:
            delivery.state, delivery.ended_at = DeliveryState.DELIVERED, work.now
        subscription.failures, subscription.rest_until = 0, None
        subscription.last_delivered_at = work.now
        return
    subscription.failures += 1
    rest = rest_of(subscription.failures, asked=outcome.retry_after)
    subscription.rest_until = work.now + rest
    if not is_ordered_anew:
        _put_off(work, delivery, outcome)
    if outcome.is_gone:
        _disable(work, subscription)
    elif delivery.state is DeliveryState.DEAD and dead_since_last(work, subscription) == 1:
        _tell(
            work,
            subscription,
            f"变更订阅“{subscription.name}”的消息重试 {ATTEMPTS_MAX} 次均未送达,已转为死信;"
            "请联系接收方,恢复后在推送记录中重发死信。",
            f"A message to “{subscription.name}” failed {ATTEMPTS_MAX} times and is a dead letter "
            "now; send dead letters again once the receiver has recovered.",
        )


def _write_attempt(work: Work, delivery: Delivery, outcome: Outcome) -> None:
    milliseconds = round(outcome.seconds * 1000)
    delivery.attempts += 1
    delivery.last_at, delivery.last_status = work.now, outcome.status
    delivery.last_milliseconds = milliseconds
    work.db.add(
        Attempt(
            delivery_id=delivery.id,
            at=work.now,
            status=outcome.status,
            milliseconds=milliseconds,
            answer=outcome.answer,
            error=outcome.error,
        )
    )


def _put_off(work: Work, delivery: Delivery, outcome: Outcome) -> None:
    """Try later; after the last attempt, or if the receiver is gone, it is a dead letter."""
    wait = wait_before_next(delivery.attempts, chance=some_fraction(), asked=outcome.retry_after)
    if wait is None or outcome.is_gone:
        delivery.state, delivery.ended_at = DeliveryState.DEAD, work.now
    else:
        delivery.next_at = work.now + wait


def _disable(work: Work, subscription: Subscription) -> None:
    subscription.state, subscription.changed_at = SubscriptionState.DISABLED, work.now
    _tell(
        work,
        subscription,
        f"变更订阅“{subscription.name}”的接收方答复 410(不再接收),推送已停用。",
        f"The receiver of “{subscription.name}” is gone (410); the subscription was disabled.",
    )
    work.emit(SubscriptionDisabled(subscription.id, url=subscription.url))


def _tell(work: Work, subscription: Subscription, zh: str, en: str) -> None:
    message = Message(zh, en, f"/catalogue/subscriptions/{subscription.id}")
    place = OrgPath(subscription.place)
    notify_holders(work, CataloguePermission.SUBSCRIPTION_MANAGE, place, message)
