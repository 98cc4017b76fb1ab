"""What may go wrong in mid-run: it ends in an error with its code, and nothing is half-written."""

import os
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest

from tests.collect.conftest import settings_of
from tests.collect.workers import let_time_pass, nothing_hangs, order, until
from tongbase.base.connectors.folder import Folder
from tongbase.base.connectors.postgresql import Postgres
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.jobs.worker import work_once
from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import open_lake
from tongbase.base.lake.names import TableName
from tongbase.collect.errors import CountsDifferError, FlowBusyError, TargetTakenError
from tongbase.collect.models import RunRow
from tongbase.collect.rules.reconciling import check_counts
from tongbase.collect.terms import Flow, FlowDetails, RunCounts
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.settings import Settings

TABLE = TableName("ods", "people")
ROWS = 2_000


@pytest.fixture
def people(register: psycopg.Connection) -> psycopg.Connection:
    register.execute(
        f"create table people as select n as id, 'p' || n as name from generate_series(1, {ROWS}) n"
    )
    return register


def job_of(house, run_id: str) -> JobRun:
    with house.sessions() as db:
        return db.get(JobRun, run_id)


def attempt(house, run_id: str) -> JobRun:
    work_once(house.workshop())
    return job_of(house, run_id)


def said(job: JobRun) -> str:
    """The code of an error, which has a sentence in both languages and the cure in it."""
    assert any("\u4e00" <= sign <= "\u9fff" for sign in job.error["message"])
    assert job.error["message_en"].isascii()
    return job.error["code"]


def in_the_lake(us) -> list[dict[str, Any]]:
    return us.ask("select id, name from lake.ods.people order by id")


# A source that does not answer.


def test_a_source_that_is_down_is_tried_again_later_and_later(us, house, people):
    """The socket of the source is reached by a link that the test takes away."""
    info, link = people.info, house.settings.home / "source"
    link.symlink_to(info.host)
    source = us.source("postgresql", {**settings_of(people), "host": str(link)})
    flow = us.flow(source, "people", keys=("id",))
    link.unlink()
    run_id, waits = order(house, flow), []
    for number in (1, 2):
        job = attempt(house, run_id)
        assert (job.state, job.attempt, said(job)) == (JobState.QUEUED, number, "source.refused")
        assert "重试" in job.message_zh
        waits.append(let_time_pass(house))
    assert 5 < waits[0] < waits[1]
    link.symlink_to(info.host)
    assert attempt(house, run_id).state is JobState.SUCCEEDED
    assert us.result(run_id).inserted == ROWS


def test_a_source_that_stays_down_is_given_up(us, house, people):
    info, link = people.info, house.settings.home / "source"
    link.symlink_to(info.host)
    source = us.source("postgresql", {**settings_of(people), "host": str(link)})
    flow = us.flow(source, "people", keys=("id",))
    link.unlink()
    run_id = order(house, flow)
    while (job := attempt(house, run_id)).state is JobState.QUEUED:
        let_time_pass(house)
    assert (job.state, job.attempt, said(job)) == (JobState.FAILED, 5, "source.refused")
    with house.sessions() as db:
        assert db.get(RunRow, run_id).finished_at is not None
    assert nothing_hangs(house)


def test_a_source_that_dies_while_it_is_read_is_read_again(us, house, postgres, people):
    people.execute("create view slow as select id, name, pg_sleep(0.01)::text as s from people")
    flow = us.flow(postgres, "slow", keys=("id",))
    run_id = order(house, flow)
    worker = threading.Thread(target=work_once, args=(house.workshop(),))
    worker.start()
    stop = (
        "select count(pg_terminate_backend(pid)) from pg_stat_activity "
        "where query ilike '%%copy%%slow%%' and pid <> pg_backend_pid()"
    )
    until(lambda: people.execute(stop).fetchone()[0] > 0)
    worker.join()
    job = job_of(house, run_id)
    assert (job.state, said(job)) == (JobState.QUEUED, "source.read_failed")
    assert not read.exists(house.machines.lake, TableName("ods", "slow"))
    people.execute("create or replace view slow as select id, name, ''::text as s from people")
    let_time_pass(house)
    assert attempt(house, run_id).state is JobState.SUCCEEDED
    assert us.result(run_id).inserted == ROWS


# A source that changes between the plan and the reading: its table is locked in between.


