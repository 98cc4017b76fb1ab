"""One small world for all tests of the application as a whole: it is made once a session."""

from collections.abc import Iterator

import pytest

from tests.app.desk import Desk
from tests.app.world import World, make_world
from tests.conftest import copied
from tongbase.app.cli.state import Choice, choose
from tongbase.app.house import House
from tongbase.base.lake.handle import open_lake
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.kernel.db import open_store
from tongbase.kernel.settings import Settings


@pytest.fixture(scope="session")
def world(template_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    settings = Settings(home=tmp_path_factory.mktemp("world"), port=0)
    with copied(template_url) as url:
        engine, sessions = open_store(url)
        machines = Machines(settings, Vault(bytes(32)), open_lake(settings, url))
        house = House(settings, url, engine, sessions, machines)
        yield make_world(house)
        house.close()


@pytest.fixture(autouse=True)
def _nothing_chosen() -> Iterator[None]:
    """What was said before one command holds for no other."""
    yield
    choose(Choice())


@pytest.fixture
def desk(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(world, monkeypatch, capsys)
