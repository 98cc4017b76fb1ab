"""A house with a province in it, a receiver, and a worker's chores in this process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import psycopg
import pytest
from sqlalchemy import make_url, select, text

from tests.catalogue.makers import Cast, cast_of, people_the_world
from tests.catalogue.push.receiver import Receiver
from tests.conftest import copied
from tongbase.app.house import PERMISSIONS, House
from tongbase.app.worker import chores_of
from tongbase.catalogue.actions.subscriptions import add_subscription
from tongbase.catalogue.models import Delivery, Subscription
from tongbase.catalogue.permissions import CataloguePermission as May
from tongbase.catalogue.terms.changes import ChangeFilter, DeliveryState, SubscriptionDraft
from tongbase.kernel import clock
from tongbase.kernel.actor import system_actor
from tongbase.kernel.db import open_store
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

PUSHERS = frozenset({May.SUBSCRIPTION_MANAGE})


@dataclass
class Push:
    """The house with everything that change push needs."""

    house: House
    receiver: Receiver
    secrets: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def hands(self) -> Iterator[Cast]:
        """Everybody's hands on one transaction that is committed."""
        with self.house.work_of_the_house() as work:
            cast = cast_of(work)
            yield replace(
                cast,
                compiler=_also(cast.compiler),
                bureau=_also(cast.bureau),
                neighbour=_also(cast.neighbour),
            )

    def subscribe(self, path: str = "/", *, by: str = "neighbour", **wanted: tuple) -> str:
        with self.hands() as hands:
            draft = SubscriptionDraft(
                f"订阅 {path}", self.receiver.url(path), ChangeFilter(**wanted)
            )
            made = add_subscription(getattr(hands, by), self.house.machines, draft)
            self.secrets[made.subscription.id] = made.secret
            return made.subscription.id

    @contextmanager
    def worker(self, *, only: str = "") -> Iterator[None]:
        """The chores of a worker, or one of them, as its process runs them."""
        ended = threading.Event()
        threads = [each for each in chores_of(self.house, ended) if only in each.name]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            for thread in threads:
                thread.join(timeout=20)

    def let_time_pass(self) -> None:
        """Let every wait be over."""
        with self.house.sessions.begin() as db:
            db.execute(
                text("update catalogue_delivery set next_at = now() where state = 'waiting'")
            )
            db.execute(text("update catalogue_subscription set rest_until = null"))

    def end_leases(self) -> None:
        """Let what a dead worker had in hand be free."""
        with self.house.sessions.begin() as db:
            db.execute(text("update catalogue_subscription set lease_until = null"))

    def deliveries(self, subscription: str) -> list[Delivery]:
        with self.house.sessions() as db:
            mine = select(Delivery).where(Delivery.subscription_id == subscription)
            return list(db.scalars(mine.order_by(Delivery.seq)))

    def states(self, subscription: str) -> list[DeliveryState]:
        return [each.state for each in self.deliveries(subscription)]

    def subscription(self, subscription: str) -> Subscription:
        with self.house.sessions() as db:
            return db.get_one(Subscription, subscription)


def _also(work: Work) -> Work:
    actor = work.actor
    return replace(work, actor=replace(actor, permissions=actor.permissions | PUSHERS))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture(scope="session")
def peopled(template_url: str) -> Iterator[str]:
    """A database with a province in it, to be copied."""
    with copied(template_url) as url:
        engine, sessions = open_store(url)
        with sessions.begin() as db:
            people_the_world(Work(db, system_actor(PERMISSIONS), clock.now(), "install"))
        engine.dispose()
        yield url


@pytest.fixture
def database_url(peopled: str) -> Iterator[str]:
    """A fresh copy of the province."""
    template, name = make_url(peopled).database, f"test_{new_id()}"
    admin = peopled.replace(f"/{template}", "/postgres")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"create database {name} template {template} strategy file_copy")
        yield peopled.replace(f"/{template}", f"/{name}")
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def push(house: House, receiver: Receiver) -> Push:
    settings = house.settings.model_copy(update={"local_webhooks": receiver.address})
    machines = replace(house.machines, settings=settings)
    opened = replace(house, settings=settings, machines=machines)
    return Push(opened, receiver)
