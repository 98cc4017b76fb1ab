"""Workers in processes of their own, that a test may kill: at some moment, or anywhere."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select, text

from tongbase.app.house import House
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import ENDED, JobState, Pace
from tongbase.base.jobs.worker import work_once
from tongbase.collect import api as collect

SOURCE = Path(__file__).parents[2] / "src"
WAIT_SECONDS_MAX = 120
STATEMENTS, CHANCE_SECONDS = 9, 0.03
"""Every run asks DuckDB more often than that; the last of them leaves it that long to live."""
WORK_ONCE = """
import sys
from pathlib import Path
from tongbase.app.house import House
from tongbase.base.jobs.worker import work_once, work_until
from tongbase.base.lake.handle import open_lake
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.kernel.db import open_store
from tongbase.kernel.settings import Settings

settings = Settings(home=Path(sys.argv[1]), allow_local_sources=True)
engine, sessions = open_store(sys.argv[2])
machines = Machines(settings, Vault(bytes(32)), open_lake(settings, sys.argv[2]))
shop = House(settings, sys.argv[2], engine, sessions, machines).workshop()
"""
KILLED_IN = """
import os, signal
import {module} as module
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
module.{name} = die
"""
KILLED_AT = """
import os, signal, threading
from tongbase.base.lake.raw.session import Session
run, left = Session.run, [{statement}]
def counted(*args, **named):
    left[0] -= 1
    if left[0] == 0:
        threading.Timer({seconds}, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return run(*args, **named)
Session.run = counted
"""


@contextmanager
def a_worker(house: House, script: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process with a workshop at hand; it is gone when the test goes on."""
    command = [sys.executable, "-c", WORK_ONCE + script, str(house.settings.home), house.url]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    worker = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def order(house: House, flow: str) -> str:
    with house.work_of_the_house() as work:
        return collect.order_run(work, flow).id


def kill_anywhere(house: House, run_id: str) -> None:
    """Kill a worker in mid-run, at a statement and a moment that chance decides.

    Its seed is printed. The run is under way: a worker that has done its work is no victim.
    """
    seed = int(os.environ.get("TONGBASE_TEST_SEED", time.time_ns() % 1_000_000))
    chance = random.Random(seed)
    statement, seconds = chance.randint(1, STATEMENTS), chance.uniform(0, CHANCE_SECONDS)
    print(f"TONGBASE_TEST_SEED={seed}: killed {seconds:.3f} s after statement {statement}")
    script = KILLED_AT.format(statement=statement, seconds=seconds)
    with a_worker(house, f"{script}\nwork_once(shop)") as worker:
        assert worker.wait(WAIT_SECONDS_MAX) < 0
    assert state_of(house, run_id) is JobState.RUNNING


def kill_in(house: House, module: str, name: str) -> None:
    """Let a worker work, and die where it calls a function."""
    with a_worker(
        house, f"{KILLED_IN.format(module=module, name=name)}\nwork_once(shop)"
    ) as worker:
        assert worker.wait(WAIT_SECONDS_MAX) < 0


def take_over(house: House) -> None:
    """Do what is left to do, as a worker that takes every other one for dead."""
    work_once(replace(house.workshop(), pace=Pace(stalled_seconds=0)))


def state_of(house: House, run_id: str) -> JobState:
    with house.sessions() as db:
        return db.get(JobRun, run_id).state


def wait_for_end(house: House, run_id: str) -> JobState:
    until(lambda: state_of(house, run_id) in ENDED)
    return state_of(house, run_id)


def until(holds: Callable[[], bool]) -> None:
    for _ in range(WAIT_SECONDS_MAX * 20):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("What was waited for did not come.")


def let_time_pass(house: House) -> float:
    """Let the wait before the next attempt be over; return how many seconds it was to last."""
    waits = text("select extract(epoch from max(scheduled_at) - now()) from procrastinate_jobs")
    over = text("update procrastinate_jobs set scheduled_at = now() where status = 'todo'")
    with house.sessions.begin() as db:
        seconds = float(db.scalar(waits))
        db.execute(over)
    return seconds


def nothing_hangs(house: House) -> bool:
    """Say whether no job is taken, no order is open and no file of a run is left."""
    taken = text("select count(*) from procrastinate_jobs where status = 'doing'")
    is_open = select(func.count()).select_from(JobRun).where(JobRun.state.not_in(ENDED))
    with house.sessions() as db:
        hanging = db.scalar(taken) + db.scalar(is_open)
    left = [path for path in (house.settings.home / "tmp").rglob("*") if path.is_file()]
    return hanging == 0 and not left