@pytest.mark.parametrize(
    ("change", "after_first", "columns"),
    [
        ("drop column name", JobState.QUEUED, ["id"]),
        ("add column more int default 7", JobState.SUCCEEDED, ["id", "name"]),
        ("alter column name type int using id", JobState.SUCCEEDED, ["id", "name"]),
        ("rename column id to number", JobState.QUEUED, None),
    ],
)
def test_a_table_changes_in_mid_run(us, house, postgres, people, *, change, after_first, columns):
    flow = us.flow(postgres, "people", keys=("id",))
    run_id = order(house, flow)
    job = change_in_mid_run(house, people, run_id, f"alter table people {change}")
    assert job.state is after_first
    if after_first is JobState.QUEUED:
        assert said(job) == "source.changed"
        assert not read.exists(house.machines.lake, TABLE)
        let_time_pass(house)
        job = attempt(house, run_id)
    if columns is None:
        assert (job.state, said(job)) == (JobState.FAILED, "collect.column_missing")
        return
    assert (job.state, us.result(run_id).inserted) == (JobState.SUCCEEDED, ROWS)
    assert [each.name for each in read.columns(house.machines.lake, TABLE)] == columns


def test_a_table_vanishes_in_mid_run(us, house, postgres, people):
    flow = us.flow(postgres, "people", keys=("id",))
    run_id = order(house, flow)
    job = change_in_mid_run(house, people, run_id, "drop table people")
    assert job.state is JobState.QUEUED
    let_time_pass(house)
    job = attempt(house, run_id)
    assert (job.state, said(job)) == (JobState.FAILED, "source.table_missing")
    assert nothing_hangs(house)


def change_in_mid_run(house, source: psycopg.Connection, run_id: str, change: str) -> JobRun:
    """Hold the change back until the run has planned, and waits to count the rows."""
    worker = threading.Thread(target=work_once, args=(house.workshop(),))
    with source.transaction():
        source.execute(change)
        worker.start()
        waits = "select count(*) from pg_locks where not granted and locktype = 'relation'"
        until(lambda: source.execute(waits).fetchone()[0] > 0)
    worker.join()
    return job_of(house, run_id)


def test_a_password_that_is_no_longer_right(us, house, people):
    """The embedded server trusts everybody that it knows: it must not know the user any more."""
    user = f"reader_{people.info.dbname}"
    people.execute(f"create role {user} login; grant select on people to {user}")
    source = us.source("postgresql", {**settings_of(people), "user": user}, secret="old")
    flow = us.flow(source, "people", keys=("id",))
    people.execute(f"drop owned by {user}; drop role {user}")
    run_id = order(house, flow)
    job = attempt(house, run_id)
    assert (job.state, said(job), job.error["field"]) == (
        JobState.FAILED,
        "source.password_wrong",
        "settings.user",
    )
    assert "old" not in str(job.error)


# Several at once.


def test_two_workers_run_a_flow_once(us, house, postgres, people):
    flow = us.flow(postgres, "people", keys=("id",))
    run_id = order(house, flow)
    with pytest.raises(FlowBusyError):
        order(house, flow)
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work_once, [house.workshop()] * 2))
    assert job_of(house, run_id).attempt == 1
    assert us.result(run_id).inserted == ROWS


def test_two_flows_do_not_fill_one_table(us, house, postgres, people):
    us.flow(postgres, "people", keys=("id",))
    with pytest.raises(TargetTakenError):
        us.flow(postgres, "people", keys=("id",), target="people")


def test_a_commit_that_another_writer_overtook_is_done_again(
    us, house, postgres, people, monkeypatch
):
    """Somebody else's process writes the table between our reading and our commit."""
    flow = us.flow(postgres, "people", keys=("id",))
    us.run(flow)
    people.execute("update people set name = 'new' where id <= 10")
    catalogue, others = house.machines.lake.catalogue, open_lake(house.settings, house.url)
    commit, overtaken = catalogue.commit, []

    def commit_after_another(changes):
        if not overtaken:
            overtaken.append(changes)
            with raw.open_session(others) as session:
                raw.append(session, TABLE, f"select {ROWS + 1} as id, 'theirs' as name")
        return commit(changes)

    monkeypatch.setattr(catalogue, "commit", commit_after_another)
    run = us.run(flow)
    others.close()
    assert (len(overtaken), run.updated, run.inserted) == (1, 10, 0)
    rows = in_the_lake(us)
    assert [row["name"] for row in rows[:11]] == ["new"] * 10 + ["p11"]
    assert rows[-1] == {"id": ROWS + 1, "name": "theirs"}
    assert len(rows) == ROWS + 1


# No room on the disk of the lake.


