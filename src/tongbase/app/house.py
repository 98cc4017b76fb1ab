"""The house put together: store, machines and the way to open work, from one set of settings."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tongbase.app.migrations.upgrade import upgrade
from tongbase.app.modules import JOBS, PERMISSIONS
from tongbase.base.jobs.running import Workshop
from tongbase.base.jobs.worker import by_kind
from tongbase.base.lake.handle import open_lake
from tongbase.base.machines import Machines
from tongbase.base.postgres import database_url
from tongbase.base.vault import open_vault
from tongbase.identity import api as identity
from tongbase.kernel import clock
from tongbase.kernel.actor import SYSTEM_ID, Actor, system_actor
from tongbase.kernel.db import Sessions, open_store
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class House:
    """Everything that an edge (server, worker, command line) works with."""

    settings: Settings
    url: str
    engine: Engine
    sessions: Sessions
    machines: Machines
    clock: Callable[[], datetime] = clock.now

    @contextmanager
    def work_for(self, actor: Actor, *, purpose: str = "") -> Iterator[Work]:
        """Open one transaction for an actor; commit it at the end, or leave no trace."""
        with self.sessions.begin() as db:
            yield Work(db, actor, now=self.clock(), request=new_id(), purpose=purpose)

    @contextmanager
    def work_for_id(self, actor_id: str) -> Iterator[Work]:
        """Open work for a person by id, or for the house itself."""
        with self.sessions.begin() as db:
            now = self.clock()
            yield Work(db, self._actor(db, actor_id), now=now, request=new_id())

    @contextmanager
    def work_of_the_house(self) -> Iterator[Work]:
        """Open work that no person ordered."""
        with self.work_for(system_actor(PERMISSIONS)) as work:
            yield work

    def workshop(self) -> Workshop:
        """Return what a worker needs."""
        return Workshop(self.url, self.sessions, self.machines, by_kind(JOBS), self.work_for_id)

    def close(self) -> None:
        """Let go of connections and of the lake."""
        self.machines.lake.close()
        self.engine.dispose()

    def _actor(self, db: Session, actor_id: str) -> Actor:
        if actor_id == SYSTEM_ID:
            return system_actor(PERMISSIONS, via="job")
        return identity.actor_of_person(db, actor_id, now=self.clock(), via="job")


@contextmanager
def open_house(settings: Settings) -> Iterator[House]:
    """Start the store if it is embedded, bring its tables up to date, open everything."""
    settings.home.mkdir(parents=True, exist_ok=True)
    url = database_url(settings)
    upgrade(url)
    engine, sessions = open_store(url)
    machines = Machines(settings, open_vault(settings), open_lake(settings, url))
    house = House(settings, url, engine, sessions, machines)
    try:
        yield house
    finally:
        house.close()
