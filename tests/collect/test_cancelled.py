"""A run that somebody stops: while it waits, reads or lands it ends, and nothing of it is left."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import select

from tests.collect.workers import nothing_hangs, order, until, wait_for_end
from tests.lake_files import strays
from tongbase.base.jobs.errors import JobEndedError
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.jobs.worker import work_once
from tongbase.base.lake import read
from tongbase.base.lake.names import TableName
from tongbase.collect.actions.runs import cancel_run
from tongbase.collect.terms import Mode
from tongbase.kernel.ledger.entry import LedgerEntry

ROWS = 2_000
TABLE = TableName("ods", "people")


@pytest.fixture
def people(register: psycopg.Connection) -> psycopg.Connection:
    """One in a hundred has no key and is set aside."""
    register.execute(
        "create table people as select case when n % 100 <> 0 then n end as id, 'p' || n as name "
        f"from generate_series(1, {ROWS}) n"
    )
    return register


@contextmanager
def working(house) -> Iterator[None]:
    """A worker at work beside the test; at the end it has done all there was."""
    worker = threading.Thread(target=work_once, args=(house.workshop(),))
    worker.start()
    try:
        yield
    finally:
        worker.join()


def job_of(house, run_id: str) -> JobRun:
    with house.sessions() as db:
        return db.get(JobRun, run_id)


def cancel(house, run_id: str) -> None:
    with house.work_of_the_house() as work:
        cancel_run(work, run_id)


def wait_until_told(house, run_id: str, words: str) -> None:
    until(lambda: job_of(house, run_id).message_en.startswith(words))


def events(house) -> list[str]:
    with house.sessions() as db:
        told = select(LedgerEntry.event).where(LedgerEntry.event.startswith("collect.run."))
        return list(db.scalars(told.order_by(LedgerEntry.id)))


def test_a_waiting_run_never_begins(us, house, postgres, people):
    flow = us.flow(postgres, "people", keys=("id",))
    run_id = order(house, flow)
    cancel(house, run_id)
    work_once(house.workshop())
    job = job_of(house, run_id)
    assert (job.state, job.attempt) == (JobState.CANCELLED, 0)
    assert events(house) == [
        "collect.run.ordered",
        "collect.run.cancel_asked",
        "collect.run.cancelled",
    ]
    with pytest.raises(JobEndedError):
        cancel(house, run_id)
    assert us.run(flow).read == ROWS


def test_a_run_stops_while_it_reads(us, house, postgres, people):
    """The source would go on for ten minutes."""
    people.execute(
        "create view slow as select n as id, pg_sleep(0.01)::text as v "
        "from generate_series(1, 60000) n"
    )
    flow = us.flow(postgres, "slow", keys=("id",), mode=Mode.INCREMENTAL, cursor_column="id")
    run_id = order(house, flow)
    with working(house):
        wait_until_told(house, run_id, "Reading")
        seen = job_of(house, run_id).seen_at
        until(lambda: job_of(house, run_id).seen_at > seen)  # progress is told while it reads
        cancel(house, run_id)
        assert wait_for_end(house, run_id) is JobState.CANCELLED
    assert not read.exists(house.machines.lake, TableName("ods", "slow"))
    assert events(house)[-1] == "collect.run.cancelled"
    assert nothing_hangs(house)


def test_files_tell_rows_and_files_while_they_are_read(us, house, tmp_path, write_csv):
    for number in range(200):
        write_csv(f"{number}.csv", ("name", "n"), *((f"p{each}", each) for each in range(2_000)))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    run_id = order(house, us.flow(source, "*.csv", target="people", mode=Mode.FILES))
    with working(house):
        until(lambda: " of 200 files" in job_of(house, run_id).message_en)
        job = job_of(house, run_id)
        assert job.total == 200
        assert 0 < job.done < 200
        assert re.match(r"读取源数据:已读 [1-9][\d,]+ 行,\d+ / 200 个文件", job.message_zh)
        cancel(house, run_id)
        assert wait_for_end(house, run_id) is JobState.CANCELLED


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "again"])
def test_a_run_stops_while_it_lands(us, house, postgres, people, is_first):
    """Somebody else writes the table meanwhile, so that the landing has to wait for its turn."""
    flow = us.flow(postgres, "people", keys=("id",))
    if not is_first:
        us.run(flow)
        people.execute("update people set name = name || '!'")
    before = us.ask("select * from lake.ods.people order by id") if not is_first else []
    run_id = order(house, flow)
    lake = house.machines.lake
    with working(house):
        with lake.writing(TABLE):
            wait_until_told(house, run_id, "Merging")
            cancel(house, run_id)
            asked = job_of(house, run_id).seen_at
            until(lambda: job_of(house, run_id).seen_at > asked)
        assert wait_for_end(house, run_id) is JobState.CANCELLED
    assert us.ask("select * from lake.ods.people order by id") == before
    assert not strays(lake, TABLE)
    mine = f"select count(*) as n from lake.quarantine.ods__people where run_id = '{run_id}'"
    assert us.ask(mine) == [{"n": 0}]
    assert nothing_hangs(house)
    again = us.run(flow)
    assert (again.inserted + again.updated, again.quarantined) == (ROWS - ROWS // 100, ROWS // 100)


def test_a_run_that_waits_for_its_next_attempt_can_be_cancelled(us, house, postgres, people):
    flow = us.flow(postgres, "people", keys=("id",))
    people.execute("alter table people rename to kept")
    people.execute("create view people as select id / (id - id) as id, name from kept")
    run_id = order(house, flow)
    work_once(house.workshop())
    job = job_of(house, run_id)
    assert (job.state, job.error["code"]) == (JobState.QUEUED, "source.read_failed")
    cancel(house, run_id)
    work_once(house.workshop())
    assert (job_of(house, run_id).state, job_of(house, run_id).attempt) == (JobState.CANCELLED, 1)
