"""Sending what lies in the post: each subscriber on its own, in the order of the changes.

A worker leases a subscription for a while and sends what is due, one message after the other; no
transaction is open meanwhile. What was answered is written down every moment, while what follows is
on its way, so whoever is killed leaves what was sent in two moments to be sent once more, under the
same ids. A subscriber that fails
rests, longer each time, and takes nobody's turn.
"""

import asyncio
import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta

import httpx
from sqlalchemy import exists, or_, select, update

from tongbase.base.chores import ChoreContext
from tongbase.base.webhooks.errors import (
    TargetForbiddenError,
    TargetInvalidError,
    TargetUnknownError,
)
from tongbase.base.webhooks.sending import SECONDS_MAX, Outcome, open_client, send
from tongbase.base.webhooks.signing import headers_of
from tongbase.base.webhooks.targets import gate_for
from tongbase.catalogue.jobs.recording import Sent, record
from tongbase.catalogue.models import Delivery, Subscription
from tongbase.catalogue.queries.push.pushing import Letter, Round, round_for
from tongbase.catalogue.rules.changes import CONTENT_TYPE
from tongbase.catalogue.terms.changes import DeliveryState, SubscriptionState
from tongbase.kernel import clock
from tongbase.kernel.work import Work

ROUND_SECONDS = 0.1
SENDERS = 16
LETTERS_MAX = 100
ROUNDS_MAX = 2
WRITTEN_DOWN_SECONDS = 0.2
LEASE_SECONDS = 2 * SECONDS_MAX

log = logging.getLogger(__name__)


def push_changes(context: ChoreContext) -> None:
    """Send what is due, as long as the worker lives."""
    under_way: dict[Future[None], str] = {}
    with ThreadPoolExecutor(SENDERS, thread_name_prefix="push") as pool:
        while not context.ended.is_set():
            for done in [each for each in under_way if each.done()]:
                _mourn(done, under_way.pop(done))
            with context.work() as work:
                leased = lease(work, most=SENDERS - len(under_way))
            for subscription in leased:
                under_way[pool.submit(serve, context, subscription)] = subscription
            if not leased:
                context.ended.wait(ROUND_SECONDS)


def lease(work: Work, *, most: int) -> list[str]:
    """Take so many subscriptions in hand for which something is due; return their ids."""
    if most <= 0:
        return []
    due = exists().where(
        Delivery.subscription_id == Subscription.id,
        Delivery.state == DeliveryState.WAITING,
        Delivery.next_at <= work.now,
    )
    free = (
        select(Subscription.id)
        .where(
            Subscription.state == SubscriptionState.ACTIVE,
            or_(Subscription.lease_until.is_(None), Subscription.lease_until <= work.now),
            or_(Subscription.rest_until.is_(None), Subscription.rest_until <= work.now),
            due,
        )
        .order_by(Subscription.last_delivered_at.nulls_first())
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    taken = update(Subscription).where(Subscription.id.in_(free)).values(lease_until=_end(work))
    return list(work.db.scalars(taken.returning(Subscription.id)))


def serve(context: ChoreContext, subscription_id: str) -> None:
    """Send a subscriber what is due, some rounds of it, then let go."""
    asyncio.run(_serve(context, subscription_id))
    with context.work() as work:
        mine = update(Subscription).where(Subscription.id == subscription_id)
        work.db.execute(mine.values(lease_until=None))


async def _serve(context: ChoreContext, subscription_id: str) -> None:
    machines = context.machines
    async with open_client() as client:
        for _ in range(ROUNDS_MAX):
            with context.work() as work:
                due = round_for(
                    work,
                    machines.vault,
                    machines.settings,
                    subscription_id,
                    letters_max=LETTERS_MAX,
                )
            if due is None or context.ended.is_set():
                return
            if not await _send_all(context, client, due, subscription_id):
                return


async def _send_all(
    context: ChoreContext, client: httpx.AsyncClient, due: Round, subscription_id: str
) -> bool:
    """Send a round; what was sent is written down while the next is on its way."""
    letters, noting = iter(due.letters), None
    while sent := await _send_some(context, client, due, letters):
        goes_on = noting is None or await noting
        noting = asyncio.create_task(asyncio.to_thread(_note, context, subscription_id, sent))
        if not (goes_on and sent[-1].outcome.is_taken):
            break
    return noting is None or await noting


def _note(context: ChoreContext, subscription_id: str, sent: Sequence[Sent]) -> bool:
    with context.work() as work:
        return record(work, subscription_id, sent, lease_until=_end(work))


async def _send_some(
    context: ChoreContext, client: httpx.AsyncClient, due: Round, letters: Iterator[Letter]
) -> list[Sent]:
    """Send one after the other until one is not taken, or it is time to write down what was."""
    began, sent = time.monotonic(), list[Sent]()
    for letter in letters:
        outcome = await _send(context, client, due, letter)
        sent.append(Sent(letter, outcome))
        if not outcome.is_taken or time.monotonic() - began >= WRITTEN_DOWN_SECONDS:
            break
    return sent


async def _send(
    context: ChoreContext, client: httpx.AsyncClient, due: Round, letter: Letter
) -> Outcome:
    try:
        target = gate_for(context.machines.settings).check(due.url)
    except (TargetForbiddenError, TargetInvalidError, TargetUnknownError) as refused:
        return Outcome(None, 0.0, error=f"{refused.code}: {refused.zh}")
    headers = headers_of(letter.delivery_id, letter.body, secrets=due.secrets, at=clock.now())
    return await send(client, target, letter.body, {**headers, "content-type": CONTENT_TYPE})


def _end(work: Work) -> datetime:
    return work.now + timedelta(seconds=LEASE_SECONDS)


def _mourn(done: Future[None], subscription: str) -> None:
    fault = done.exception()
    if fault is not None:
        log.error("Pushing to subscription %s failed.", subscription, exc_info=fault)
