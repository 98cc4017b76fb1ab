"""Changes reach subscribers: signed, in order, until they are taken."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from standardwebhooks import Webhook, WebhookVerificationError

from tests.catalogue.makers import MARKET, drafted, owned, publish, published, withdraw
from tests.catalogue.push.conftest import Push
from tests.catalogue.push.receiver import Got, until
from tests.catalogue.register_makers import a_duty, an_item, produces
from tongbase.base.notices.models import Notice
from tongbase.base.webhooks.pace import ATTEMPTS_MAX
from tongbase.base.webhooks.signing import secret_of
from tongbase.catalogue.actions.deliveries import ping_subscription, replay_dead, replay_from
from tongbase.catalogue.actions.entries import revise_entry
from tongbase.catalogue.actions.relations import relate, unrelate
from tongbase.catalogue.actions.resources import bind_resource
from tongbase.catalogue.actions.subscriptions import (
    add_subscription,
    pause_subscription,
    remove_subscription,
    resume_subscription,
    rotate_secret,
)
from tongbase.catalogue.errors import SubscriptionNotFoundError
from tongbase.catalogue.jobs.pushing import WRITTEN_DOWN_SECONDS
from tongbase.catalogue.models import Attempt
from tongbase.catalogue.queries.push.subscriptions import Trouble, get_subscription, trouble_of
from tongbase.catalogue.terms.changes import (
    ChangeFilter,
    ChangeKind,
    DeliveryState,
    SubscriptionDraft,
    SubscriptionState,
)
from tongbase.catalogue.terms.drafts import ResourceDraft
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of

SOURCE = Path(__file__).parents[3] / "src"
PUSH = """
import sys, threading
from pathlib import Path
from tongbase.app.house import House
from tongbase.base.chores import ChoreContext
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.catalogue.jobs.pushing import push_changes
from tongbase.kernel.db import open_store
from tongbase.kernel.settings import Settings

