"""The trail of a review on the wire, the same from every detail page."""

from datetime import date, datetime

from tongbase.base.approvals.terms import CaseState, StepState
from tongbase.base.web import Out


class TrailStepOut(Out):
    """One step of a review; ``overdue_days`` are the working days by which it is or was late."""

    number: int
    zh: str
    en: str
    state: StepState
    opened_at: datetime | None
    due_on: date | None
    decided_at: datetime | None
    decided_by_name: str | None
    opinion: str
    overdue_days: int


class TrailCaseOut(Out):
    """One review from its submission to its end; ``reason`` is why it was asked for."""

    id: str
    kind: str
    title: str
    reason: str
    state: CaseState
    opened_by_name: str
    opened_at: datetime
    closed_at: datetime | None
    steps: list[TrailStepOut]
