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