settings = Settings(home=Path(sys.argv[1]), port=0, local_webhooks=sys.argv[3])
engine, sessions = open_store(sys.argv[2])
house = House(settings, sys.argv[2], engine, sessions, Machines(settings, Vault(bytes(32)), None))
push_changes(ChoreContext(house.machines, house.work_of_the_house, threading.Event()))
"""


@contextmanager
def a_pushing_worker(push: Push) -> Iterator[subprocess.Popen[bytes]]:
    """A process that pushes, to be killed."""
    house = push.house
    words = [str(house.settings.home), house.url, push.receiver.address]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    worker = subprocess.Popen([sys.executable, "-c", PUSH, *words], env=environment)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def kill(worker: subprocess.Popen[bytes], status: int) -> int:
    os.kill(worker.pid, signal.SIGKILL)
    return status


def tried(push: Push, subscription: str, attempts: int) -> bool:
    return [each.attempts for each in push.deliveries(subscription)] == [attempts]


def trouble(push: Push, subscription: str) -> Trouble | None:
    with push.hands() as hands:
        return trouble_of(hands.bureau, get_subscription(hands.bureau, subscription))


def test_a_published_entry_arrives_signed_and_whole(push: Push):
    subscription = push.subscribe()
    with push.hands() as hands:
        entry = published(hands)
    with push.worker():
        got = push.receiver.wait_for(1)[0]
    event = Webhook(push.secrets[subscription]).verify(got.body, got.headers)
    assert got.headers["content-type"].startswith("application/cloudevents+json")
    assert event["specversion"] == "1.0"
    assert (event["type"], event["subject"]) == ("tongbase.catalogue.published", entry.id)
    assert event["data"]["entry"]["version"] == 1
    assert event["data"]["entry"]["provider_code"] == MARKET
    assert event["data"]["content"]["entry"]["name"] == "企业登记基本信息"
    assert len(event["data"]["content"]["items"]) == 3


def test_changes_come_in_their_order(push: Push):
    push.subscribe()
    with push.hands() as hands:
        entry = published(hands)
        table = owned(hands, ResourceDraft("ods", "qydj"))
        bind_resource(hands.compiler, entry.id, table)
    with push.hands() as hands:
        revision = revise_entry(hands.compiler, entry.id)
        hands.compiler.db.flush()
        publish(hands, revision)
    with push.hands() as hands:
        withdraw(hands, hands.compiler.db.merge(entry))
    with push.worker():
        got = push.receiver.wait_for(4)
    assert [
        (each.event["data"]["kind"], each.event["data"]["entry"]["version"]) for each in got
    ] == [
        ("published", 1),
        ("resource_bound", 1),
        ("changed", 2),
        ("withdrawn", 2),
    ]
    assert got[3].event["data"]["detail"] == {"reason": "职责调整"}
    assert [each.seq for each in got] == sorted({each.seq for each in got})


def test_what_an_entry_is_related_to_is_told_without_names(push: Push):
    push.subscribe()
    with push.hands() as hands:
        entry, item = published(hands), an_item(hands.compiler)
    with push.hands() as hands:
        made = produces(hands, item, entry)
        duty = a_duty(hands.compiler)
        relate(hands.compiler, RelationDraft(RelationKind.BASED_ON, item.id, duty.id))
    with push.hands() as hands:
        unrelate(hands.compiler, made.id)
    with push.worker():
        got = push.receiver.wait_for(3)
    kinds = [each.event["data"]["kind"] for each in got]
    assert kinds == ["published", "related", "unrelated"]
    assert {each.event["subject"] for each in got} == {entry.id}
    assert got[1].event["data"]["detail"] == {
        "relation": {
            "id": made.id,
            "kind": "produces",
            "outward": False,
            "other": {"kind": "service_item", "id": item.id},
        }
    }


def test_a_neighbour_hears_of_no_draft(push: Push):
    push.subscribe("/neighbour", by="neighbour")
    push.subscribe("/compiler", by="compiler")
    push.subscribe("/bureau", by="bureau")
    with push.hands() as hands:
        draft = drafted(hands)
    with push.hands() as hands:
        publish(hands, hands.compiler.db.merge(draft))
    with push.worker():
        own = push.receiver.wait_for(5, "/compiler")
        push.receiver.wait_for(5, "/bureau")
        push.receiver.wait_for(1, "/neighbour")
    kinds = [each.event["data"]["kind"] for each in own]
    assert kinds == ["drafted", "submitted", "reviewed", "reviewed", "published"]
    assert [each.event["data"]["kind"] for each in push.receiver.at("/neighbour")] == ["published"]


def test_a_filter_keeps_what_was_asked_for(push: Push):
    push.subscribe("/withdrawn", kinds=(ChangeKind.WITHDRAWN,))
    push.subscribe("/elsewhere", regions=("420500",))
    push.subscribe("/region", regions=("420000",), classify=("1020",))
    with push.hands() as hands:
        entry = published(hands)
        withdraw(hands, hands.compiler.db.merge(entry))
    with push.worker():
        push.receiver.wait_for(1, "/withdrawn")
        push.receiver.wait_for(2, "/region")
    assert push.receiver.at("/elsewhere") == []
    assert len(push.receiver.at("/withdrawn")) == 1


def test_a_failing_receiver_is_tried_again_with_the_same_id(push: Push):
    subscription = push.subscribe()
    answers = iter([500, 302, 200])
    push.receiver.answers["/"] = lambda _: next(answers)
    with push.hands() as hands:
        published(hands)
    with push.worker():
        for count in (1, 2):
            push.receiver.wait_for(count)
            until(lambda count=count: tried(push, subscription, count))
            push.let_time_pass()
        until(lambda: push.states(subscription) == [DeliveryState.DELIVERED])
    got = push.receiver.at("/")
    assert len({each.id for each in got}) == 1
    assert [each.body for each in got] == [got[0].body] * 3
    delivery = push.deliveries(subscription)[0]
    assert (delivery.attempts, delivery.last_status) == (3, 200)


def test_after_the_last_attempt_it_is_a_dead_letter_and_can_be_sent_again(push: Push):
    subscription = push.subscribe()
    push.receiver.answers["/"] = lambda _: 503
    with push.hands() as hands:
        published(hands)
    with push.worker():
        for count in range(1, ATTEMPTS_MAX + 1):
            until(lambda count=count: tried(push, subscription, count))
            push.let_time_pass()
        assert push.states(subscription) == [DeliveryState.DEAD]
        push.receiver.answers.clear()
        with push.hands() as hands:
            told = hands.bureau.db.scalars(select(Notice.zh).where(Notice.zh.contains("死信")))
            assert told.all()
            assert replay_dead(hands.neighbour, subscription) == 1
        until(lambda: push.states(subscription) == [DeliveryState.DELIVERED])
    assert len({each.id for each in push.receiver.at("/")}) == 1


def test_a_receiver_that_is_gone_is_asked_no_more(push: Push):
    subscription = push.subscribe()
    push.receiver.answers["/"] = lambda _: 410
    with push.hands() as hands:
        published(hands)
    with push.worker():
        until(lambda: push.subscription(subscription).state is SubscriptionState.DISABLED)
        with push.hands() as hands:
            published(hands, name="婚姻登记信息")
        time.sleep(0.5)
    assert len(push.receiver.at("/")) == 1
    assert push.states(subscription) == [DeliveryState.DEAD]
    told = trouble(push, subscription)
    assert told is not None
    assert (told.status, told.next_at) == (410, None)
    with push.hands() as hands:
        events = [line.event for line in history_of(hands.bureau.db, subscription)]
        assert events[0] == "catalogue.subscription.disabled"
        resume_subscription(hands.neighbour, subscription)
    push.receiver.answers.clear()
    with push.worker():
        until(lambda: push.states(subscription) == [DeliveryState.DELIVERED] * 2)


def test_what_was_due_when_a_receiver_went_arrives_once(push: Push):
    subscription = push.subscribe()
    push.receiver.answers["/"] = lambda _: 410
    with push.hands() as hands:
        for number in range(3):
            published(hands, name=f"婚姻登记信息{number}")
    with push.worker(only="catalogue.draw"):
        until(lambda: len(push.deliveries(subscription)) == 3)
    with push.worker(only="catalogue.push"):
        until(lambda: push.subscription(subscription).state is SubscriptionState.DISABLED)
        push.receiver.answers.clear()
        with push.hands() as hands:
            resume_subscription(hands.neighbour, subscription)
        until(lambda: push.states(subscription) == [DeliveryState.DELIVERED] * 3)
    with push.worker(only="catalogue.draw"):
        until(lambda: push.subscription(subscription).replay_next is None)
    assert push.states(subscription) == [DeliveryState.DELIVERED] * 3
    assert len(push.receiver.at("/")) == 4


def test_a_subscription_that_fails_says_since_when_why_and_until_when(push: Push):
    subscription = push.subscribe()
    push.receiver.answers["/"] = lambda _: 500
    with push.hands() as hands:
        published(hands)
    with push.worker():
        until(lambda: tried(push, subscription, 1))
        first = trouble(push, subscription)
        assert first is not None
        assert (first.status, first.error) == (500, "HTTP 500 thank you")
        assert first.reason is not None
        assert first.reason.zh == "对方处理出错(HTTP 500 Internal Server Error thank you)"
        push.let_time_pass()
        until(lambda: tried(push, subscription, 2))
        again = trouble(push, subscription)
        assert again is not None
        assert again.since == first.since < again.next_at
        push.receiver.answers.clear()
        push.let_time_pass()
        until(lambda: push.states(subscription) == [DeliveryState.DELIVERED])
    assert trouble(push, subscription) is None


def test_a_receiver_that_does_not_answer_holds_up_nobody(push: Push):
    push.subscribe("/slow")
    push.subscribe("/quick")
    push.receiver.answers["/slow"] = lambda _: time.sleep(5) or 200
    with push.worker():
        for number in range(5):
            began = time.monotonic()
            with push.hands() as hands:
                published(hands, name=f"第{number}号目录")
            quick = push.receiver.wait_for(number + 1, "/quick")
            assert quick[-1].at - began < 2
    assert len(push.receiver.at("/slow")) <= 2


def test_everything_is_told_again_from_a_point_on(push: Push):
    subscription = push.subscribe()
    with push.hands() as hands:
        for number in range(3):
            published(hands, name=f"第{number}号目录")
    with push.worker():
        first = push.receiver.wait_for(3)[:]
        with push.hands() as hands:
            replay_from(hands.neighbour, subscription, after=first[0].seq)
        again = push.receiver.wait_for(5)[3:]
    assert [each.id for each in again] == [each.id for each in first[1:]]
    assert [each.seq for each in again] == [each.seq for each in first[1:]]


def test_a_late_subscriber_is_told_the_past_on_request_alone(push: Push):
    with push.hands() as hands:
        published(hands)
    subscription = push.subscribe()
    with push.worker():
        time.sleep(0.5)
        assert push.receiver.got == []
        with push.hands() as hands:
            since = hands.bureau.now - timedelta(hours=1)
            replay_from(hands.neighbour, subscription, since=since)
        push.receiver.wait_for(1)


def test_while_both_secrets_hold_both_sign(push: Push):
    subscription = push.subscribe()
    old = push.secrets[subscription]
    with push.hands() as hands:
        new = rotate_secret(hands.neighbour, push.house.machines.vault, subscription).secret
        ping_subscription(hands.neighbour, subscription)
    with push.worker():
        got = push.receiver.wait_for(1)[0]
    assert new != old
    for secret in (old, new):
        assert Webhook(secret).verify(got.body, got.headers)["type"] == "tongbase.catalogue.ping"
    with pytest.raises(WebhookVerificationError):
        Webhook(secret_of(bytes(32))).verify(got.body, got.headers)


def test_what_changes_while_paused_is_kept(push: Push):
    subscription = push.subscribe()
    with push.hands() as hands:
        pause_subscription(hands.neighbour, subscription)
    with push.worker():
        with push.hands() as hands:
            published(hands)
        until(lambda: push.states(subscription) == [DeliveryState.WAITING])
        time.sleep(0.5)
        assert push.receiver.got == []
        with push.hands() as hands:
            resume_subscription(hands.neighbour, subscription)
        push.receiver.wait_for(1)


def test_the_log_keeps_the_beginning_of_the_answer(push: Push):
    subscription = push.subscribe()
    push.receiver.body = "错".encode() * 1000
    with push.hands() as hands:
        published(hands)
    with push.worker():
        until(lambda: push.states(subscription) == [DeliveryState.DELIVERED])
    with push.house.sessions() as db:
        attempt = db.scalars(select(Attempt)).one()
    assert (attempt.status, attempt.error, attempt.answer) == (200, "", "错" * 500)


def test_a_receiver_that_asks_for_patience_gets_it(push: Push):
    subscription = push.subscribe()
    push.receiver.answers["/"] = lambda _: 429
    push.receiver.headers["retry-after"] = "3600"
    with push.hands() as hands:
        published(hands)
    with push.worker():
        until(lambda: tried(push, subscription, 1))
    delivery = push.deliveries(subscription)[0]
    assert delivery.next_at - delivery.last_at >= timedelta(hours=1)
    rest = push.subscription(subscription).rest_until
    assert rest is not None
    assert rest - delivery.last_at >= timedelta(hours=1)


def test_a_name_that_moves_to_this_machine_is_not_called(push: Push):
    """The address is checked for every message, not only when it was given."""
    subscription = push.subscribe()
    settings = push.house.settings.model_copy(update={"local_webhooks": ""})
    push.house = replace(
        push.house, settings=settings, machines=replace(push.house.machines, settings=settings)
    )
    with push.hands() as hands:
        published(hands)
    with push.worker():
        until(lambda: tried(push, subscription, 1))
    assert push.receiver.got == []
    with push.house.sessions() as db:
        assert "webhooks.target_forbidden" in db.scalars(select(Attempt)).one().error


def test_a_neighbour_cannot_touch_a_subscription(push: Push):
    subscription = push.subscribe(by="compiler")
    vault = push.house.machines.vault
    with push.hands() as hands:
        for touch in (
            lambda work: get_subscription(work, subscription),
            lambda work: pause_subscription(work, subscription),
            lambda work: rotate_secret(work, vault, subscription),
            lambda work: replay_dead(work, subscription),
            lambda work: remove_subscription(work, subscription),
        ):
            with pytest.raises(SubscriptionNotFoundError):
                touch(hands.neighbour)
            with pytest.raises(SubscriptionNotFoundError):
                touch(hands.head)
        draft = SubscriptionDraft("偷听", push.receiver.url(), ChangeFilter(), organisation=MARKET)
        with pytest.raises(DeniedError):
            add_subscription(hands.neighbour, push.house.machines, draft)
        assert get_subscription(hands.bureau, subscription)


@pytest.mark.parametrize(("pause", "again_most"), [(0.0, 8), (1.5 * WRITTEN_DOWN_SECONDS, 6)])
def test_a_worker_killed_while_it_sends_loses_nothing_and_doubles_two_moments_at_most(
    push: Push, pause: float, again_most: int
):
    subscription = push.subscribe()
    with push.hands() as hands:
        for number in range(8):
            published(hands, name=f"第{number}号目录")
    with push.worker(only="catalogue.draw"):
        until(lambda: len(push.deliveries(subscription)) == 8)
    with a_pushing_worker(push) as worker:
        fourth = push.deliveries(subscription)[3].seq

        def answer(got: Got) -> int:
            time.sleep(pause)
            return kill(worker, 200) if got.seq == fourth else 200

        push.receiver.answers["/"] = answer
        worker.wait(60)
    assert worker.returncode < 0
    push.receiver.answers.clear()
    push.end_leases()
    with push.worker():
        until(lambda: push.states(subscription) == [DeliveryState.DELIVERED] * 8)
    got = [(each.id, each.body) for each in push.receiver.at("/")]
    told, again = list(dict.fromkeys(got)), got[4:]
    assert len(told) == 8
    assert again == told[8 - len(again) :]  # in their order, from the first that was not noted
    assert 5 <= len(again) <= again_most
