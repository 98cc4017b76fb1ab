"""Long work: in the same transaction, with progress, cancel, retries and rescue."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from tests.conftest import an_actor
from tongbase.app.house import House
from tongbase.base.jobs import queue
from tongbase.base.jobs.errors import JobEndedError, JobNotFoundError, JobTakenOverError
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.running import Workshop, run_job
from tongbase.base.jobs.terms import Job, JobState
from tongbase.base.jobs.worker import has_live_worker, rescue, work_once
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.errors import DeniedError, InvalidError, UnavailableError
from tongbase.kernel.ledger.entry import LedgerEntry


def shop_with(house: House, *jobs: Job) -> Workshop:
    return replace(house.workshop(), jobs={job.kind: job for job in jobs})


def order(house: House, kind: str = "test.add", **arguments: object) -> str:
    with house.work_of_the_house() as work:
        return queue.enqueue(
            work, queue.Order(kind, "thing", "加法", "Addition", EVERYWHERE, arguments)
        ).id


def run_of(house: House, run_id: str) -> JobRun:
    with house.sessions() as db:
        return db.get(JobRun, run_id)


def add(context, arguments: Mapping[str, int]) -> dict[str, int]:
    context.progress(1, 2, "一半", "half")
    return {"sum": arguments["a"] + arguments["b"]}


ADD = Job("test.add", "加法", "Addition", add)


def test_a_queued_job_runs_and_keeps_its_result(house: House):
    run_id = order(house, a=1, b=2)
    assert run_of(house, run_id).state is JobState.QUEUED
    work_once(shop_with(house, ADD))
    run = run_of(house, run_id)
    assert (run.state, run.result) == (JobState.SUCCEEDED, {"sum": 3})
    assert (run.done, run.total, run.message_zh, run.attempt) == (2, 2, "一半", 1)


def test_a_rolled_back_order_never_happened(house: House):
    with pytest.raises(ZeroDivisionError), house.work_of_the_house() as work:
        queue.enqueue(work, queue.Order("test.add", "thing", "加法", "Addition", EVERYWHERE))
        raise ZeroDivisionError
    with house.sessions() as db:
        assert db.scalar(text("select count(*) from procrastinate_jobs")) == 0


def test_an_expected_error_ends_the_job_with_its_words(house: House):
    def refuse(context, arguments):
        raise InvalidError("不行。", "No.", field="a")

    run_id = order(house)
    work_once(shop_with(house, Job("test.add", "加", "Add", refuse)))
    run = run_of(house, run_id)
    assert run.state is JobState.FAILED
    assert run.error == {"code": "invalid", "message": "不行。", "message_en": "No.", "field": "a"}


def test_a_fault_is_tried_again_and_then_given_up(house: House):
    tried = []

    def fail(context, arguments):
        tried.append(context.attempt)
        raise RuntimeError("the cable is cut")

    job = Job("test.add", "加", "Add", fail, attempts_max=2, retry_seconds=0)
    run_id = order(house)
    work_once(shop_with(house, job))
    work_once(shop_with(house, job))
    run = run_of(house, run_id)
    assert (tried, run.state) == ([1, 2], JobState.FAILED)
    assert "the cable is cut" in run.error["message"]


def test_a_waiting_job_can_be_cancelled(house: House):
    run_id = order(house, a=1, b=2)
    with house.work_of_the_house() as work:
        assert queue.cancel(work, run_id).state is JobState.CANCELLED
    work_once(shop_with(house, ADD))
    assert run_of(house, run_id).result is None
    with pytest.raises(JobEndedError), house.work_of_the_house() as work:
        queue.cancel(work, run_id)


def test_who_may_only_look_does_not_stop_another_s_job(house: House):
    run_id = order(house, a=1, b=2)
    stop, place = frozenset({"jobs.run.cancel"}), EVERYWHERE
    with house.work_for(an_actor("auditor", place=place)) as work, pytest.raises(DeniedError):
        queue.cancel(work, run_id)
    with house.work_for(an_actor("manager", place=place, permissions=stop)) as work:
        queue.cancel(work, run_id)
    with house.sessions() as db:
        told = db.scalars(select(LedgerEntry).where(LedgerEntry.subject == run_id)).one()
    assert (told.event, told.actor) == ("jobs.run.cancel_asked", "manager")


def test_a_running_job_stops_at_its_next_step(house: House):
    reached = []

    def long(context, arguments):
        with house.work_of_the_house() as work:
            queue.cancel(work, context.run_id)
        context.progress(1, 2, "继续", "on")
        reached.append("end")

    run_id = order(house)
    work_once(shop_with(house, Job("test.add", "长", "Long", long)))
    assert (run_of(house, run_id).state, reached) == (JobState.CANCELLED, [])


def test_a_job_whose_worker_died_is_taken_up_again(house: House):
    run_id = order(house, a=2, b=3)
    with house.sessions.begin() as db:
        db.execute(text("update jobs_run set state = 'running', attempt = 1"))
        db.execute(text("update procrastinate_jobs set status = 'doing', worker_id = null"))
    work_once(shop_with(house, ADD))
    run = run_of(house, run_id)
    assert (run.state, run.attempt) == (JobState.SUCCEEDED, 2)


def test_what_does_not_answer_is_asked_again(house: House):
    answers = []

    def ask(context, arguments):
        answers.append(context.attempt)
        if len(answers) < 3:
            raise UnavailableError("没有应答。", "No answer.", field="host")
        return {"answer": 42}

    job = Job("test.add", "问", "Ask", ask, retry_seconds=0)
    run_id = order(house)
    work_once(shop_with(house, job))
    run = run_of(house, run_id)
    assert (answers, run.state, run.error) == ([1, 2, 3], JobState.SUCCEEDED, None)


def test_a_worker_that_was_only_slow_lets_go_of_its_job(house: House):
    """Taken for dead, its job was given to another worker, which is at it now."""
    shop, seen = shop_with(house, ADD), []

    def slow(context, arguments):
        with house.sessions.begin() as db:
            db.execute(text("update jobs_run set attempt = attempt + 1"))
        try:
            context.progress(1, 2, "继续", "on")
        except JobTakenOverError as told:
            seen.append(told.code)
            raise

    run_id = order(house)
    run_job(shop, Job("test.add", "慢", "Slow", slow), run_id)
    run = run_of(house, run_id)
    assert (seen, run.state, run.attempt) == (["jobs.taken_over"], JobState.RUNNING, 2)


def test_a_job_that_is_taken_up_by_two_is_rescued_once(house: House):
    order(house, a=2, b=3)
    with house.sessions.begin() as db:
        db.execute(text("update procrastinate_jobs set status = 'doing', worker_id = null"))
    with ThreadPoolExecutor(2) as rescuers:
        assert sorted(rescuers.map(rescue, [house.workshop()] * 2)) == [0, 1]


def test_a_job_that_always_kills_its_worker_is_given_up(house: House):
    run_id = order(house, a=2, b=3)
    with house.sessions.begin() as db:
        db.execute(text("update jobs_run set state = 'running', attempt = 3"))
    work_once(shop_with(house, ADD))
    run = run_of(house, run_id)
    assert (run.state, run.error["code"]) == (JobState.FAILED, "jobs.worker_lost")
    assert run.error["facts"] == {"attempts": 3}


def test_a_job_that_ended_is_not_run_twice(house: House):
    run_id = order(house, a=2, b=3)
    shop = shop_with(house, ADD)
    run_job(shop, ADD, run_id)
    run_job(shop, ADD, run_id)
    assert run_of(house, run_id).attempt == 1


def test_others_do_not_see_a_job(house: House):
    run_id = order(house)
    stranger = an_actor("stranger", place=OrgPath("/420000/x"))
    with house.work_for(stranger) as work:
        assert queue.list_runs(work) == []
        with pytest.raises(JobNotFoundError):
            queue.get_run(work, run_id)


def test_without_workers_nobody_is_alive(house: House):
    assert not has_live_worker(house.sessions)
