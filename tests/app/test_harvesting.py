"""Harvesting as a whole: ordered, done by the worker; killed in the middle, it ends the same."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from tests.app.world import MARKET, World, served, status_of
from tongbase.app.client import RefusedError
from tongbase.app.house import House
from tongbase.app.local import local_client
from tongbase.app.worker import chores_of
from tongbase.base.harvest.errors import ForeignRefusedError
from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.models import JobRun
from tongbase.catalogue.jobs.harvesting import harvest_source
from tongbase.catalogue.models import Entry, HarvestRecord, HarvestSource
from tongbase.kernel import clock
from tongbase.kernel.ids import new_id
from tongbase.kernel.ledger.entry import LedgerEntry

PATH = "/api/catalogue/harvests"
# A worker that dies once everything is drafted and before anything is committed.
DYING = """
import os, signal, sys
from pathlib import Path
from tongbase.app.house import House
from tongbase.base.jobs.context import JobContext
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.catalogue.actions import harvests
from tongbase.catalogue.jobs.harvesting import harvest_source
from tongbase.kernel.db import open_store
from tongbase.kernel.settings import Settings

home, url, person, source, run = sys.argv[1:]
settings = Settings(home=Path(home))
engine, sessions = open_store(url)
house = House(settings, url, engine, sessions, Machines(settings, Vault(bytes(32)), None))
harvests._gone = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
context = JobContext(run, 1, sessions, house.machines, lambda: house.work_for_id(person))
context.progress = lambda *_: None
harvest_source(context, {"source": source, "apply": True})
"""


@pytest.fixture
def folder(world: World) -> Path:
    """Data packages in the market department's corner of the inbox."""
    corner = world.house.settings.home / "inbox" / MARKET / f"packages-{new_id()[-6:]}"
    for number in range(5):
        package = corner / f"p{number}"
        package.mkdir(parents=True)
        title = f"外部数据{corner.name}-{number}"
        told = {"name": f"p{number}", "title": title, "resources": [{"path": "a.csv"}]}
        (package / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    return corner


def a_source(world: World, folder: Path) -> str:
    body = {"name": folder.name, "kind": "frictionless", "address": str(folder)}
    return world.by("market").post(PATH, body)["id"]


def done(world: World, source: str, verb: str) -> dict[str, int]:
    market = world.by("market")
    job = market.wait_for(market.post(f"{PATH}/{source}/{verb}")["job"])
    assert job["state"] == "succeeded", job
    return market.get(f"{PATH}/{source}/runs/{job['id']}")["counts"]


def test_a_department_previews_and_harvests(world: World, folder: Path):
    source, market = a_source(world, folder), world.by("market")
    assert done(world, source, "preview")["new"] == 5
    assert drafts(world, folder) == 0
    assert done(world, source, "run")["new"] == 5
    assert done(world, source, "run")["unchanged"] == 5
    assert drafts(world, folder) == 5
    newest = market.get(f"{PATH}/{source}/runs")["rows"]
    assert [run["applied"] for run in newest] == [True, True, False]
    path = f"{PATH}/{source}/runs/{newest[1]['id']}/verdicts"
    rows = market.get(path, verdict="new", size=2)
    assert (rows["total"], len(rows["rows"])) == (5, 2)
    entry = market.get(f"/api/catalogue/entries/{rows['rows'][0]['entry_id']}")
    assert entry["name"] == rows["rows"][0]["title"]
    lines = market.get(f"{PATH}/{source}/timeline")
    assert [line["event"].rpartition(".")[2] for line in lines] == ["harvested", "ordered"] * 3 + [
        "added"
    ]


def test_a_run_tells_how_far_it_is_while_it_judges(world: World, folder: Path):
    house, person = world.house, world.ids["person:market"]
    source, run, told = a_source(world, folder), new_id(), []
    context = JobContext(run, 1, house.sessions, house.machines, lambda: house.work_for_id(person))
    context.progress = lambda done, total, *_: told.append((done, total))
    harvest_source(context, {"source": source, "apply": False})
    assert told == [*((n, 0) for n in range(1, 6)), (0, 5), *((n, 5) for n in range(5))]


def drafts(world: World, folder: Path) -> int:
    with world.house.sessions() as db:
        named = Entry.name.contains(folder.name)
        return db.scalar(select(func.count(Entry.id)).where(named)) or 0


def test_killed_in_the_middle_and_run_again_ends_the_same(world: World, folder: Path):
    source, run = a_source(world, folder), new_id()
    house, person = world.house, world.ids["person:market"]
    words = [str(house.settings.home), house.url, person, source, run]
    killed = subprocess.run([sys.executable, "-c", DYING, *words], check=False, timeout=120)
    assert killed.returncode == -9
    assert drafts(world, folder) == 0
    context = JobContext(run, 1, house.sessions, house.machines, lambda: house.work_for_id(person))
    context.progress = lambda *_: None
    told = harvest_source(context, {"source": source, "apply": True})
    assert (told["new"], drafts(world, folder)) == (5, 5)
    again = harvest_source(context, {"source": source, "apply": True})
    assert (again, drafts(world, folder)) == (told, 5)
    with house.sessions() as db:
        records = select(func.count()).where(HarvestRecord.source_id == source)
        lines = select(func.count()).where(
            LedgerEntry.subject == source, LedgerEntry.event.endswith("harvested")
        )
        assert (db.scalar(records), db.scalar(lines)) == (5, 1)


def test_a_source_that_is_gone_changes_nothing(world: World, folder: Path):
    source, market = a_source(world, folder), world.by("market")
    folder.rename(folder.with_name(f"{folder.name}-elsewhere"))
    job = market.wait_for(market.post(f"{PATH}/{source}/run")["job"])
    assert (job["state"], job["error"]["field"]) == ("failed", "address")
    assert market.get(f"{PATH}/{source}/runs")["total"] == 0


def test_a_schedule_is_kept_by_the_worker(world: World, folder: Path):
    """Ordered by the house when its time has come, done by the worker, cleared again."""
    source, market = a_source(world, folder), world.by("market")
    kept = market.send("PATCH", f"{PATH}/{source}", json={"schedule": "30 2 * * *"})
    assert kept["next_run_at"] > kept["created_at"]
    with world.house.sessions.begin() as db:
        due = update(HarvestSource).where(HarvestSource.id == source)
        db.execute(due.values(next_run_at=clock.now()))
    with a_worker_s_chore(world.house, "catalogue.harvests"):
        for _ in range(100):
            if jobs := jobs_about(world, source):
                break
            time.sleep(0.1)
    (job,) = jobs
    assert market.wait_for(job)["state"] == "succeeded"
    (run,) = market.get(f"{PATH}/{source}/runs")["rows"]
    assert (run["id"], run["applied"], run["counts"]["new"], run["by_name"]) == (
        job,
        True,
        5,
        "系统",
    )
    assert drafts(world, folder) == 5
    cleared = market.send("PATCH", f"{PATH}/{source}", json={"schedule": ""})
    assert (cleared["schedule"], cleared["next_run_at"]) == ("", None)


def jobs_about(world: World, subject: str) -> list[str]:
    with world.house.sessions() as db:
        return list(db.scalars(select(JobRun.id).where(JobRun.subject == subject)))


@contextmanager
def a_worker_s_chore(house: House, name: str) -> Iterator[None]:
    ended = threading.Event()
    threads = [each for each in chores_of(house, ended) if name in each.name]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join(timeout=20)


def test_a_forbidden_address_is_refused_at_the_field(world: World):
    body = {"name": new_id(), "kind": "ckan", "address": "http://127.0.0.1:9"}
    with pytest.raises(RefusedError) as refused:
        world.by("market").post(PATH, body)
    assert (refused.value.answered_code, refused.value.field) == (
        "source.address_forbidden",
        "address",
    )


def test_an_empty_package_is_refused_in_preview_and_run(world: World, folder: Path):
    (folder / "p0" / "datapackage.json").write_text("{}", encoding="utf-8")
    source = a_source(world, folder)
    for verb in ("preview", "run"):
        counts = done(world, source, verb)
        assert (counts["new"], counts["refused"]) == (4, 1)
    assert drafts(world, folder) == 4


def test_a_run_that_came_to_nothing_is_told_at_its_source(world: World, folder: Path):
    market, source = world.by("market"), a_source(world, folder)
    done(world, source, "run")
    assert market.get(f"{PATH}/{source}")["failure"] is None
    hidden = folder.rename(folder.with_name(f"{folder.name}-away"))
    job = market.wait_for(market.post(f"{PATH}/{source}/run")["job"])
    assert job["state"] == "failed"
    failure = market.get(f"{PATH}/{source}")["failure"]
    assert "目录" in failure["zh"]
    assert failure["en"]
    rows = market.get(PATH, size=200)["rows"]
    assert next(row for row in rows if row["id"] == source)["failure"] == failure
    hidden.rename(folder)
    done(world, source, "preview")
    assert market.get(f"{PATH}/{source}")["failure"] is None


def test_defaults_are_changed_for_what_is_drafted_from_now_on(world: World, folder: Path):
    market, source = world.by("market"), a_source(world, folder)
    told = {"classify_code": "203001", "share_type": "conditional"}
    changed = market.patch(f"{PATH}/{source}", {"defaults": told})
    assert {name: changed["defaults"][name] for name in told} == told
    assert changed["defaults"]["update_cycle"] is None
    done(world, source, "run")
    with world.house.sessions() as db:
        made = select(Entry).join(HarvestRecord, HarvestRecord.entry_id == Entry.id)
        entries = db.scalars(made.where(HarvestRecord.source_id == source)).all()
    assert {entry.classify_code for entry in entries} == {"203001"}
    status, refused = status_of(
        market, "PATCH", f"{PATH}/{source}", json={"defaults": {"classify_code": "x"}}
    )
    assert (status, refused["field"]) == (422, "classify_code")


def test_another_house_is_read_by_its_own_api_with_a_key(world: World):
    """The house stands for the other one: the civil department looks at what others published."""
    civil, person = world.by("civil"), world.ids["person:civil"]
    settings = world.house.settings.model_copy(update={"allow_local_sources": True})
    house = replace(world.house, machines=replace(world.house.machines, settings=settings))
    near = local_client(house, "civil")

    def previewed(address: str, key: str) -> Mapping[str, Any]:
        body = {"name": new_id(), "kind": "tongbase", "address": address, "key": key}
        source, run = near.post(PATH, body)["id"], new_id()
        context = JobContext(
            run, 1, house.sessions, house.machines, lambda: house.work_for_id(person)
        )
        context.progress = lambda *_: None
        harvest_source(context, {"source": source, "apply": False})
        return civil.get(f"{PATH}/{source}/runs/{run}/verdicts")

    with served(world.house) as address:
        told = previewed(address, world.personal_key("civil"))["rows"]
        row = next(row for row in told if row["key"] == world.ids["published"])
        assert (row["verdict"], row["zh"]) == ("new", "")
        with pytest.raises(ForeignRefusedError):
            previewed(address, "tbp_wrong")
    told = {"name": new_id(), "kind": "tongbase", "address": "https://x.example.cn"}
    status, refused = status_of(civil, "POST", PATH, json=told)
    assert (status, refused["code"]) == (422, "catalogue.harvest_key_missing")


def test_the_key_of_a_source_is_never_shown(world: World):
    market = world.by("market")
    body = {"name": new_id(), "kind": "ckan", "address": "https://x.example.cn", "key": "secret-1"}
    source = market.post(PATH, body)
    told = json.dumps([source, market.get(PATH), market.get(f"{PATH}/{source['id']}/timeline")])
    assert "secret-1" not in told
