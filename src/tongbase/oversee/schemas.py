"""Oversight on the wire."""

from datetime import date, datetime

from pydantic import AwareDatetime, BaseModel

from tongbase.base.web import Out, TimelineLine, timeline
from tongbase.oversee.queries.overview import Overview


class LedgerQuery(BaseModel):
    """Which lines of the ledger are wanted; ``event`` is a name or its beginning."""

    event: str = ""
    subject: str = ""
    actor: str = ""
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class LedgerLine(TimelineLine):
    """One line of the ledger among those of everything: it says on what it happened."""

    subject: str


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


class NumberOut(Out):
    """One number; without a value there was nothing to count from."""

    code: str
    zh: str
    en: str
    value: float | None
    unit: str
    link: str


class BarOut(Out):
    """How many there are of one value."""

    value: str
    zh: str
    en: str
    count: int


class DayOut(Out):
    """How many there were on one day."""

    day: date
    count: int


class OverviewOut(Out):
    """The live numbers of every floor."""

    numbers: list[NumberOut]
    entries_by_status: list[BarOut]
    entries_by_organisation: list[BarOut]
    shares_by_type: list[BarOut]
    calls_by_day: list[DayOut]
    recent: list[TimelineLine]

    @classmethod
    def of(cls, overview: Overview) -> "OverviewOut":
        """Show an overview."""
        return cls(
            numbers=[NumberOut.model_validate(each) for each in overview.numbers],
            entries_by_status=[BarOut.model_validate(b) for b in overview.entries_by_status],
            entries_by_organisation=[
                BarOut.model_validate(b) for b in overview.entries_by_organisation
            ],
            shares_by_type=[BarOut.model_validate(b) for b in overview.shares_by_type],
            calls_by_day=[DayOut(day=day, count=count) for day, count in overview.calls_by_day],
            recent=timeline(overview.recent),
        )
