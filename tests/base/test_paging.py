"""A page shows no row twice and leaves none out, whatever the list is sorted by."""

from dataclasses import replace

from sqlalchemy import Select, select

from tests.conftest import an_actor
from tongbase.base.notices import post
from tongbase.base.notices.models import Notice, NoticeRead
from tongbase.base.paging import PageRequest, paginate
from tongbase.kernel.work import Work

MESSAGE = post.Message("请办理。", "Please act.", "/workbench/waiting")


def pages_of(work: Work, statement: Select) -> list:
    pages = (paginate(work.db, statement, PageRequest(page, 7)) for page in range(1, 5))
    return [row for page in pages for row in page.rows]


def test_rows_of_one_moment_stand_on_one_page_each(work: Work):
    for _ in range(25):
        post.notify_person(work, "p", MESSAGE)
    shown = pages_of(work, select(Notice).order_by(Notice.at.desc()))
    assert [row.id for row in shown] == sorted(row.id for row in shown)
    assert len({row.id for row in shown}) == 25


def test_a_key_of_two_columns_breaks_what_is_equal(work: Work):
    for _ in range(5):
        post.notify_person(work, "p", MESSAGE)
    for reader in ("p", "q"):
        mine = replace(work, actor=an_actor(reader))
        ids = work.db.scalars(select(Notice.id)).all()
        work.db.add_all(NoticeRead(notice_id=i, person=mine.actor.id, at=work.now) for i in ids)
    shown = pages_of(work, select(NoticeRead).order_by(NoticeRead.at))
    keys = [(row.notice_id, row.person) for row in shown]
    assert keys == sorted(keys)
    assert len(set(keys)) == 10
