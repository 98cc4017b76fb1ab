"""Sending and reading notices."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from tongbase.base.notices.models import Notice, NoticeRead
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Message:
    """What a notice says, and where in the console it leads."""

    zh: str
    en: str
    link: str


def notify_person(work: Work, person: str, message: Message) -> None:
    """Send a notice to one person."""
    work.db.add(_notice(work, message, person=person))


def notify_holders(work: Work, permission: str, place: OrgPath, message: Message) -> None:
    """Send a notice to whoever holds a permission over a place."""
    work.db.add(_notice(work, message, permission=permission, place=place.value))


def list_notices(work: Work, wanted: PageRequest) -> Page[Notice]:
    """The actor's notices, newest first."""
    return paginate(work.db, _mine(work).order_by(Notice.at.desc()), wanted)


def count_unread(work: Work) -> int:
    """How many of the actor's notices are unread."""
    unread = _mine(work).where(Notice.id.not_in(_read_ids(work)))
    return work.db.scalar(select(func.count()).select_from(unread.subquery())) or 0


def read_ids(work: Work, notices: Sequence[Notice]) -> frozenset[str]:
    """Which of these notices the actor has read."""
    wanted = [notice.id for notice in notices]
    return frozenset(work.db.scalars(_read_ids(work).where(NoticeRead.notice_id.in_(wanted))))


def mark_all_read(work: Work) -> None:
    """Remember that the actor has read everything."""
    unread = _mine(work).where(Notice.id.not_in(_read_ids(work)))
    rows = [
        {"notice_id": notice.id, "person": work.actor.id, "at": work.now}
        for notice in work.db.scalars(unread)
    ]
    if rows:
        work.db.execute(insert(NoticeRead).on_conflict_do_nothing(), rows)


def _notice(
    work: Work,
    message: Message,
    *,
    person: str | None = None,
    permission: str | None = None,
    place: str | None = None,
) -> Notice:
    return Notice(
        id=new_id(),
        at=work.now,
        person=person,
        permission=permission,
        place=place,
        zh=message.zh,
        en=message.en,
        link=message.link,
    )


def _mine(work: Work) -> Select[Notice]:
    reach = work.actor.reach.value
    within = or_(Notice.place == reach, Notice.place.startswith(f"{reach}/", autoescape=True))
    held = and_(Notice.permission.in_(work.actor.permissions), within)
    return select(Notice).where(or_(Notice.person == work.actor.id, held))


def _read_ids(work: Work) -> Select[str]:
    return select(NoticeRead.notice_id).where(NoticeRead.person == work.actor.id)
