"""The worker makes vectors by itself where it can; where it cannot, it says what is missing."""

import threading
import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.catalogue.makers import a_draft, people_the_world
from tests.conftest import a_home
from tongbase.app.house import House, open_house
from tongbase.base.chores import ChoreContext
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions.entries import draft_entry
from tongbase.catalogue.jobs import meanings
from tongbase.catalogue.queries.search import meaning
from tongbase.catalogue.queries.search.answers import search
from tongbase.catalogue.terms.meaning import MeaningState
from tongbase.catalogue.terms.searching import Filters, Scope
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings

OWN_SERVER = "host=127.0.0.1 port=5432 dbname=postgres connect_timeout=2"
WITHIN_SECONDS = 60


@pytest.fixture
def house_without_pgvector() -> Iterator[House]:
    """A house on this machine's own PostgreSQL, if that has no pgvector."""
    try:
        admin = psycopg.connect(OWN_SERVER, autocommit=True)
    except psycopg.OperationalError as refused:
        pytest.skip(f"No PostgreSQL at 127.0.0.1:5432 lets us in: {refused}")
    name = f"tongbase_{new_id()}"
    with admin, a_home() as home:
        if admin.execute("select 1 from pg_available_extensions where name = 'vector'").fetchone():
            pytest.skip("The PostgreSQL at 127.0.0.1:5432 has pgvector.")
        admin.execute(f"create database {name}")
        address = f"postgresql://127.0.0.1:5432/{name}"
        with open_house(Settings(home=home, database_url=address)) as house:
            yield house
        admin.execute(f"drop database {name} with (force)")


def draft(house: House, name: str) -> None:
    with house.work_of_the_house() as work:
        people_the_world(work)
        draft_entry(work, a_draft(name=name, provider="11420100MA0000023J"))


def near(house: House, q: str) -> list[tuple[str, str]]:
    with house.work_of_the_house() as work:
        answer = search(work, q, Filters(scope=Scope.REACH), PageRequest())
        return [(hit.name.text, hit.found_by.value) for hit in answer.near]


def state(house: House) -> MeaningState:
    with house.work_of_the_house() as work:
        return meaning.report(work).state


def working(house: House, ended: threading.Event) -> threading.Thread:
    context = ChoreContext(house.machines, house.work_of_the_house, ended)
    worker = threading.Thread(target=meanings.make_meanings, args=(context,))
    worker.start()
    return worker


def test_the_worker_enables_pgvector_and_makes_what_is_missing(house: House):
    draft(house, "婚姻登记信息")
    assert near(house, "结婚") == []
    ended = threading.Event()
    worker = working(house, ended)
    due = time.monotonic() + WITHIN_SECONDS
    while state(house) is not MeaningState.IN_FORCE and time.monotonic() < due:
        time.sleep(0.2)
    assert near(house, "结婚") == [("婚姻登记信息", "meaning")]
    ended.set()
    worker.join()


def test_a_database_without_pgvector_finds_names_by_their_characters(
    house_without_pgvector: House, caplog: pytest.LogCaptureFixture
):
    house, ended = house_without_pgvector, threading.Event()
    draft(house, "婚姻登记信息")
    ended.set()
    worker = working(house, ended)
    worker.join()
    assert "has no pgvector" in caplog.text
    assert state(house) is MeaningState.NO_PGVECTOR
    assert near(house, "姻登") == [("婚姻登记信息", "characters")]
