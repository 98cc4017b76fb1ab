"""The story of ``tongbase demo``, step by step: on the embedded server and on one's own."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import text

from tests.conftest import a_home
from tongbase.app.house import House, open_house
from tongbase.app.story.sources import make_mariadb
from tongbase.app.story.teller import STEPS, tell_story
from tongbase.kernel.ids import new_id
from tongbase.kernel.ledger.proof import verify_ledger
from tongbase.kernel.settings import Settings

OWN_SERVER = "host=127.0.0.1 port=5432 dbname=postgres connect_timeout=2"
SEALED_ENTRY = text(
    "select e.id from ledger_entry e join ledger_leaf l on l.entry_id = e.id "
    "where e.event = 'share.grant.given'"
)
MOMENTS = text("select max(at) from ledger_entry union select max(at) from share_call")
FLIP_A_BYTE = text(
    "update ledger_entry set detail = overlay(detail placing '?' from 9) where id = :id"
)


@pytest.fixture(params=["embedded", "own server"])
def server(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """No address for the embedded server; else a fresh database on this machine's PostgreSQL."""
    if request.param == "embedded":
        yield None
        return
    try:
        admin = psycopg.connect(OWN_SERVER, autocommit=True)
    except psycopg.OperationalError as refused:
        pytest.skip(f"No PostgreSQL at 127.0.0.1:5432 lets us in: {refused}")
    name = f"tongbase_{new_id()}"
    with admin:
        admin.execute(f"create database {name}")
        yield f"postgresql://127.0.0.1:5432/{name}"
        admin.execute(f"drop database {name} with (force)")


@pytest.fixture
def house(server: str | None) -> Iterator[House]:
    with a_home() as home:
        settings = Settings(home=home, database_url=server, allow_local_sources=True)
        with open_house(settings) as opened:
            yield opened


def test_the_story_may_be_told_twice_and_its_evidence_holds(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tell_story(house), tell_story(house)
    told = capsys.readouterr().out
    assert all(told.count(step.title) == 2 for step in STEPS)
    assert first.found["entry"] == second.found["entry"]
    assert faults(house) == []
    assert told.count("share.grant_expired") == 2
    assert told.count("drop database tongbase_demo") == (2 if make_mariadb() else 0)
    with house.sessions.begin() as db:
        assert max(db.scalars(MOMENTS)) <= house.clock()
        entry = db.scalar(SEALED_ENTRY)
        db.execute(text("alter table ledger_entry disable trigger ledger_entry_append_only"))
        db.execute(FLIP_A_BYTE, {"id": entry})
    assert entry in faults(house)


def faults(house: House) -> list[int | None]:
    """The lines that the proof names."""
    with house.sessions() as db:
        key = house.machines.vault.signing_key().public_key()
        return [fault.entry_id for fault in verify_ledger(db, key).faults]
