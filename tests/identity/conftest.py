from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

from tongbase.app.http.errors import add_error_answers
from tongbase.base.lake.handle import Lake
from tongbase.base.machines import Machines
from tongbase.base.postgres import embedded_url
from tongbase.base.vault import Vault
from tongbase.identity import api, models  # noqa: F401
from tongbase.identity.module import identity
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.terms import OrganisationKind
from tongbase.kernel import clock
from tongbase.kernel.actor import system_actor
from tongbase.kernel.db import Row, Sessions, open_store
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

NEEDED = ("identity_", "ledger_", "notices_", "calendar_")
MARK = {"X-Tongbase-Request": "1"}
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

# Made codes: the organisation part MA0000… belongs to nobody; the check characters are right.
BUREAU = "11420000MA0000015J"
MARKET = "11420100MA0000023J"
CIVIL = "11420100MA0000031D"


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine, _ = open_store(embedded_url(tmp_path_factory.mktemp("house") / "pg", "test"))
    tables = [table for table in Row.metadata.sorted_tables if table.name.startswith(NEEDED)]
    Row.metadata.create_all(engine, tables=tables)
    with engine.begin() as connection:
        connection.execute(
            text("alter table ledger_entry alter tx set default pg_current_xact_id()")
        )
    with Session(engine) as db:
        work = Work(db, system_actor(frozenset(IdentityPermission)), NOW, "install")
        api.install_regions(work, "420000")
        api.install_roles(work)
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
def settings() -> Settings:
    return Settings(sign_in_failures_max=3)


@pytest.fixture
def vault() -> Vault:
    return Vault(bytes(range(32)))


@pytest.fixture
def work(sessions: Sessions) -> Iterator[Work]:
    """The house itself at work, allowed to do anything in identity."""
    with sessions() as db:
        yield Work(db, system_actor(frozenset(IdentityPermission)), NOW, "test")
        db.flush()


@pytest.fixture
def as_person(work: Work) -> Callable[[str], Work]:
    """Work in somebody else's name."""

    def take_over(person_id: str) -> Work:
        work.db.flush()
        actor = api.actor_of_person(work.db, person_id, work.now, "session")
        return replace(work, actor=actor)

    return take_over


@pytest.fixture
def bureau(work: Work) -> str:
    return _an_organisation(work, BUREAU, "420000", "湖北省数据局", OrganisationKind.AUTHORITY)


@pytest.fixture
def market(work: Work) -> str:
    return _an_organisation(
        work, MARKET, "420100", "武汉市市场监督管理局", OrganisationKind.DEPARTMENT
    )


@pytest.fixture
def civil(work: Work) -> str:
    return _an_organisation(work, CIVIL, "420100", "武汉市民政局", OrganisationKind.DEPARTMENT)


@pytest.fixture
def app(sessions: Sessions, settings: Settings, vault: Vault) -> FastAPI:
    """The routes of identity, wired as the house wires them."""
    app = FastAPI()
    app.state.sessions = sessions
    app.state.permissions = frozenset({"catalogue.entry.compile"})
    app.state.machines = Machines(settings, vault, Lake(settings, ""))

    @contextmanager
    def open_work(request: Request) -> Iterator[Work]:
        call = api.Call(request.method, request.url.path, request.url.query)
        credentials = api.read_credentials(
            call, request.headers, request.cookies, address="10.0.0.1"
        )
        with sessions.begin() as db:
            actor = api.identify(db, credentials, clock.now(), vault=vault, settings=settings)
        with sessions.begin() as db:
            yield Work(db, actor, clock.now(), "test")

    app.state.open_work = open_work
    add_error_answers(app)
    for router in identity.routers:
        app.include_router(router, prefix="/api")
    return app


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, headers=MARK, follow_redirects=False)


def _an_organisation(work: Work, uscc: str, region: str, name: str, kind: OrganisationKind) -> str:
    details = api.OrganisationDetails(name=name, kind=kind)
    made = api.register_organisation(work, uscc=uscc, region_code=region, details=details)
    work.db.flush()
    return made.id
