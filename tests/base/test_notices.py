from dataclasses import replace

from tests.conftest import an_actor
from tongbase.base.notices import post
from tongbase.base.paging import PageRequest
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

MARKET = OrgPath("/420000/market")
MESSAGE = post.Message("有一件申请待您审批。", "An application waits for you.", "/share/1")


def test_notices_reach_the_person_and_the_holders_and_nobody_else(work: Work):
    holder = replace(work, actor=an_actor("h", place=MARKET, permissions=frozenset({"a.b.c"})))
    person = replace(work, actor=an_actor("p", place=MARKET))
    stranger = replace(
        work, actor=an_actor("s", place=OrgPath("/42"), permissions=frozenset({"a.b.c"}))
    )
    post.notify_holders(work, "a.b.c", MARKET, MESSAGE)
    post.notify_person(work, "p", MESSAGE)
    assert [post.count_unread(one) for one in (holder, person, stranger)] == [1, 1, 0]


def test_read_notices_stay_in_the_list(work: Work):
    mine = replace(work, actor=an_actor("p", place=MARKET))
    post.notify_person(work, "p", MESSAGE)
    post.mark_all_read(mine)
    post.mark_all_read(mine)
    page = post.list_notices(mine, PageRequest())
    assert (page.total, post.count_unread(mine)) == (1, 0)
    assert post.read_ids(mine, page.rows) == {page.rows[0].id}


def told_of(name: str) -> post.Message:
    together = post.Together("{count} 件申请待您审批。", "{count} wait for you.", "/waiting")
    return post.Message(f"申请“{name}”待您审批。", f"“{name}” waits for you.", f"/{name}", together)


def test_what_one_act_tells_of_many_things_is_one_notice_that_counts_them(work: Work):
    mine = replace(work, actor=an_actor("p", place=MARKET))
    for name in ("a", "b", "c"):
        post.notify_person(work, "p", told_of(name))
        post.notify_person(work, "q", told_of(name))
    rows = post.list_notices(mine, PageRequest()).rows
    assert [(row.zh, row.link) for row in rows] == [("3 件申请待您审批。", "/waiting")]
    assert post.count_unread(mine) == 1


def test_acts_are_told_each_for_itself_and_what_stands_alone_by_its_name(work: Work):
    mine = replace(work, actor=an_actor("p", place=MARKET))
    for request, name in (("first", "a"), ("second", "b")):
        post.notify_person(replace(work, request=request), "p", told_of(name))
    told = {(row.zh, row.link) for row in post.list_notices(mine, PageRequest()).rows}
    assert told == {("申请“a”待您审批。", "/a"), ("申请“b”待您审批。", "/b")}


def test_what_was_refused_in_its_savepoint_is_not_counted(work: Work):
    mine = replace(work, actor=an_actor("p", place=MARKET))
    post.notify_person(work, "p", told_of("a"))
    savepoint = work.db.begin_nested()
    post.notify_person(work, "p", told_of("b"))
    work.db.flush()
    savepoint.rollback()
    assert [row.zh for row in post.list_notices(mine, PageRequest()).rows] == ["申请“a”待您审批。"]
