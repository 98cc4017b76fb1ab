"""Resource codes under concurrency: no gaps, no repeats."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from tests.catalogue.makers import cast_of, drafted, publish
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.notices.models import Notice
from tongbase.catalogue.models import CodeCounter, Entry, EntryVersion, Item
from tongbase.kernel.work import Work

WRITERS, CLASS = 6, "203777"


@pytest.fixture
def swept(engine: Engine):
    yield
    with Session(engine) as db:
        db.execute(delete(Item))
        db.execute(delete(Notice))
        db.execute(delete(EntryVersion))
        db.execute(delete(Entry))
        db.execute(delete(CodeCounter))
        db.execute(delete(ApprovalStep))
        db.execute(delete(ApprovalCase))
        db.commit()


@pytest.mark.usefixtures("swept")
def test_writers_at_once_get_consecutive_codes_and_a_rollback_leaves_no_gap(
    engine: Engine, work: Work
):
    codes: list[str] = []

    def write(number: int, *, regret: bool) -> None:
        with Session(engine, expire_on_commit=False) as db:
            hands = cast_of(replace(work, db=db))
            entry = drafted(hands, name=f"并发{number}信息", classify_code=CLASS)
            code = publish(hands, entry).res_code
            if regret:
                db.rollback()
            else:
                db.commit()
                codes.append(code)

    threads = [
        threading.Thread(target=write, args=(n,), kwargs={"regret": n % 3 == 2})
        for n in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [f"{CLASS}/{n:06d}" for n in range(1, 5)]
