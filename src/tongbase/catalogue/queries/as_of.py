"""The catalogue as it stood at the end of a day, from frozen versions and the ledger.

What was published then is told to those who may see the entry now: an entry that was withdrawn
since is its department's and its bureau's again, with its past.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from tongbase.base.paging import Page, PageRequest
from tongbase.catalogue.events import EntryWithdrawn
from tongbase.catalogue.models import Entry, EntryVersion
from tongbase.catalogue.queries.entries import get_entry, visible
from tongbase.catalogue.queries.relations import RelationLine, relations_of
from tongbase.catalogue.terms.as_of import Standing
from tongbase.catalogue.terms.relations import Node, NodeKind
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.past import end_of_past_day
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class EntryAsOf:
    """An entry at the end of a day. ``version`` is the last that was published until then.

    ``withdrawn_at`` is set if it had been taken off the catalogue since.
    """

    entry: Entry
    day: date
    standing: Standing
    version: EntryVersion | None
    withdrawn_at: datetime | None
    relations: Sequence[RelationLine]


@dataclass(frozen=True)
class PublishedThen:
    """An entry that was published at the end of a day, and what it was called then."""

    entry: Entry
    number: int
    published_at: datetime
    name: str


def entry_as_of(work: Work, entry_id: str, day: date) -> EntryAsOf:
    """Read what an entry that the actor may see said at the end of a day, and its relations."""
    entry = get_entry(work, entry_id)
    end = end_of_past_day(day, work.now, field="day")
    version = _version_at(work, entry.id, end)
    withdrawn_at = _withdrawn_at(work, version, end) if version else None
    standing = Standing.UNPUBLISHED
    if version is not None:
        standing = Standing.PUBLISHED if withdrawn_at is None else Standing.WITHDRAWN
    relations = relations_of(work, Node(NodeKind.ENTRY, entry.id), at=end)
    return EntryAsOf(entry, day, standing, version, withdrawn_at, relations)


def published_on(
    work: Work, day: date, wanted: PageRequest, *, q: str = "", provider: str = ""
) -> Page[PublishedThen]:
    """List what was published at the end of a day, what was published last first.

    ``q`` is a part of the name that the entry had then; ``provider`` a credit code.
    """
    end = end_of_past_day(day, work.now, field="day")
    last = _last_versions(end)
    statement = (
        select(Entry, last.c.number, last.c.published_at, last.c.name)
        .join(last, last.c.entry_id == Entry.id)
        .where(visible(work), ~_withdrawn(last.c.entry_id, last.c.published_at, end))
    )
    if q:
        statement = statement.where(last.c.name.contains(q, autoescape=True))
    if provider:
        statement = statement.where(Entry.provider_code == provider)
    total = work.db.scalar(select(func.count()).select_from(statement.subquery())) or 0
    newest = statement.order_by(last.c.published_at.desc(), last.c.entry_id.desc())
    rows = work.db.execute(newest.limit(wanted.size).offset(wanted.offset))
    return Page([PublishedThen(*row) for row in rows], total, wanted.page, wanted.size)


def _version_at(work: Work, entry_id: str, end: datetime) -> EntryVersion | None:
    until_then = select(EntryVersion).where(
        EntryVersion.entry_id == entry_id, EntryVersion.published_at < end
    )
    return work.db.scalars(until_then.order_by(EntryVersion.number.desc()).limit(1)).first()


def _withdrawn_at(work: Work, version: EntryVersion, end: datetime) -> datetime | None:
    lines = select(func.max(LedgerEntry.at)).where(
        LedgerEntry.subject == version.entry_id,
        LedgerEntry.event == EntryWithdrawn.name,
        LedgerEntry.at >= version.published_at,
        LedgerEntry.at < end,
    )
    return work.db.scalar(lines)


def _last_versions(end: datetime) -> Any:
    """Select of each entry the last version that was published before a moment."""
    name = EntryVersion.content["entry"]["name"].astext.label("name")
    statement: Select[Any] = select(
        EntryVersion.entry_id, EntryVersion.number, EntryVersion.published_at, name
    ).where(EntryVersion.published_at < end)
    newest = statement.ext(distinct_on(EntryVersion.entry_id))
    return newest.order_by(EntryVersion.entry_id, EntryVersion.number.desc()).subquery("last")


def _withdrawn(entry_id: Any, since: Any, end: datetime) -> ColumnElement[bool]:
    return (
        select(LedgerEntry.id)
        .where(
            LedgerEntry.subject == entry_id,
            LedgerEntry.event == EntryWithdrawn.name,
            LedgerEntry.at >= since,
            LedgerEntry.at < end,
        )
        .exists()
    )