def may_mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    return os.getuid() == 0 and subprocess.run(command, check=False).returncode == 0


def make_room(folder: Path) -> None:
    command = ["mount", "-o", "remount,size=80m", str(folder)]
    subprocess.run(command, check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    if not may_mount(folder):
        pytest.skip("This user may not mount a file system.")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    told = {"home": tmp_path / "home", "port": 0, "allow_local_sources": True}
    if "small_disk" in request.fixturenames:
        told["lake_url"] = request.getfixturevalue("small_disk").as_uri()
    return Settings(**told)


def test_a_full_disk_leaves_the_table_as_it_was(us, house, small_disk, postgres, people):
    flow = us.flow(postgres, "people", keys=("id",))
    us.run(flow)
    before = in_the_lake(us)
    people.execute(
        "insert into people select n, md5(n::text) || md5((-n)::text) "
        f"from generate_series({ROWS + 1}, 200000) n"
    )
    run_id = order(house, flow)
    job = attempt(house, run_id)
    assert (job.state, said(job)) == (JobState.QUEUED, "lake.disk_full")
    assert in_the_lake(us) == before
    make_room(small_disk)
    let_time_pass(house)
    assert attempt(house, run_id).state is JobState.SUCCEEDED
    assert us.result(run_id).inserted == 200_000 - ROWS
    assert len(in_the_lake(us)) == 200_000


# A file that somebody writes while it is read.


def test_a_file_written_while_it_is_read_does_not_land(us, house, tmp_path, monkeypatch):
    (tmp_path / "drops").mkdir()
    path = tmp_path / "drops" / "people.csv"
    path.write_text("id,name\n" + "".join(f"{n},p{n}\n" for n in range(ROWS)))
    flow = us.flow(us.source("folder", {"path": str(path.parent)}), "people.csv", keys=("id",))
    reading = Folder.reading

    @contextmanager
    def written_meanwhile(connector, session, wanted):
        with reading(connector, session, wanted) as select:
            path.write_text(path.read_text().replace(",p", ",q"))
            yield select

    monkeypatch.setattr(Folder, "reading", written_meanwhile)
    run_id = order(house, flow)
    job = attempt(house, run_id)
    assert (job.state, said(job)) == (JobState.QUEUED, "source.file_changing")
    assert not read.exists(house.machines.lake, TABLE) or in_the_lake(us) == []
    monkeypatch.undo()
    let_time_pass(house)
    assert attempt(house, run_id).state is JobState.SUCCEEDED
    assert {row["name"][0] for row in in_the_lake(us)} == {"q"}


# Rows that were lost on the way.

AROUND = SimpleNamespace(rows_before=0, rows_after=90)


@pytest.mark.parametrize(
    ("counts", "source", "said"),
    [
        (RunCounts(read=100, inserted=90, quarantined=9), (100, 100), "100 rows were read, 99"),
        (RunCounts(read=100, inserted=95, quarantined=5), (100, 100), "should have 95"),
        (RunCounts(read=90, inserted=90), (100, 100), "the source counts 100"),
    ],
)
def test_a_run_whose_counts_differ_fails(counts, source, said):
    with pytest.raises(CountsDifferError) as told:
        check_counts(a_flow(), counts, AROUND, source)
    assert said in told.value.en


def test_a_source_that_grows_while_it_is_read_reconciles():
    assert check_counts(a_flow(), RunCounts(read=90, inserted=90), AROUND, (88, 93)) == 93


def after_counting(monkeypatch, people: psycopg.Connection, *statements: str) -> None:
    """Let somebody write to the source each time it has been counted."""
    writing, counting = iter(statements), Postgres.count

    def count(connector: Postgres, table: str) -> int | None:
        counted = counting(connector, table)
        if (statement := next(writing, None)) is not None:
            people.execute(statement)
        return counted

    monkeypatch.setattr(Postgres, "count", count)


MORE = f"insert into people select n, 'p' from generate_series({ROWS + 1}, {ROWS + 7}) n"


def test_a_source_that_grows_after_it_was_counted_is_counted_again(
    us, house, postgres, people, monkeypatch
):
    flow = us.flow(postgres, "people", keys=("id",))
    after_counting(monkeypatch, people, MORE)
    run_id = order(house, flow)
    assert attempt(house, run_id).state is JobState.SUCCEEDED
    assert us.result(run_id).source_rows == us.result(run_id).lake_rows == ROWS + 7


def a_flow() -> Flow:
    return Flow("f", "s", "源", "postgresql", EVERYWHERE, "", FlowDetails("t", "t"), {})
