"""What may go wrong in mid-run: killed workers, cancelled reads, lost rows."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.jobs.worker import build_worker, work_once
from tongbase.collect import api as collect
from tongbase.collect.errors import CountsDifferError
from tongbase.collect.models import RunRow
from tongbase.collect.rules.reconciling import check_counts
from tongbase.collect.terms import Flow, FlowDetails, Mode, RunCounts
from tongbase.kernel.actor import EVERYWHERE

ROWS = 120_000
WORKER = """
import sys
from pathlib import Path
from tongbase.app.house import House
from tongbase.base.jobs.worker import build_worker, work_once
from tongbase.base.lake.handle import open_lake
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.kernel.db import open_store
from tongbase.kernel.settings import Settings

settings = Settings(home=Path(sys.argv[1]), allow_local_sources=True)
engine, sessions = open_store(sys.argv[2])
machines = Machines(settings, Vault(bytes(32)), open_lake(settings, sys.argv[2]))
house = House(settings, sys.argv[2], engine, sessions, machines)
print("ready", flush=True)
work_once(build_worker(house.workshop()))
"""


@pytest.fixture
def big(register: psycopg.Connection) -> psycopg.Connection:
    register.execute(
        "create table big as select n as id, md5(n::text) as v, case when n % 1000 = 0 then null "
        f"else n end as w from generate_series(1, {ROWS}) n"
    )
    register.execute("alter table big add primary key (id)")
    return register


@pytest.mark.parametrize("seconds", [0.2, 0.6, 1.0, 1.4])
def test_a_killed_worker_leaves_the_same_table(us, house, postgres, big, seconds):
    flow = us.flow(postgres, "big")
    with house.work_of_the_house() as work:
        run_id = collect.order_run(work, flow).id
    _kill_after(house, seconds)
    _lose_worker(house)
    work_once(build_worker(house.workshop()))
    run = us.result(run_id)
    assert (run.read, run.lake_rows) == (ROWS, ROWS)
    _check_equal(us, big)
    assert us.run(flow).unchanged == ROWS
    assert not list((house.settings.home / "tmp" / "collect").iterdir())


def _kill_after(house, seconds: float) -> None:
    command = [sys.executable, "-c", WORKER, str(house.settings.home), house.url]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert worker.stdout.readline() == b"ready\n"
    _wait_for_running(house)
    time.sleep(seconds)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()


def _wait_for_running(house) -> None:
    for _ in range(400):
        with house.sessions() as db:
            if db.query(JobRun).filter(JobRun.state != JobState.QUEUED).count():
                return
        time.sleep(0.025)
    raise AssertionError("The worker did not begin.")


def _lose_worker(house) -> None:
    """Let the house notice at once that the worker is gone."""
    with house.sessions.begin() as db:
        db.execute(text("update procrastinate_jobs set worker_id = null where status = 'doing'"))


def _check_equal(us, source: psycopg.Connection) -> None:
    theirs = source.execute(
        "select count(*), sum(id), sum(w), sum(('x' || substr(v, 1, 8))::bit(32)::bigint) from big"
    ).fetchone()
    ours = us.ask(
        "select count(*) as n, sum(id)::bigint as i, sum(w)::bigint as w, "
        "sum(('0x' || substr(v, 1, 8))::bigint)::bigint as v from lake.ods.big"
    )[0]
    assert tuple(int(number) for number in theirs) == tuple(ours.values())


def test_a_run_is_cancelled_while_it_reads(us, house, postgres, register):
    register.execute(
        "create view slow as "
        "select n as id, pg_sleep(0.0001)::text as v from generate_series(1, 300000) n"
    )
    flow = us.flow(postgres, "slow", keys=("id",), mode=Mode.INCREMENTAL, cursor_column="id")
    with house.work_of_the_house() as work:
        run_id = collect.order_run(work, flow).id
    command = [sys.executable, "-c", WORKER, str(house.settings.home), house.url]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    worker.stdout.readline()
    _wait_for_running(house)
    time.sleep(1.5)
    from tongbase.collect.actions.runs import cancel_run

    with house.work_of_the_house() as work:
        cancel_run(work, run_id)
    began = time.monotonic()
    worker.wait(timeout=60)
    worker.stdout.close()
    assert time.monotonic() - began < 25
    with house.sessions() as db:
        assert db.get(JobRun, run_id).state is JobState.CANCELLED
        assert db.get(RunRow, run_id).read == 0


class Around:
    rows_before, rows_after = 0, 90


@pytest.mark.parametrize(
    ("counts", "source", "said"),
    [
        (RunCounts(read=100, inserted=90, quarantined=9), (100, 100), "100 rows were read, 99"),
        (RunCounts(read=100, inserted=95, quarantined=5), (100, 100), "should have 95"),
        (RunCounts(read=90, inserted=90), (100, 100), "the source counts 100"),
    ],
)
def test_a_run_whose_counts_differ_fails(counts, source, said):
    flow = Flow("f", "s", "源", "postgresql", EVERYWHERE, "", FlowDetails("t", "t"), {})
    with pytest.raises(CountsDifferError) as told:
        check_counts(flow, counts, Around(), source)
    assert said in told.value.en


def test_a_source_that_grows_while_it_is_read_reconciles():
    flow = Flow("f", "s", "源", "postgresql", EVERYWHERE, "", FlowDetails("t", "t"), {})
    assert check_counts(flow, RunCounts(read=90, inserted=90), Around(), (88, 93)) == 93
