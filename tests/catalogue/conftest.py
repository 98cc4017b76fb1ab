from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

from tests.catalogue.makers import Cast, cast_of, people_the_world
from tongbase.base.approvals import models as approvals  # noqa: F401
from tongbase.base.notices import models as notices  # noqa: F401
from tongbase.base.postgres import embedded_url
from tongbase.catalogue import models  # noqa: F401
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.identity.permissions import IdentityPermission
from tongbase.kernel.actor import system_actor
from tongbase.kernel.db import Row, Sessions, open_store
from tongbase.kernel.work import Work

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday morning in China
EVERYTHING = frozenset({*IdentityPermission, *CataloguePermission})


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One database with a province in it; every test leaves it as it was."""
    engine, _ = open_store(embedded_url(tmp_path_factory.mktemp("catalogue") / "pg", "test"))
    Row.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(
            text("alter table ledger_entry alter tx set default pg_current_xact_id()")
        )
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
