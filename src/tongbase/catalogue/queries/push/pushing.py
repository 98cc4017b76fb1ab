"""What is due to be sent, and how it reads."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from tongbase.base.vault import Vault
from tongbase.catalogue.models import Change, Delivery, Subscription
from tongbase.catalogue.queries.push.changes import told
from tongbase.catalogue.rules.changes import cloud_event, ping_event
from tongbase.catalogue.terms.changes import DeliveryState, SubscriptionState
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Letter:
    """A message ready to be sent: its id, its body, since when it was due."""

    delivery_id: str
    body: bytes
    due_at: datetime


@dataclass(frozen=True)
class Round:
    """What one subscriber is sent now, in the order of the changes."""

    url: str
    secrets: Sequence[str]
    letters: Sequence[Letter]


def round_for(
    work: Work, vault: Vault, settings: Settings, subscription_id: str, *, letters_max: int
) -> Round | None:
    """Read what is due for a subscription; None if nothing is, or nothing may be sent to it."""
    subscription = work.db.get(Subscription, subscription_id)
    if subscription is None or subscription.state is not SubscriptionState.ACTIVE:
        return None
    due = (
        select(Delivery)
        .where(
            Delivery.subscription_id == subscription_id,
            Delivery.state == DeliveryState.WAITING,
            Delivery.next_at <= work.now,
        )
        .order_by(Delivery.seq.nulls_first())
        .limit(letters_max)
    )
    letters = _letters(work, settings, work.db.scalars(due).all())
    if not letters:
        return None
    return Round(subscription.url, secrets_of(work, vault, subscription), letters)


def secrets_of(work: Work, vault: Vault, subscription: Subscription) -> Sequence[str]:
    """Open the secrets that hold: the present one, and the one before it for a while."""
    context = sealing_context(subscription.id)
    sealed = [subscription.secret_sealed]
    until = subscription.old_secret_until
    if subscription.old_secret_sealed is not None and until is not None and work.now < until:
        sealed.append(subscription.old_secret_sealed)
    return [vault.open(each, context=context) for each in sealed]


def sealing_context(subscription_id: str) -> str:
    """Say what a sealed secret belongs to."""
    return f"catalogue.subscription/{subscription_id}"


def event_of(work: Work, settings: Settings, delivery: Delivery) -> dict[str, Any]:
    """Write what a delivery carries as a CloudEvent."""
    return _events(work, settings, [delivery])[0]


def source_of(settings: Settings) -> str:
    """Name where the changes come from: the address of the catalogue."""
    return f"{settings.address.rstrip('/')}/api/catalogue"


def _letters(work: Work, settings: Settings, due: Sequence[Delivery]) -> list[Letter]:
    events = _events(work, settings, due)
    return [
        Letter(row.id, _written(event), row.next_at) for row, event in zip(due, events, strict=True)
    ]


def _written(event: Mapping[str, Any]) -> bytes:
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()


def _events(work: Work, settings: Settings, deliveries: Sequence[Delivery]) -> list[dict[str, Any]]:
    numbers = [row.seq for row in deliveries if row.seq is not None]
    changes = work.db.scalars(select(Change).where(Change.seq.in_(numbers))).all()
    source = source_of(settings)
    by_seq = {each.seq: cloud_event(each, source) for each in told(work.db, changes)}
    return [
        ping_event(row.id, source, subscription=row.subscription_id, at=row.created_at)
        if row.seq is None
        else by_seq[row.seq]
        for row in deliveries
    ]
