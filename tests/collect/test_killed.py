"""``kill -9`` of a worker anywhere in a run: started again, it ends in exactly the same table."""

from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests.collect.workers import (
    a_worker,
    kill_anywhere,
    kill_in,
    nothing_hangs,
    order,
    take_over,
    wait_for_end,
)
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.lake import raw
from tongbase.base.lake.manifests import files_of
from tongbase.base.lake.names import TableName
from tongbase.collect.terms import Mode
from tongbase.kernel import clock

ROWS = 60_000
RUNNING = "tongbase.collect.jobs.running"
PREPARING = (RUNNING, "_prepare")
READ = ("tongbase.collect.jobs.staging", "_staged")
COMMIT = ("tongbase.base.lake.catalogue", "LakeCatalogue._swap_pointer")
SETTLING = ("tongbase.govern.api", "settle_landing")
LANDED = (RUNNING, "finish_run")
TOLD = ("tongbase.base.jobs.running", "_end")
MOMENTS = (READ, PREPARING, COMMIT, SETTLING, LANDED, TOLD)
CHANGES = f"""
update big set v = v || '!', gxsj = '2024-06-01' where id % 100 = 0;
insert into big select n, 'new', n, '2024-06-02' from generate_series({ROWS} + 1, {ROWS} + 600) n;
"""
FLOWS = {
    "full": {"keys": ("id",)},
    "mirror": {"keys": ("id",), "delete_missing": True},
    "incremental": {"keys": ("id",), "mode": Mode.INCREMENTAL, "cursor_column": "gxsj"},
}


@pytest.fixture
def big(register: psycopg.Connection) -> psycopg.Connection:
    register.execute(
        "create table big as select n as id, md5(n::text) as v, "
        "case when n % 1000 <> 0 then n end as w, "
        "timestamp '2024-01-01' + n * interval '1 second' as gxsj "
        f"from generate_series(1, {ROWS}) n"
    )
    return register


def check_equal(us, source: psycopg.Connection) -> None:
    """Every value of every row."""
    theirs = source.execute("select id, v, w, gxsj from big order by id").fetchall()
    ours = us.ask("select id, v, w, gxsj from lake.ods.big order by id")
    assert [tuple(row.values()) for row in ours] == theirs


def check_no_strays(house) -> None:
    """Upkeep leaves only files that the table needs, and all of those."""
    lake, later = house.machines.lake, clock.now() + timedelta(hours=1)
    raw.remove_strays(lake, TableName("ods", "big"), before=later)
    raw.remove_lost_folders(lake, before=later)
    table = lake.catalogue.load_table(("ods", "big"))
    kept = files_of(table, table.snapshots()) | {table.metadata_location}
    kept |= {entry.metadata_file for entry in table.metadata.metadata_log}
    place = Path(table.location().removeprefix("file://"))
    assert {f"file://{path}" for path in place.rglob("*") if path.is_file()} == kept


@pytest.mark.parametrize("kind", FLOWS)
def test_a_worker_killed_anywhere_leaves_the_same_table(us, house, postgres, big, kind):
    flow = us.flow(postgres, "big", **FLOWS[kind])
    if kind != "full":
        us.run(flow)
        big.execute(CHANGES)
    if kind == "mirror":
        big.execute("delete from big where id % 200 = 7")
    run_id = order(house, flow)
    kill_anywhere(house, run_id)
    take_over(house)
    us.result(run_id)
    assert nothing_hangs(house)
    check_equal(us, big)
    again = us.run(flow)
    assert (again.inserted, again.updated, again.deleted) == (0, 0, 0)
    check_no_strays(house)
    check_equal(us, big)


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment[1])
def test_a_worker_killed_while_it_lands_tells_the_same_numbers(us, house, postgres, big, moment):
    flow = us.flow(postgres, "big", keys=("id",), delete_missing=True)
    us.run(flow)
    big.execute(CHANGES)
    big.execute(f"delete from big where id % 200 = 7 and id <= {ROWS}")
    big.execute("insert into big values (null, 'no key')")
    run_id = order(house, flow)
    kill_in(house, *moment)
    take_over(house)
    run = us.result(run_id)
    told = (run.inserted, run.updated, run.deleted, run.quarantined)
    assert told == (600, ROWS // 100, ROWS // 200, 1)
    assert run.read == run.inserted + run.updated + run.unchanged + run.quarantined
    assert us.ask("select count(*) as n from lake.quarantine.ods__big") == [{"n": 1}]
    assert nothing_hangs(house)
    big.execute("delete from big where id is null")
    check_equal(us, big)
    check_no_strays(house)


def test_files_whose_worker_is_killed_are_all_read(us, house, tmp_path, write_csv):
    for day in range(6):
        write_csv(f"{day}.csv", ("id", "v"), *((day * 10_000 + n, n) for n in range(10_000)))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    flow = us.flow(source, "*.csv", mode=Mode.FILES, target="big")
    run_id = order(house, flow)
    kill_anywhere(house, run_id)
    take_over(house)
    assert us.result(run_id).inserted == 60_000
    assert us.ask("select id, v from lake.ods.big order by id") == [
        {"id": number, "v": number % 10_000} for number in range(60_000)
    ]
    assert us.run(flow).read == 0
    assert nothing_hangs(house)


def test_another_worker_notices_by_itself(us, house, postgres, big):
    """By the heartbeat alone, as it is set in production: that takes its 15 seconds."""
    flow = us.flow(postgres, "big", keys=("id",))
    run_id = order(house, flow)
    kill_in(house, *LANDED)
    with a_worker(house, "import asyncio\nasyncio.run(work_until(shop, asyncio.Event()))"):
        assert wait_for_end(house, run_id) is JobState.SUCCEEDED
    with house.sessions() as db:
        assert db.get(JobRun, run_id).attempt == 2
    check_equal(us, big)


def test_a_job_that_always_kills_its_worker_is_given_up(us, house, postgres, big):
    flow = us.flow(postgres, "big", keys=("id",))
    run_id = order(house, flow)
    with house.sessions.begin() as db:
        job = db.get(JobRun, run_id)
        job.state, job.attempt = JobState.RUNNING, 5
    take_over(house)
    with house.sessions() as db:
        job = db.get(JobRun, run_id)
        assert (job.state, job.error["code"]) == (JobState.FAILED, "jobs.worker_lost")
    assert us.run(flow).inserted == ROWS


def test_a_cancelled_run_whose_worker_died_stays_cancelled(us, house, postgres, big):
    from tongbase.collect.actions.runs import cancel_run

    flow = us.flow(postgres, "big", keys=("id",))
    run_id = order(house, flow)
    kill_in(house, *COMMIT)
    with house.work_of_the_house() as work:
        cancel_run(work, run_id)
    take_over(house)
    assert wait_for_end(house, run_id) is JobState.CANCELLED
    assert us.ask("select count(*) as n from lake.ods.big") == [{"n": 0}]
    assert us.run(flow).inserted == ROWS
