"""A province on top of the house's fixtures. What commits nothing shares one database."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.conftest import TEMPLATE
from tests.share.makers import NOW, Cast, a_system, an_entry, cast_of, people_the_world
from tongbase.app.house import House
from tongbase.app.modules import PERMISSIONS
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.kernel.actor import system_actor
from tongbase.kernel.db import open_store
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


@pytest.fixture(scope="session")
def province_url(template_url: str) -> Iterator[str]:
    """The address of a database with all tables and a province, that tests copy."""
    with a_copy(template_url, TEMPLATE) as url:
        engine, _ = open_store(url)
        with Session(engine) as db:
            people_the_world(Work(db, system_actor(PERMISSIONS), NOW, "install"))
            db.commit()
        engine.dispose()
        yield url


@pytest.fixture
def database_url(province_url: str) -> Iterator[str]:
    """The address of a fresh database with a province."""
    with a_copy(province_url, province_url.partition("?")[0].rpartition("/")[2]) as url:
        yield url


@contextmanager
def a_copy(url: str, name: str) -> Iterator[str]:
    """Copy a database to which nobody is connected; drop the copy at the end."""
    admin, copy = url.replace(f"/{name}", "/postgres"), f"share_{new_id()}"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"create database {copy} template {name} strategy file_copy")
    yield url.replace(f"/{name}", f"/{copy}")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"drop database {copy} with (force)")


@pytest.fixture(scope="session")
def shared(province_url: str) -> Iterator[Engine]:
    """One database for all tests that take back what they did."""
    with a_copy(province_url, province_url.partition("?")[0].rpartition("/")[2]) as url:
        engine, _ = open_store(url)
        yield engine
        engine.dispose()


@pytest.fixture
def work(shared: Engine) -> Iterator[Work]:
    """Work of the house itself: everything is permitted everywhere, nothing is committed."""
    with Session(shared, expire_on_commit=False) as db:
        yield Work(db, system_actor(PERMISSIONS), now=NOW, request="test")
        db.rollback()


@pytest.fixture
def alone(house: House) -> Iterator[Work]:
    """The same on a database of its own, where it may be committed."""
    with house.sessions() as db:
        yield Work(db, system_actor(PERMISSIONS), now=NOW, request="test")


@pytest.fixture
def hands(work: Work) -> Cast:
    return cast_of(work)


@pytest.fixture
def entry(hands: Cast) -> EntryRef:
    """A conditional entry that is divided by region."""
    return an_entry(hands)


@pytest.fixture
def system(work: Work) -> str:
    """An application system of the civil-affairs department."""
    return a_system(work)
