"""Finding subscriptions and deliveries, each only for whom it is visible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.catalogue.errors import (
    DeliveryNotFoundError,
    SubscriptionNotFoundError,
    SubscriptionStateForbidsError,
)
from tongbase.catalogue.models import Attempt, Change, Delivery, Subscription
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.faces import faces
from tongbase.catalogue.queries.push.changes import first_change_since
from tongbase.catalogue.rules.push_reasons import reason_of
from tongbase.catalogue.terms.changes import (
    SUBSCRIPTION_STATE_LABELS,
    DeliveryState,
    SubscriptionState,
)
from tongbase.catalogue.terms.relations import Node, NodeKind
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.db import held
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

ATTEMPTS_SHOWN_MAX = 50
NAMED = ("providers", "regions", "entry_ids")  # fields of a filter whose values have names
ERROR_CHARACTERS_MAX = 200
VERBS: Mapping[SubscriptionState, Sequence[str]] = {
    SubscriptionState.ACTIVE: ("edit", "test", "replay", "rotate", "pause", "remove"),
    SubscriptionState.PAUSED: ("edit", "replay", "rotate", "resume", "remove"),
    SubscriptionState.DISABLED: ("edit", "rotate", "resume", "remove"),
}


@dataclass(frozen=True)
class Line:
    """A delivery as a list shows it: with the change that it carries; None for a test."""

    delivery: Delivery
    change: Change | None


@dataclass(frozen=True)
class Trouble:
    """That nothing arrives: since when, what came back last, when it is tried again.

    ``status`` is None if nobody answered; ``next_at`` if it is not tried again. ``reason`` says in
    words what ``error`` is.
    """

    since: datetime
    status: int | None
    error: str
    reason: Label | None
    next_at: datetime | None


@dataclass(frozen=True)
class Seen:
    """A subscription with its numbers, the names in its filter, and what one may do to it."""

    subscription: Subscription
    counted: Mapping[DeliveryState, int]
    names: Mapping[str, str]
    verbs: Sequence[str]
    trouble: Trouble | None


def visible(work: Work) -> ColumnElement[bool]:
    """Subscriptions whose organisation lies where the actor manages them."""
    reach = work.actor.reach.value
    within = Subscription.place.startswith(f"{reach}/", autoescape=True)
    may = work.actor.may_somewhere(CataloguePermission.SUBSCRIPTION_MANAGE)
    return or_(Subscription.place == reach, within) & may


def get_subscription(work: Work, subscription_id: str, *, lock: bool = False) -> Subscription:
    """Find a subscription that the actor may see; ``lock`` it against the senders."""
    statement = select(Subscription).where(Subscription.id == subscription_id, visible(work))
    if lock:
        statement = held(statement)
    found = work.db.scalars(statement).first()
    if found is None:
        raise SubscriptionNotFoundError(
            f"变更订阅 {subscription_id} 不存在或您无权查看,请核对编号。",
            f"There is no subscription {subscription_id} that you may see; check its number.",
            field="subscription_id",
        )
    return found


def subscription_for(work: Work, subscription_id: str, verb: str) -> Subscription:
    """Find a subscription for a verb: leave is asked, its state allows it, senders wait."""
    subscription = get_subscription(work, subscription_id, lock=True)
    work.require(CataloguePermission.SUBSCRIPTION_MANAGE, OrgPath(subscription.place))
    if verb not in VERBS[subscription.state]:
        label = SUBSCRIPTION_STATE_LABELS[subscription.state]
        raise SubscriptionStateForbidsError(
            f"订阅“{subscription.name}”{label.zh},不能执行此操作。",
            f"The subscription is {label.en.lower()}; this cannot be done now.",
            state=subscription.state.value,
        )
    return subscription


def list_subscriptions(
    work: Work, q: str, state: SubscriptionState | None, wanted: PageRequest
) -> Page[Subscription]:
    """List the subscriptions of one's reach, newest first."""
    statement = select(Subscription).where(visible(work))
    if q:
        words = (Subscription.name, Subscription.organisation_name, Subscription.url)
        statement = statement.where(or_(*(w.contains(q, autoescape=True) for w in words)))
    if state is not None:
        statement = statement.where(Subscription.state == state)
    newest = statement.order_by(Subscription.created_at.desc(), Subscription.id.desc())
    return paginate(work.db, newest, wanted)


def count_subscriptions(work: Work, organisation_code: str) -> int:
    """Count the subscriptions of an organisation."""
    mine = Subscription.organisation_code == organisation_code
    return work.db.scalar(select(func.count()).select_from(Subscription).where(mine)) or 0


def count_deliveries(
    work: Work, subscription_ids: Sequence[str]
) -> Mapping[str, Mapping[DeliveryState, int]]:
    """Count the deliveries of some subscriptions by state."""
    statement = (
        select(Delivery.subscription_id, Delivery.state, func.count())
        .where(Delivery.subscription_id.in_(subscription_ids))
        .group_by(Delivery.subscription_id, Delivery.state)
    )
    counted: dict[str, dict[DeliveryState, int]] = {each: {} for each in subscription_ids}
    for subscription_id, state, number in work.db.execute(statement):
        counted[subscription_id][state] = number
    return counted


def seen(work: Work, rows: Sequence[Subscription]) -> list[Seen]:
    """Read all that is shown of some subscriptions."""
    counted = count_deliveries(work, [row.id for row in rows])
    named = [code for row in rows for code in row.wanted.get("providers", ())]
    regions = [code for row in rows for code in row.wanted.get("regions", ())]
    entries = [Node(NodeKind.ENTRY, one) for row in rows for one in row.wanted.get("entry_ids", ())]
    names = {
        **identity.names_of_organisations(work, named),
        **identity.names_of_regions(work, regions),
        **{node.id: face.name for node, face in faces(work, entries).items()},
    }
    return [
        Seen(
            row,
            counted[row.id],
            {code: names[code] for code in _codes(row) if code in names},
            verbs_of(work, row),
            trouble_of(work, row),
        )
        for row in rows
    ]


