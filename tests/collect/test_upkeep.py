"""Upkeep: by hand, by command and in the night; what killed writers left goes as well."""

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.collect.conftest import Department
from tests.conftest import an_actor
from tongbase.app.cli.main import main
from tongbase.app.client import Client
from tongbase.app.house import House
from tongbase.app.local import local_client
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue
from tongbase.base.jobs.terms import JobState
from tongbase.base.jobs.worker import work_once
from tongbase.base.lake import raw, read
from tongbase.base.lake.names import TableName
from tongbase.govern.actions.checks import UPKEEP_JOB
from tongbase.govern.api import find_ref
from tongbase.govern.jobs.tables import NIGHTLY_UPKEEP_JOB
from tongbase.govern.permissions import GovernPermission
from tongbase.identity import api as identity
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.settings import Settings

TWO_DAYS_SECONDS = 2 * 24 * 3600
SMALL_FILES = 17
BUREAU = "11420000MA0000015J"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Every state but the newest may go at once."""
    return settings.model_copy(update={"snapshots_kept": 1, "snapshot_days": 0})


@pytest.fixture
def bureau(house: House, department: str) -> Client:
    """The bureau's manager, who may order the upkeep of its departments' tables."""
    with house.work_of_the_house() as work:
        identity.install_roles(work)
        details = identity.OrganisationDetails("湖北省数据局", identity.OrganisationKind.AUTHORITY)
        identity.register_organisation(work, uscc=BUREAU, region_code="420000", details=details)
        work.db.flush()
        identity.add_person(
            work, account="shuju", name="数据局", organisation=BUREAU, roles=["bureau_manager"]
        )
    return local_client(house, "shuju")


def worn(us: Department, write_csv: Any, name: str = "a") -> TableName:
    """A collected table that was written many times: many small files, as many states."""
    write_csv(f"{name}.csv", ("id", "v"), (1, "x"))
    source = us.source("folder", {"path": str(us.house.settings.home.parent / "drops")})
    us.run(us.flow(source, f"{name}.csv", keys=("id",)))
    table = TableName("ods", name)
    with raw.open_session(us.house.machines.lake) as session:
        for number in range(SMALL_FILES):
            raw.append(session, table, f"SELECT {number + 2} AS id, 'y' AS v")
    return table


def id_of(house: House, table: TableName) -> str:
    with house.work_of_the_house() as work:
        found = find_ref(work, table.namespace, table.name)
        assert found is not None
        return found.id


def state(house: House, table: TableName) -> tuple[int, int, int]:
    """Rows, files and states of a table."""
    info = read.get_table(house.machines.lake, table)
    return info.rows, info.files, len(read.snapshots(house.machines.lake, table))


def order(house: House, kind: str, **arguments: str) -> str:
    with house.work_of_the_house() as work:
        return enqueue(
            work, Order(kind, "night", "整理", "Tidy up", EVERYWHERE, arguments=arguments)
        ).id


def ended(house: House, run_id: str) -> JobRun:
    work_once(house.workshop())
    with house.sessions() as db:
        return db.get(JobRun, run_id)


WORN = (SMALL_FILES + 1, SMALL_FILES + 1, SMALL_FILES + 1)
KEPT = (SMALL_FILES + 1, 1, 1)
DONE = {"files_written": 1, "snapshots_removed": SMALL_FILES + 1}


def test_a_table_is_kept_over_http(us, house, bureau, write_csv):
    table = worn(us, write_csv)
    assert state(house, table) == WORN
    path = f"/api/govern/tables/{id_of(house, table)}"
    run = bureau.wait_for(bureau.post(f"{path}/upkeep")["job_id"])
    assert (run["state"], run["result"] | DONE) == ("succeeded", run["result"])
    assert state(house, table) == KEPT
    assert us.ask("select count(*) as n, sum(id) as s from lake.ods.a") == [{"n": 18, "s": 171}]
    assert len(list(place_of(house, *table.identifier).rglob("*.parquet"))) == 1
    told = {line["event"]: line["detail"] for line in bureau.get(f"{path}/timeline")}
    assert told["govern.table.kept"] == run["result"]
    assert "govern.upkeep.ordered" in told


def test_a_table_is_kept_by_command(us, house, bureau, write_csv, monkeypatch, capsys):
    table = worn(us, write_csv)
    told = {"HOME": house.settings.home, "DATABASE_URL": house.url}
    told |= {"SNAPSHOTS_KEPT": 1, "SNAPSHOT_DAYS": 0}
    for name, value in told.items():
        monkeypatch.setenv(f"TONGBASE_{name}", str(value))
    monkeypatch.setattr("sys.argv", ["tongbase", "table", "upkeep", str(table), "--as", "shuju"])
    with pytest.raises(SystemExit) as left:
        main()
    assert (left.value.code, "'files_written': 1" in capsys.readouterr().out) == (0, True)
    assert state(house, table) == KEPT


def test_states_that_are_young_stay_unless_the_operator_says_otherwise(us, house, write_csv):
    table = worn(us, write_csv)
    house.machines.lake.settings = Settings(home=house.settings.home)
    run_id = order(house, UPKEEP_JOB, table=id_of(house, table))
    assert ended(house, run_id).result["snapshots_removed"] == 0
    assert state(house, table) == (SMALL_FILES + 1, 1, SMALL_FILES + 2)


def test_leave_is_asked_before_anything_moves(us, house, write_csv):
    """The right was taken away between the order and the job."""
    table = worn(us, write_csv)
    run_id = order(house, UPKEEP_JOB, table=id_of(house, table))
    reader = an_actor(permissions=frozenset({GovernPermission.METADATA_READ}))
    work_once(replace(house.workshop(), open_work=lambda _: house.work_for(reader)))
    with house.sessions() as db:
        job = db.get(JobRun, run_id)
    assert (job.state, job.error["code"]) == (JobState.FAILED, "denied")
    assert state(house, table) == WORN


def test_the_night_keeps_every_table(us, house, write_csv):
    tables = [worn(us, write_csv, name) for name in ("a", "b")]
    assert ended(house, order(house, NIGHTLY_UPKEEP_JOB)).result["left"] == []
    assert [state(house, table) for table in tables] == [KEPT, KEPT]
    with house.sessions() as db:
        for table in tables:
            assert "govern.table.kept" in {
                line.event for line in history_of(db, id_of(house, table))
            }


def test_a_table_that_cannot_be_kept_fails_for_itself(us, house, write_csv, caplog):
    """What says where a table's files are is gone from the disk; the other table is kept.

    The sweep passes over it.
    """
    tables = [worn(us, write_csv, name) for name in ("a", "b")]
    broken = min(tables, key=lambda table: id_of(house, table))
    (kept,) = set(tables) - {broken}
    found = house.machines.lake.catalogue.load_table(broken.identifier)
    Path(found.metadata_location.removeprefix("file://")).unlink()
    job = ended(house, order(house, NIGHTLY_UPKEEP_JOB))
    assert (job.state, job.result["tables"]) == (JobState.SUCCEEDED, 1)
    assert [each["name"] for each in job.result["left"]] == [str(broken)]
    assert all(each["code"] and each["message"] for each in job.result["left"])
    assert f"left {broken}" in caplog.text
    assert state(house, kept) == KEPT


def leave_behind(folder: Path, *, age_seconds: float) -> Path:
    stray = folder / "data" / f"left-{age_seconds}.parquet"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"half")
    then = time.time() - age_seconds
    os.utime(stray, (then, then))
    return stray


def place_of(house: House, *name: str) -> Path:
    return Path(house.machines.lake.catalogue.load_table(name).location().removeprefix("file://"))


def test_the_night_removes_what_nobody_refers_to(us, house, tmp_path, write_csv):
    write_csv("a.csv", ("id", "v"), (1, "x"), ("", "no key"))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    us.run(us.flow(source, "a.csv", keys=("id",)))
    table, aside = place_of(house, "ods", "a"), place_of(house, "quarantine", "ods__a")
    folders = (table, aside, table.parent / f"{0:032x}")
    old = [leave_behind(folder, age_seconds=TWO_DAYS_SECONDS) for folder in folders]
    young = [leave_behind(folder, age_seconds=0) for folder in (table, aside)]
    job = ended(house, order(house, NIGHTLY_UPKEEP_JOB))
    assert (job.state, job.result) == (
        JobState.SUCCEEDED,
        {"tables": 1, "left": [], "files_swept": 1},
    )
    assert [path.exists() for path in (*old, *young)] == [False] * 3 + [True] * 2
    assert us.ask("select v from lake.ods.a") == [{"v": "x"}]
    assert us.ask("select count(*) as n from lake.quarantine.ods__a") == [{"n": 1}]
