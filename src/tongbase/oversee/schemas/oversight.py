"""Oversight on the wire."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field

from tongbase.base.web import Out, SaidOut, TimelineLine, timeline
from tongbase.catalogue.terms.codes import UpdateCycle
from tongbase.oversee.queries.freshness import TableRow
from tongbase.oversee.queries.overview import Overview
from tongbase.oversee.terms import FRESHNESS_LABELS, FirstStep, Freshness

Division = Annotated[str, Field(pattern=r"^\d{0,6}$")]
"""A division by what the codes in it begin with: ``42`` a province, ``4201`` a city."""


class FreshnessQuery(BaseModel):
    """Which tables are wanted: of one state, below one division."""

    state: Freshness | None = None
    division: Division = ""


class FreshnessOut(Out):
    """A lake table of a published entry, when it was renewed last, and what that means."""

    entry_id: str
    entry_name: str
    provider_name: str
    namespace: str
    table: str
    update_cycle: UpdateCycle | None
    renewed_at: datetime | None
    state: Freshness
    label: str
    label_en: str

    @classmethod
    def of(cls, row: TableRow) -> "FreshnessOut":
        """Show a table."""
        one, label = row.table, FRESHNESS_LABELS[row.table.state]
        return cls(
            entry_id=one.of.entry_id,
            entry_name=row.entry_name,
            provider_name=row.provider_name,
            namespace=one.of.namespace,
            table=one.of.table,
            update_cycle=one.of.update_cycle,
            renewed_at=one.renewed_at,
            state=one.state,
            label=label.zh,
            label_en=label.en,
        )


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
    """One number; without a value there was nothing to count from.

    ``beside`` says how many of what are listed at ``link``, where it is not the number itself.
    """

    code: str
    zh: str
    en: str
    value: float | None
    unit: str
    link: str
    beside: SaidOut | None


class BarOut(Out):
    """How many there are of one value, and where they are listed; without a link nowhere."""

    value: str
    zh: str
    en: str
    count: int
    link: str


class DayOut(Out):
    """How many there were on one day."""

    day: date
    count: int


class OverviewOut(Out):
    """The live numbers of every floor; those of the catalogue in all or below one division."""

    division: str
    division_name: str
    is_own: bool
    holds_reach: bool
    numbers: list[NumberOut]
    entries_by_status: list[BarOut]
    entries_by_level: list[BarOut]
    entries_by_division: list[BarOut]
    entries_by_organisation: list[BarOut]
    shares_by_type: list[BarOut]
    entries_by_cycle: list[BarOut]
    freshness: list[BarOut]
    calls_by_day: list[DayOut]
    recent: list[TimelineLine]

    @classmethod
    def of(cls, overview: Overview) -> "OverviewOut":
        """Show an overview."""
        told = {**vars(overview), "recent": timeline(overview.recent)}
        told["calls_by_day"] = [
            DayOut(day=day, count=count) for day, count in overview.calls_by_day
        ]
        return cls.model_validate(told, from_attributes=True)


class StepRoleOut(SaidOut):
    """A role that may do a step."""

    code: str


class FirstStepOut(SaidOut):
    """One step of an empty house: what, why, whether it is done, and whose it is.

    ``link`` leads to the page where the asking person does it; it is empty for others' steps, which
    are done by ``roles``.
    """

    code: str
    why: SaidOut
    done: bool
    mine: bool
    link: str
    roles: list[StepRoleOut]

    @classmethod
    def of(cls, step: FirstStep) -> "FirstStepOut":
        """Show a step."""
        why = {"zh": step.why_zh, "en": step.why_en}
        return cls.model_validate({**vars(step), "why": why}, from_attributes=True)
