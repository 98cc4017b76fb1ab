"""``tongbase up``: its worker is there with it, goes with it, and ends what was under way."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from tests.app.world import World
from tests.collect.conftest import MARKET, Department
from tongbase.app.house import House, open_house
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import ENDED, JobState
from tongbase.collect import api as collect
from tongbase.collect.models import RunRow
from tongbase.identity import api as identity
from tongbase.kernel.settings import Settings

ROWS = 100_000
TAKEN = "procrastinate"  # what the worker imports, and never from the folder where it is started
WAIT_SECONDS_MAX = 300


@pytest.fixture
def home() -> Iterator[Path]:
    """Outside pytest's own folder, which the server's user may not enter."""
    with tempfile.TemporaryDirectory(prefix="tongbase-up-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "home"


@pytest.fixture
def settings(home: Path) -> Settings:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return Settings(home=home, port=port, allow_local_sources=True)


@contextmanager
def up(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """The product as its users start it, once it answers."""
    told = {"HOME": settings.home, "PORT": settings.port, "ALLOW_LOCAL_SOURCES": True}
    environment = {**os.environ, **{f"TONGBASE_{name}": str(value) for name, value in told.items()}}
    command = [sys.executable, "-P", "-m", "tongbase.app.cli.main", "up"]
    here = settings.home.parent
    (here / f"{TAKEN}.py").write_text("raise RuntimeError('read from where one stands')")
    with (here / "up.log").open("ab") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=here)
    try:
        until(lambda: server.poll() is not None or answers(settings))
        assert server.poll() is None, (settings.home.parent / "up.log").read_text()
        yield server
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(WAIT_SECONDS_MAX)


def answers(settings: Settings) -> bool:
    with suppress(OSError):
        return urllib.request.urlopen(f"{settings.address}/api/health", timeout=5).status == 200
    return False


def until(holds: Callable[[], bool]) -> None:
    for _ in range(WAIT_SECONDS_MAX * 5):
        if holds():
            return
        time.sleep(0.2)
    raise AssertionError("What was waited for did not come.")


def postmaster(settings: Settings) -> psutil.Process:
    trace = settings.home / "pg" / "postmaster.pid"
    return psutil.Process(int(trace.read_text().split(maxsplit=1)[0]))


def kill_all(server: subprocess.Popen[bytes], settings: Settings) -> None:
    """Server, worker, and PostgreSQL with all that serves in it, as by a power cut."""
    roots = [psutil.Process(server.pid), postmaster(settings)]
    for process in [each for root in roots for each in (root, *root.children(recursive=True))]:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    server.wait()


def order_one(house: House, drops: Path) -> str:
    with house.work_of_the_house() as work:
        kind = identity.OrganisationKind.DEPARTMENT
        details = identity.OrganisationDetails("武汉市市场监督管理局", kind)
        identity.register_organisation(work, uscc=MARKET, region_code="420100", details=details)
    us = Department(house, MARKET)
    flow = us.flow(us.source("folder", {"path": str(drops)}), "big.csv", keys=("id",))
    with house.work_of_the_house() as work:
        return collect.order_run(work, flow).id


def test_a_house_killed_whole_starts_again_and_ends_what_it_began(settings, tmp_path):
    (tmp_path / "big.csv").write_text(
        "id,v\n" + "".join(f"{number},{number * 7}\n" for number in range(ROWS))
    )
    with up(settings) as server:
        with open_house(settings) as house:
            run_id = order_one(house, tmp_path)
            until(lambda: state_of(house, run_id) is not JobState.QUEUED)
        kill_all(server, settings)
    with up(settings), open_house(settings) as house:
        until(lambda: state_of(house, run_id) in ENDED)
        run = Department(house, MARKET).result(run_id)
        check_whole(house, run)


def state_of(house: House, run_id: str) -> JobState:
    with house.sessions() as db:
        return db.get(JobRun, run_id).state


def check_whole(house: House, run: RunRow) -> None:
    assert (run.read, run.inserted, run.lake_rows) == (ROWS, ROWS, ROWS)
    rows = Department(house, MARKET).ask("select id, v from lake.ods.big order by id")
    assert [(row["id"], row["v"]) for row in rows] == [(n, 7 * n) for n in range(ROWS)]


def worker_of(server: subprocess.Popen[bytes]) -> psutil.Process:
    children = psutil.Process(server.pid).children()
    return next(each for each in children if "worker" in each.cmdline())


def test_a_worker_loads_while_its_server_does_and_health_tells_when_it_works(settings):
    with up(settings) as server:
        answered, begun = time.time(), psutil.Process(server.pid).create_time()
        assert worker_of(server).create_time() - begun < (answered - begun) / 2
        until(lambda: health(settings)["worker"] == "working")


def test_a_worker_whose_server_ends_before_it_is_ready_opens_no_house(settings):
    environment = {**os.environ, "TONGBASE_HOME": str(settings.home)}
    command = [sys.executable, "-m", "tongbase.app.cli.main", "worker", "--beside", "1"]
    nobody = subprocess.DEVNULL
    ended = subprocess.run(command, env=environment, stdin=nobody, timeout=120, check=False)
    assert (ended.returncode, settings.home.exists()) == (0, False)


def test_health_tells_that_no_worker_works(world: World):
    assert world.by("admin").get("/api/health")["worker"] == "absent"


def health(settings: Settings) -> dict[str, str]:
    return json.load(urllib.request.urlopen(f"{settings.address}/api/health", timeout=5))


def test_a_worker_goes_with_its_server(settings):
    with up(settings) as server:
        until(lambda: len(psutil.Process(server.pid).children()) > 0)
        worker = worker_of(server)
        server.kill()
        server.wait()
        worker.wait(WAIT_SECONDS_MAX)
    with up(settings):
        database = postmaster(settings)
    database.wait(WAIT_SECONDS_MAX)  # the last who used it has left: killed ones do not count
