"""Subscribe to changes of the catalogue; change, pause, resume and end subscriptions (变更订阅)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import update

from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.base.webhooks.sending import GONE
from tongbase.base.webhooks.signing import SECRET_BYTES, secret_of
from tongbase.base.webhooks.targets import gate_for
from tongbase.catalogue.errors import (
    SubscriberInvalidError,
    TooManySubscriptionsError,
)
from tongbase.catalogue.events import (
    SubscriptionAdded,
    SubscriptionChanged,
    SubscriptionPaused,
    SubscriptionRemoved,
    SubscriptionResumed,
    SubscriptionSecretRotated,
)
from tongbase.catalogue.models import Delivery, Subscription
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.push.changes import kept_filter, newest_change
from tongbase.catalogue.queries.push.pushing import sealing_context
from tongbase.catalogue.queries.push.subscriptions import (
    count_subscriptions,
    first_missed,
    subscription_for,
)
from tongbase.catalogue.queries.search.narrowing import check_known_changes
from tongbase.catalogue.terms.changes import (
    ChangeFilter,
    DeliveryState,
    SubscriptionDraft,
    SubscriptionState,
)
from tongbase.identity import api as identity
from tongbase.kernel.chance import some_bytes
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

SUBSCRIPTIONS_MAX = 50
"""So many subscriptions may an organisation have."""
OLD_SECRET_HOURS = 24


@dataclass(frozen=True)
class Made:
    """A subscription and its secret, which is shown this once."""

    subscription: Subscription
    secret: str


def add_subscription(work: Work, machines: Machines, draft: SubscriptionDraft) -> Made:
    """Send an organisation what changes from now on; the secret signs all messages."""
    owner = _subscriber(work, draft.organisation or work.actor.organisation)
    work.require(CataloguePermission.SUBSCRIPTION_MANAGE, owner.place)
    gate_for(machines.settings).check(draft.url)
    check_known_changes(work, draft.wanted, within="wanted.")
    _check_number(work, owner)
    subscription = Subscription(
        id=new_id(),
        name=draft.name,
        organisation_code=owner.uscc,
        organisation_name=owner.name,
        place=owner.place.value,
        application_id=draft.application or None,
        application_name=_system(work, owner, draft.application),
        url=draft.url,
        wanted=kept_filter(draft.wanted),
        state=SubscriptionState.ACTIVE,
        created_by=work.actor.id,
        created_by_name=work.actor.name,
        created_at=work.now,
        changed_at=work.now,
    )
    secret = _seal_secret(machines.vault, subscription)
    work.db.add(subscription)
    work.db.flush()
    work.emit(SubscriptionAdded(subscription.id, draft.name, owner.uscc, draft.url))
    return Made(subscription, secret)


def change_subscription(
    work: Work, machines: Machines, subscription_id: str, changes: Mapping[str, Any]
) -> Subscription:
    """Change ``name``, ``url`` or ``wanted`` (a :class:`ChangeFilter`); what is due goes there."""
    subscription = subscription_for(work, subscription_id, "edit")
    if "url" in changes:
        gate_for(machines.settings).check(changes["url"])
    if "wanted" in changes:
        check_known_changes(work, changes["wanted"], within="wanted.")
    for field, value in changes.items():
        kept = kept_filter(value) if isinstance(value, ChangeFilter) else value
        setattr(subscription, field, kept)
    subscription.failures, subscription.rest_until = 0, None
    subscription.changed_at = work.now
    work.emit(SubscriptionChanged(subscription.id, fields=tuple(changes)))
    return subscription


def pause_subscription(work: Work, subscription_id: str) -> Subscription:
    """Send nothing for the time being; what changes meanwhile is kept and sent later."""
    subscription = subscription_for(work, subscription_id, "pause")
    subscription.state, subscription.changed_at = SubscriptionState.PAUSED, work.now
    work.emit(SubscriptionPaused(subscription.id))
    return subscription


def resume_subscription(work: Work, subscription_id: str) -> Subscription:
    """Send again; after 410 Gone from where it stopped, since nothing was kept meanwhile."""
    subscription = subscription_for(work, subscription_id, "resume")
    if subscription.state is SubscriptionState.DISABLED:
        _send_refused(work, subscription)
        subscription.replay_next = first_missed(work.db, subscription)
        subscription.replay_until = newest_change(work.db)
    subscription.state, subscription.changed_at = SubscriptionState.ACTIVE, work.now
    subscription.failures, subscription.rest_until = 0, None
    work.emit(SubscriptionResumed(subscription.id))
    return subscription


def rotate_secret(work: Work, vault: Vault, subscription_id: str) -> Made:
    """Sign with a new secret; for a day the old one signs as well, so that nothing is refused."""
    subscription = subscription_for(work, subscription_id, "rotate")
    until = work.now + timedelta(hours=OLD_SECRET_HOURS)
    subscription.old_secret_sealed = subscription.secret_sealed
    subscription.old_secret_until = until
    subscription.changed_at = work.now
    secret = _seal_secret(vault, subscription)
    work.emit(SubscriptionSecretRotated(subscription.id, old_until=until.isoformat()))
    return Made(subscription, secret)


def remove_subscription(work: Work, subscription_id: str) -> None:
    """End a subscription; its delivery log goes with it, the ledger keeps that it was."""
    subscription = subscription_for(work, subscription_id, "remove")
    work.db.delete(subscription)
    work.emit(SubscriptionRemoved(subscription.id, title=subscription.name))


def _send_refused(work: Work, subscription: Subscription) -> None:
    """Let what was answered with 410 Gone be due again."""
    refused = update(Delivery).where(
        Delivery.subscription_id == subscription.id,
        Delivery.state == DeliveryState.DEAD,
        Delivery.last_status == GONE,
    )
    due = {"state": DeliveryState.WAITING, "attempts": 0, "next_at": work.now, "ended_at": None}
    work.db.execute(refused.values(due))


def _subscriber(work: Work, code: str) -> identity.OrganisationRef:
    if not code:
        raise SubscriberInvalidError(
            "请选择订阅单位:您的账号不属于任何单位。",
            "Choose the organisation that subscribes: your account belongs to none.",
            field="organisation",
        )
    owner = identity.organisation(work, code)
    if not owner.active:
        raise SubscriberInvalidError(
            f"“{owner.name}”已停用,不能订阅变更。",
            f"{owner.name} was shut and cannot subscribe.",
            field="organisation",
        )
    return owner


def _system(work: Work, owner: identity.OrganisationRef, application_id: str) -> str:
    """Return the name of the application system that listens; it belongs to the subscriber."""
    if not application_id:
        return ""
    system = identity.application(work, application_id)
    if system.organisation != owner.uscc or not system.active:
        raise SubscriberInvalidError(
            f"应用系统“{system.name}”不属于“{owner.name}”或已停用,请重新选择。",
            f"The system {system.name} is not {owner.name}'s, or was shut; choose another.",
            field="application",
        )
    return system.name


def _check_number(work: Work, owner: identity.OrganisationRef) -> None:
    if count_subscriptions(work, owner.uscc) >= SUBSCRIPTIONS_MAX:
        raise TooManySubscriptionsError(
            f"“{owner.name}”已有 {SUBSCRIPTIONS_MAX} 个变更订阅,请先删除不用的订阅。",
            f"{owner.name} has {SUBSCRIPTIONS_MAX} subscriptions; remove one first.",
            field="organisation",
        )


def _seal_secret(vault: Vault, subscription: Subscription) -> str:
    secret = secret_of(some_bytes(SECRET_BYTES))
    context = sealing_context(subscription.id)
    subscription.secret_sealed = vault.seal(secret, context=context)
    return secret
