"""Putting changes into the post of subscribers: new ones as they come, old ones once more."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tongbase.catalogue.models import Change, Delivery, Subscription
from tongbase.catalogue.queries.push.changes import changes_after, facts_of
from tongbase.catalogue.queries.push.subscribers import Listener, listener_of, listeners
from tongbase.catalogue.rules.changes import is_wanted, may_hear
from tongbase.catalogue.terms.changes import DeliveryState
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

REPLAY_CHANGES = 500


def post(work: Work, changes: Sequence[Change]) -> None:
    """Order a delivery of each change to everybody who may hear of it and wants it."""
    rows = [
        row
        for each in listeners(work)
        for row in _rows(work, each, changes)
        if row.pop("at") >= each.subscription.created_at
    ]
    if rows:
        work.db.execute(insert(Delivery).on_conflict_do_nothing(), rows)


def replay(work: Work) -> int:
    """Tell the next changes again to whoever asked for it; return how many were looked at."""
    asking = select(Subscription).where(Subscription.replay_next.is_not(None)).limit(1)
    if work.db.scalar(asking.with_only_columns(Subscription.id)) is None:
        return 0
    locked = asking.with_for_update(skip_locked=True)
    subscription = work.db.scalars(locked.execution_options(populate_existing=True)).first()
    return _replay(work, subscription) if subscription else 0


def _replay(work: Work, subscription: Subscription) -> int:
    first, last = subscription.replay_next or 0, subscription.replay_until or 0
    found = changes_after(work.db, first - 1, changes_max=REPLAY_CHANGES)
    changes = [change for change in found if change.seq <= last]
    listener = listener_of(work, subscription)
    rows = list(_rows(work, listener, changes)) if listener else []
    for row in rows:
        del row["at"]
    if rows:
        again = insert(Delivery)
        work.db.execute(
            again.on_conflict_do_update(
                index_elements=[Delivery.subscription_id, Delivery.seq],
                set_={"state": DeliveryState.WAITING, "attempts": 0, "next_at": work.now},
            ),
            rows,
        )
    is_over = len(changes) < len(found) or len(found) < REPLAY_CHANGES
    subscription.replay_next = None if is_over else changes[-1].seq + 1
    subscription.replay_until = None if is_over else last
    return len(changes)


def _rows(work: Work, listener: Listener, changes: Sequence[Change]) -> Iterator[dict[str, Any]]:
    for change in changes:
        facts = facts_of(change)
        if may_hear(facts, listener.reach) and is_wanted(facts, listener.wanted):
            yield {
                "id": f"msg_{new_id()}",
                "subscription_id": listener.subscription.id,
                "seq": change.seq,
                "state": DeliveryState.WAITING,
                "attempts": 0,
                "created_at": work.now,
                "next_at": work.now,
                "at": change.at,
            }
