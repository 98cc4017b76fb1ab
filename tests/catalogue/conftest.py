from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tests.catalogue.makers import Cast, cast_of, people_the_world
from tests.conftest import NOW, copied
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.identity.permissions import IdentityPermission
from tongbase.kernel.actor import system_actor
from tongbase.kernel.db import Sessions, open_store
from tongbase.kernel.work import Work

EVERYTHING = frozenset({*IdentityPermission, *CataloguePermission})


@pytest.fixture(scope="session")
def engine(template_url: str) -> Iterator[Engine]:
    """One database with a province in it; every test leaves it as it was."""
    with copied(template_url) as url:
        engine, _ = open_store(url)
        with Session(engine) as db:
            people_the_world(Work(db, system_actor(EVERYTHING), NOW, "install"))
            db.commit()
        yield engine
        engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> Iterator[Sessions]:
    """Each test in one transaction; what it commits is a savepoint that ends with the test."""
    with engine.connect() as connection:
        outer = connection.begin()
        yield sessionmaker(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        outer.rollback()


@pytest.fixture
def work(sessions: Sessions) -> Iterator[Work]:
    """The house itself at work."""
    with sessions() as db:
        yield Work(db, system_actor(EVERYTHING), NOW, "test")


@pytest.fixture
def hands(work: Work) -> Cast:
    return cast_of(work)
