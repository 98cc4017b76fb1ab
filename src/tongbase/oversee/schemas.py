"""Oversight on the wire."""

from datetime import datetime

from pydantic import BaseModel

from tongbase.base.web import Out


class LedgerQuery(BaseModel):
    """Which lines of the ledger are wanted; ``event`` is a name or its beginning."""

    event: str = ""
    subject: str = ""
    actor: str = ""
    since: datetime | None = None
    until: datetime | None = None


class FaultOut(Out):
    """One thing that is wrong with the ledger."""

    entry_id: int | None
    position: int | None
    zh: str
    en: str


class VerdictOut(Out):
    """What the proof of the ledger found."""

    is_whole: bool
    size: int
    unsealed: int
    root: str
    faults: list[FaultOut]


class HeadOut(Out):
    """A signed tree head: keep it elsewhere, and no earlier line can be changed unseen."""

    size: int
    root: str
    signature: str
    at: datetime
