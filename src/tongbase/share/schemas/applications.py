"""Applications on the wire."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from tongbase.base.approvals.shapes import TrailCaseOut
from tongbase.base.web import In, Out, SaidOut
from tongbase.catalogue.terms.codes import ShareType
from tongbase.share.models import Application, Extension
from tongbase.share.terms.applications import (
    STATE_LABELS,
    ApplicationContent,
    Mode,
    ReviewDecision,
    Scene,
    State,
    Terms,
    Verb,
)
from tongbase.standards.terms.grading import Mask

Text = Annotated[str, StringConstraints(max_length=2000)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=64)]


def due_on(row: Application) -> date | None:
    """Return the last day for the answer; while the clock rests there is none."""
    return None if row.paused_on else row.due_on


class ContentIn(In):
    """What an application says; all may be empty in a draft. ``until`` is the last day of use."""

    system_id: Annotated[str, Field(max_length=64)] = ""
    items: Annotated[tuple[Code, ...], Field(max_length=1000)] = ()
    divisions: Annotated[tuple[Code, ...], Field(max_length=500)] = ()
    modes: Annotated[tuple[Mode, ...], Field(max_length=10)] = ()
    use_basis: Text = ""
    use_scene: Scene | None = None
    use_scope: Text = ""
    use_purpose: Text = ""
    until: date | None = None

    def content(self) -> ApplicationContent:
        """Return it as the value that the verbs take."""
        return ApplicationContent(**_as_values(self.model_dump(exclude={"entry_id"})))

    def changes(self) -> dict[str, Any]:
        """Return the fields that were sent."""
        return _as_values(self.model_dump(exclude_unset=True))


def _as_values(sent: dict[str, Any]) -> dict[str, Any]:
    """Return each word of a list once."""
    return {
        name: tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value
        for name, value in sent.items()
    }


class NewApplicationIn(ContentIn):
    """An application to begin, for a published entry."""

    entry_id: Code


class ReviewIn(In):
    """A decision. ``masks`` by item code: a mask, or null to show the item as it is."""

    decision: ReviewDecision
    opinion: Text = ""
    masks: dict[str, Mask | None] = Field(default_factory=dict)
    calls_per_minute: int | None = None
    rows_max: int | None = None

    def terms(self) -> Terms:
        """Return what the reviewer sets beside the decision."""
        return Terms(self.masks, self.calls_per_minute, self.rows_max)


class ExtensionIn(In):
    """More time, in working days."""

    working_days: int
    reason: Text


class ExtensionAnswerIn(In):
    """The authority's answer; a refusal needs an opinion."""

    agree: bool
    opinion: Text = ""


class GapOut(Out):
    """Something that is missing, and what cures it."""

    field: str
    zh: str
    en: str


class ClockOut(Out):
    """The statutory clock; ``days_left`` is in working days and negative if the answer is late.

    While it rests (``paused_on``), days are left and no last day is known: it moves as long as the
    applicant takes to complete the application.

    ``is_certain`` is false where the official calendar of the year is not known yet and weekdays
    alone were counted.
    """

    received_on: date
    due_on: date | None
    paused_on: date | None
    extended_days: int
    days_left: int | None
    is_certain: bool


class ExtensionOut(Out):
    """An extension that waits for the authority's answer."""

    id: str
    working_days: int
    reason: str
    asked_at: datetime

    @classmethod
    def of(cls, row: Extension | None) -> "ExtensionOut | None":
        """Show an extension, if there is one."""
        return cls.model_validate(row) if row else None


class ItemAskedOut(Out):
    """An item of the entry that was ticked, how it will be shown, and how else it may be."""

    code: str
    name: str
    column: str
    share_type: ShareType | None
    level: str | None
    sensitive_type: str | None
    default_mask: Mask | None
    mask: Mask | None
    masks: list[Mask]
    label: SaidOut | None


class ApplicationOut(Out):
    """An application; ``due_on`` is the last day for the answer, none while the clock rests."""

    id: str
    serial: str
    state: State
    state_label: SaidOut
    entry_id: str
    entry_name: str
    entry_version: int
    provider_name: str
    organisation: str
    organisation_name: str
    applicant_name: str
    system_id: str
    system_name: str
    modes: list[Mode]
    until: date | None
    created_at: datetime
    changed_at: datetime
    received_on: date | None
    due_on: date | None
    paused_on: date | None
    answered_at: datetime | None

    @classmethod
    def of(cls, row: Application) -> "ApplicationOut":
        """Show a row."""
        label = SaidOut.model_validate(STATE_LABELS[row.state])
        names = set(ApplicationOut.model_fields) - {"state_label", "due_on"}
        told = {name: getattr(row, name) for name in names}
        return cls(**told, state_label=label, due_on=due_on(row))


class ApplicationLineOut(ApplicationOut):
    """An application in a list, and whether its open step waits for the actor."""

    waits_for_me: bool

    @classmethod
    def line(cls, row: Application, waiting: Collection[str]) -> "ApplicationLineOut":
        """Show a row of a list."""
        shown = ApplicationOut.of(row).model_dump()
        return cls(**shown, waits_for_me=row.id in waiting)


class ApplicationDetailOut(ApplicationOut):
    """An application with all that its page shows."""

    items: list[str]
    item_rows: list[ItemAskedOut]
    divisions: list[str]
    division_names: dict[str, str]
    use_basis: str
    use_scene: Scene | None
    use_scope: str
    use_purpose: str
    missing: list[GapOut]
    opinion: str
    calls_per_minute: int | None
    rows_max: int | None
    usual_calls_per_minute: int
    usual_rows_max: int
    level: str | None
    advice: list[SaidOut]
    clock: ClockOut | None
    trail: list[TrailCaseOut]
    extension: ExtensionOut | None
    grant_id: str | None
    verbs: list[Verb]
