"""Reading the ledger for oversight."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, true

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.identity import api as identity
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.sealing import LedgerHead, latest_head
from tongbase.kernel.work import Work
from tongbase.oversee.permissions import OverseePermission


@dataclass(frozen=True)
class LedgerFilter:
    """Which lines are wanted; an empty field means all."""

    event: str = ""
    subject: str = ""
    actor: str = ""
    since: datetime | None = None
    until: datetime | None = None


def list_lines(work: Work, wanted: LedgerFilter, page: PageRequest) -> Page[LedgerEntry]:
    """The lines of the ledger, newest first. ``event`` matches a whole name or its beginning."""
    work.require(OverseePermission.LEDGER_READ, work.actor.place)
    statement = select(LedgerEntry).where(within_reach(work)).order_by(LedgerEntry.id.desc())
    if wanted.event:
        statement = statement.where(LedgerEntry.event.startswith(wanted.event, autoescape=True))
    if wanted.subject:
        statement = statement.where(LedgerEntry.subject == wanted.subject)
    if wanted.actor:
        named = (LedgerEntry.actor == wanted.actor) | (LedgerEntry.actor_name == wanted.actor)
        statement = statement.where(named)
    if wanted.since:
        statement = statement.where(LedgerEntry.at >= wanted.since)
    if wanted.until:
        statement = statement.where(LedgerEntry.at < wanted.until)
    return paginate(work.db, statement, page)


def within_reach(work: Work) -> ColumnElement[bool]:
    """Lines of organisations in the actor's reach; who reaches a region sees the house's too."""
    if work.actor.reach == EVERYWHERE:
        return true()
    theirs = LedgerEntry.organisation.in_(identity.codes_within(work.actor.reach))
    if work.actor.reach == work.actor.place:
        return theirs
    return theirs | (LedgerEntry.organisation == "")


def read_head(work: Work) -> LedgerHead | None:
    """Return the newest signed head."""
    work.require(OverseePermission.LEDGER_READ, work.actor.place)
    return latest_head(work.db)
