"""Sending and reading notices.

What a batch does to hundreds of things is one notice to each who hears of it: the second of an act
makes the first say how many there are, and lead to their list.
"""

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
class Together:
    """What stands for several notices of one act: ``{count}`` is their number."""

    zh: str
    en: str
    link: str


@dataclass(frozen=True)
class Message:
    """What a notice says, and where in the console it leads; ``together``, if there are several."""

    zh: str
    en: str
    link: str
    together: Together | None = None


@dataclass(frozen=True)
class _Receiver:
    person: str | None = None
    permission: str | None = None
    place: str | None = None


def notify_person(work: Work, person: str, message: Message) -> None:
    """Send a notice to one person."""
    _send(work, _Receiver(person=person), message)


def notify_holders(work: Work, permission: str, place: OrgPath, message: Message) -> None:
    """Send a notice to whoever holds a permission over a place."""
    _send(work, _Receiver(permission=permission, place=place.value), message)


def list_notices(work: Work, wanted: PageRequest) -> Page[Notice]:
    """The actor's notices, newest first."""
    return paginate(work.db, _mine(work).order_by(Notice.at.desc(), Notice.id.desc()), wanted)


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


def _send(work: Work, to: _Receiver, message: Message) -> None:
    together = message.together
    bundle = f"{work.request} {together.zh}" if together else None
    first = _find_bundled(work, to, bundle) if bundle else None
    if together is None or first is None:
        work.db.add(_notice(work, to, message, bundle))
        return
    first.count += 1
    first.zh = together.zh.format(count=first.count)
    first.en = together.en.format(count=first.count)
    first.link = together.link


def _find_bundled(work: Work, to: _Receiver, bundle: str) -> Notice | None:
    statement = select(Notice).where(
        Notice.bundle == bundle,
        Notice.person.is_not_distinct_from(to.person),
        Notice.permission.is_not_distinct_from(to.permission),
        Notice.place.is_not_distinct_from(to.place),
    )
    return work.db.scalars(statement).first()


def _notice(work: Work, to: _Receiver, message: Message, bundle: str | None) -> Notice:
    return Notice(
        id=new_id(),
        at=work.now,
        person=to.person,
        permission=to.permission,
        place=to.place,
        zh=message.zh,
        en=message.en,
        link=message.link,
        bundle=bundle,
    )


def _mine(work: Work) -> Select[Notice]:
    reach = work.actor.reach.value
    within = or_(Notice.place == reach, Notice.place.startswith(f"{reach}/", autoescape=True))
    held = and_(Notice.permission.in_(work.actor.permissions), within)
    return select(Notice).where(or_(Notice.person == work.actor.id, held))


def _read_ids(work: Work) -> Select[str]:
    return select(NoticeRead.notice_id).where(NoticeRead.person == work.actor.id)