def _codes(row: Subscription) -> list[str]:
    return [code for field in NAMED for code in row.wanted.get(field, ())]


def list_deliveries(
    work: Work, subscription: Subscription, state: DeliveryState | None, wanted: PageRequest
) -> Page[Line]:
    """List deliveries with the changes that they carry, newest first.

    What is tried in vain stands before all: it is older than what waits behind it.
    """
    statement: Select[Delivery] = select(Delivery).where(
        Delivery.subscription_id == subscription.id
    )
    if state is not None:
        statement = statement.where(Delivery.state == state)
    newest = (Delivery.created_at.desc(), Delivery.seq.desc().nulls_first(), Delivery.id.desc())
    in_vain = (Delivery.state == DeliveryState.WAITING) & (Delivery.attempts > 0)
    has_waiting = state in {None, DeliveryState.WAITING}
    order = (in_vain.desc(), *newest) if has_waiting else newest
    page = paginate(work.db, statement.order_by(*order), wanted)
    return Page(lines_of(work, page.rows), page.total, page.page, page.size)


def lines_of(work: Work, deliveries: Sequence[Delivery]) -> list[Line]:
    """Find the changes that deliveries carry."""
    numbers = [row.seq for row in deliveries if row.seq is not None]
    changes = {
        change.seq: change
        for change in work.db.scalars(select(Change).where(Change.seq.in_(numbers)))
    }
    return [Line(row, changes.get(row.seq or 0)) for row in deliveries]


def get_delivery(
    work: Work, subscription: Subscription, delivery_id: str, *, lock: bool = False
) -> Delivery:
    """Find a delivery of a subscription."""
    statement = select(Delivery).where(
        Delivery.id == delivery_id, Delivery.subscription_id == subscription.id
    )
    found = work.db.scalars(held(statement) if lock else statement).first()
    if found is None:
        raise DeliveryNotFoundError(
            f"该订阅没有编号为 {delivery_id} 的推送记录,可能已过保留期。",
            f"The subscription has no delivery {delivery_id}; it may be gone by age.",
            field="delivery_id",
        )
    return found


def attempts_of(work: Work, delivery: Delivery) -> Sequence[Attempt]:
    """List the attempts of a delivery, newest first."""
    statement = select(Attempt).where(Attempt.delivery_id == delivery.id)
    newest = statement.order_by(Attempt.at.desc(), Attempt.id.desc())
    return work.db.scalars(newest.limit(ATTEMPTS_SHOWN_MAX)).all()


def verbs_of(work: Work, subscription: Subscription) -> Sequence[str]:
    """List what the actor may do to a subscription now."""
    place = OrgPath(subscription.place)
    may = work.actor.may(CataloguePermission.SUBSCRIPTION_MANAGE, place)
    return VERBS[subscription.state] if may else ()


def trouble_of(work: Work, of: Subscription) -> Trouble | None:
    """Say why nothing arrives; None where it does, or where nothing is sent."""
    is_gone = of.state is SubscriptionState.DISABLED
    if not is_gone and (of.state is not SubscriptionState.ACTIVE or of.failures == 0):
        return None
    failed = (
        select(Attempt)
        .join(Delivery, Delivery.id == Attempt.delivery_id)
        .where(
            Delivery.subscription_id == of.id,
            Delivery.state != DeliveryState.DELIVERED,
            Attempt.at >= (of.last_delivered_at or of.created_at),
        )
    )
    last = work.db.scalars(failed.order_by(Attempt.at.desc(), Attempt.id.desc()).limit(1)).first()
    if last is None:
        return Trouble(of.changed_at, None, "", None, _next_try(work, of))
    reason = reason_of(last.status, last.error, last.answer)
    if is_gone:
        return Trouble(last.at, last.status, _told(last), reason, None)
    first = work.db.scalar(failed.with_only_columns(func.min(Attempt.at)))
    return Trouble(first or last.at, last.status, _told(last), reason, _next_try(work, of))


def _next_try(work: Work, of: Subscription) -> datetime | None:
    """Say when it is tried again: once something is due and the receiver has rested."""
    if of.state is not SubscriptionState.ACTIVE:
        return None
    waiting = (Delivery.subscription_id == of.id, Delivery.state == DeliveryState.WAITING)
    due: datetime | None = work.db.scalar(select(func.min(Delivery.next_at)).where(*waiting))
    return due and max(due, of.rest_until or due)


def _told(attempt: Attempt) -> str:
    """Return what came back, in one line."""
    if attempt.status is None:
        return attempt.error
    return f"HTTP {attempt.status} {attempt.answer}".strip()[:ERROR_CHARACTERS_MAX]


def first_missed(db: Session, subscription: Subscription) -> int:
    """Return the number of the first change that nobody posted, since the receiver was gone (410).

    What was posted before lies in the post still.
    """
    posted = select(func.max(Delivery.seq)).where(Delivery.subscription_id == subscription.id)
    last: int | None = db.scalar(posted)
    return last + 1 if last else first_change_since(db, subscription.changed_at)


def dead_since_last(work: Work, subscription: Subscription) -> int:
    """Count the dead letters since a message was taken."""
    dead = [Delivery.subscription_id == subscription.id, Delivery.state == DeliveryState.DEAD]
    if subscription.last_delivered_at is not None:
        dead.append(Delivery.ended_at >= subscription.last_delivered_at)
    return work.db.scalar(select(func.count()).select_from(Delivery).where(*dead)) or 0
