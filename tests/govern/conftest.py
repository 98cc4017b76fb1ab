"""A department that has collected something, and its manager, by API and by command line."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.collect.conftest import MARKET, Department, department, settings, us, write_csv
from tongbase.app.cli.main import main
from tongbase.app.client import Client
from tongbase.app.house import House
from tongbase.app.local import local_client
from tongbase.identity import api as identity
from tongbase.standards import api as standards

__all__ = ["Department", "department", "settings", "us", "write_csv"]

MANAGER = "market"
Commands = Callable[..., Any]
Collect = Callable[..., Mapping[str, Any]]


@pytest.fixture
def market(house: House, department: str) -> Client:
    """The department's data manager."""
    with house.work_of_the_house() as work:
        identity.install_roles(work)
        identity.add_person(
            work, account=MANAGER, name="王", organisation=MARKET, roles=["department_manager"]
        )
    return local_client(house, MANAGER)


@pytest.fixture
def command(
    house: House,
    market: Client,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Commands:
    """Type a command for the manager; return the JSON or words it printed, or why not."""
    monkeypatch.setenv("TONGBASE_HOME", str(house.settings.home))
    monkeypatch.setenv("TONGBASE_DATABASE_URL", house.url)

    def typed(*words: str) -> Any:
        monkeypatch.setattr("sys.argv", ["tongbase", "--json", "--as", MANAGER, *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        if left.value.code != 0:
            return printed.err
        return json.loads(printed.out) if printed.out[:1] in ("[", "{") else printed.out

    return typed


@pytest.fixture
def collect(
    us: Department, market: Client, write_csv: Callable[..., Any], tmp_path: Path
) -> Collect:
    """Install the standards and collect rows by their ``id`` into ``ods.a``; return the table."""

    def collected(columns: Sequence[str], *rows: Sequence[Any]) -> Mapping[str, Any]:
        with us.house.work_of_the_house() as work:
            standards.install_code_lists(work)
            standards.install_elements(work)
        write_csv("a.csv", columns, *rows)
        source = us.source("folder", {"path": str(tmp_path / "drops")})
        us.run(us.flow(source, "a.csv", keys=("id",)))
        return market.get("/api/govern/tables")["rows"][0]

    return collected
