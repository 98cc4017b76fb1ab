"""Files as they come in the world, each by the way that a user takes: list, describe, collect."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collect.conftest import MARKET, Department
from tests.conftest import copied
from tongbase.app.house import House
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.jobs.worker import work_once
from tongbase.base.lake.handle import open_lake
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.collect import api as collect
from tongbase.collect.models import RunRow
from tongbase.collect.queries.looking import list_tables
from tongbase.collect.terms import Mode
from tongbase.identity import api as identity
from tongbase.kernel.db import open_store
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.settings import Settings

HORRORS = Path(__file__).parents[2].parent / "shared" / "realdata" / "horror_files"
FILES = sorted(path.name for path in HORRORS.iterdir()) if HORRORS.exists() else []
REFUSED = {
    "encrypted_no_password.xls": "source.file_encrypted",
    "libreoffice.xlsx": "source.file_empty",
    "simple.unknown": "source.file_empty",
}
"""What nobody could read: a workbook behind a password, one without a cell, a file of nothing."""
HEADING_ALONE = {"multilineods.ods", "small.csv", "unicode_sheet_name.xls", "utf8bom.csv"}

pytestmark = pytest.mark.skipif(not FILES, reason="The real data sets are not on this machine.")

Outcome = list[tuple[str, str, RunRow | None]]


@pytest.fixture(scope="module")
def walked(
    template_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Outcome]]:
    """All tables of all files, collected in one house: what came of each, by file."""
    home = tmp_path_factory.mktemp("horrors") / "home"
    settings = Settings(home=home, port=0, allow_local_sources=True)
    home.mkdir()
    with copied(template_url) as url:
        engine, sessions = open_store(url)
        machines = Machines(settings, Vault(bytes(32)), open_lake(settings, url))
        house = House(settings, url, engine, sessions, machines)
        yield walk(house)
        house.close()


def walk(house: House) -> dict[str, Outcome]:
    with house.work_of_the_house() as work:
        identity.install_regions(work, "420000")
        work.db.flush()
        kind = identity.OrganisationKind.DEPARTMENT
        details = identity.OrganisationDetails("武汉市市场监督管理局", kind)
        identity.register_organisation(work, uscc=MARKET, region_code="420100", details=details)
    us = Department(house, MARKET)
    source = us.source("folder", {"path": str(HORRORS)})
    with house.work_of_the_house() as work:
        tables = list_tables(work, house.machines, source, "").rows
    found: dict[str, Outcome] = {name: [] for name in FILES}
    for number, table in enumerate(each.name for each in tables if "*" not in each.name):
        found[file_of(table)].append((table, *collected(us, source, table, f"t{number}")))
    return found


def file_of(table: str) -> str:
    return next(
        name for name in FILES if table == name or table.startswith((f"{name}#", f"{name}/"))
    )


def collected(us: Department, source: str, table: str, target: str) -> tuple[str, RunRow | None]:
    """Define a flow and run it; return the code of the error, or the run."""
    try:
        flow = us.flow(source, table, target=target, mode=Mode.FILES)
    except TongBaseError as refused:
        assert refused.zh
        assert refused.en
        return refused.code, None
    with us.house.work_of_the_house() as work:
        run_id = collect.order_run(work, flow).id
    work_once(us.house.workshop())
    with us.house.sessions() as db:
        job = db.get(JobRun, run_id)
        assert job.state is JobState.SUCCEEDED, (table, job.error)
        return "", db.get(RunRow, run_id)


@pytest.mark.parametrize("name", FILES)
def test_a_file_loads_or_is_refused_with_its_reason(walked: dict[str, Outcome], name: str):
    assert walked[name], "the file is not listed"
    for table, code, run in walked[name]:
        if run is None:
            assert code == REFUSED.get(name), table
            continue
        assert run.read == run.inserted + run.quarantined
        assert run.inserted == run.lake_rows, table
        assert (run.inserted == 0) is (name in HEADING_ALONE), table
