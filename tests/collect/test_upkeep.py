"""What killed writers left in the lake goes in the night, from tables and their quarantine."""

import os
import time
from pathlib import Path

from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue
from tongbase.base.jobs.terms import JobState
from tongbase.base.jobs.worker import work_once
from tongbase.govern.jobs import NIGHTLY_UPKEEP_JOB
from tongbase.kernel.actor import EVERYWHERE

TWO_DAYS_SECONDS = 2 * 24 * 3600


def leave_behind(folder: Path, *, age_seconds: float) -> Path:
    stray = folder / "data" / f"left-{age_seconds}.parquet"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"half")
    then = time.time() - age_seconds
    os.utime(stray, (then, then))
    return stray


def place_of(house, *name: str) -> Path:
    return Path(house.machines.lake.catalogue.load_table(name).location().removeprefix("file://"))


def test_the_night_removes_what_nobody_refers_to(us, house, tmp_path, write_csv):
    write_csv("a.csv", ("id", "v"), (1, "x"), ("", "no key"))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    us.run(us.flow(source, "a.csv", keys=("id",)))
    table, aside = place_of(house, "ods", "a"), place_of(house, "quarantine", "ods__a")
    folders = (table, aside, table.parent / f"{0:032x}")
    old = [leave_behind(folder, age_seconds=TWO_DAYS_SECONDS) for folder in folders]
    young = [leave_behind(folder, age_seconds=0) for folder in (table, aside)]
    with house.work_of_the_house() as work:
        run_id = enqueue(work, Order(NIGHTLY_UPKEEP_JOB, "night", "夜间整理", EVERYWHERE)).id
    work_once(house.workshop())
    with house.sessions() as db:
        job = db.get(JobRun, run_id)
    assert (job.state, job.result) == (
        JobState.SUCCEEDED,
        {"tables": 1, "left": [], "files_swept": 1},
    )
    assert [path.exists() for path in (*old, *young)] == [False] * 3 + [True] * 2
    assert us.ask("select v from lake.ods.a") == [{"v": "x"}]
    assert us.ask("select count(*) as n from lake.quarantine.ods__a") == [{"n": 1}]
