"""Required updates on the wire."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX, PageRequest
from tongbase.base.web import In, Out
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.updates import DepartmentTally, UpdateFilter, UpdateView
from tongbase.catalogue.schemas.entry_batches import EntryIds
from tongbase.catalogue.schemas.incoming import Line, Text
from tongbase.catalogue.terms.updates import (
    UpdateNote,
    UpdateStanding,
    UpdateState,
    UpdateVerb,
)


class UpdateIn(In):
    """What changed: the day, the law or duty (``basis``), and what is to change in the entry."""

    changed_on: date
    basis: Line
    wanted: Text

    def note(self) -> UpdateNote:
        """Return it as a value."""
        return UpdateNote(self.changed_on, self.basis, self.wanted)


class UpdatesIn(UpdateIn):
    """One change that many entries follow."""

    entries: EntryIds


class MoreTimeIn(In):
    """More time for an update, in working days."""

    working_days: int
    reason: Text


class MoreTimeAnswerIn(In):
    """The bureau's answer; a refusal needs an opinion."""

    agree: bool
    opinion: Text = ""


class TakeBackIn(In):
    """Why an entry need not be updated after all."""

    reason: Text


class UpdatesAsked(In):
    """Which updates are listed."""

    state: UpdateState | None = None
    standing: UpdateStanding | None = None
    provider: Annotated[str, Field(max_length=40)] = ""
    q: Annotated[str, Field(max_length=100)] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE

    def wanted(self) -> PageRequest:
        """Return the page."""
        return PageRequest(self.page, self.size)

    def sought(self) -> UpdateFilter:
        """Return it as a value."""
        return UpdateFilter(self.state, self.standing, self.provider, self.q.strip())


class UpdateOut(Out):
    """An update that is required of an entry, or was.

    ``days_left`` are working days, negative if it is late; of what has ended, as of its end.
    ``is_certain`` is false where the official calendar of the year is not known yet.
    ``extension_agreed`` is null while the bureau has not answered.
    """

    id: str
    entry_id: str
    entry_name: str
    res_code: str | None
    provider_code: str
    provider_name: str
    state: UpdateState
    changed_on: date
    basis: str
    wanted: str
    due_on: date
    days_left: int
    is_certain: bool
    by_bureau: bool
    noted_by_name: str
    noted_at: datetime
    extension_days: int | None
    extension_reason: str
    extension_agreed: bool | None
    ended_on: date | None
    ended_by_name: str
    end_reason: str
    verbs: list[UpdateVerb]

    @classmethod
    def of(cls, told: UpdateView) -> "UpdateOut":
        """Show an update."""
        beside = {name for name in cls.model_fields if hasattr(told, name)}
        row = {n: getattr(told.update, n) for n in cls.model_fields if n not in beside}
        return cls(**row, **{name: getattr(told, name) for name in beside})


class DepartmentTallyOut(Out):
    """How a department stands with its updates.

    ``open`` are required now, ``soon`` of them due within two working days, ``overdue`` late;
    ``in_time`` and ``late`` were published.
    """

    provider_code: str
    provider_name: str
    open: int
    soon: int
    overdue: int
    in_time: int
    late: int


class DepartmentTalliesOut(Out):
    """The departments that have updates, the most late first."""

    rows: list[DepartmentTallyOut]

    @classmethod
    def of(cls, tallies: Sequence[DepartmentTally]) -> "DepartmentTalliesOut":
        """Show tallies."""
        return cls(rows=[DepartmentTallyOut.model_validate(each) for each in tallies])


class StandingEntryOut(Out):
    """A published entry that stands on a duty."""

    id: str
    name: str
    res_code: str | None
    provider_code: str
    provider_name: str


class StandingEntriesOut(Out):
    """The published entries that stand on a duty, through the service items based on it."""

    rows: list[StandingEntryOut]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "StandingEntriesOut":
        """Show entries."""
        return cls(rows=[StandingEntryOut.model_validate(entry) for entry in entries])
