"""The tables of approvals."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.base.approvals.terms import CaseState, StepState
from tongbase.kernel.db import Row


class ApprovalCase(Row):
    """Something that waits for people's decisions."""

    __tablename__ = "approvals_case"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    link: Mapped[str]
    reason: Mapped[str] = mapped_column(default="", server_default="")
    state: Mapped[CaseState]
    opened_by: Mapped[str] = mapped_column(index=True)
    opened_by_name: Mapped[str]
    organisation: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    paused_on: Mapped[date | None]

    steps: Mapped[list["ApprovalStep"]] = relationship(
        order_by="[ApprovalStep.number, ApprovalStep.opened_at, ApprovalStep.id]",
        back_populates="case",
        lazy="selectin",
    )


class ApprovalStep(Row):
    """One decision of a case; ``due_on`` is the last day of its limit.

    What was returned and came back is decided by a further step of the same number.
    """

    __tablename__ = "approvals_step"
    __table_args__ = (Index("ix_approvals_step_open", "state", "permission"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("approvals_case.id"), index=True)
    number: Mapped[int]
    zh: Mapped[str]
    en: Mapped[str]
    permission: Mapped[str]
    place: Mapped[str]
    working_days: Mapped[int]
    state: Mapped[StepState]
    opened_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(index=True)
    decided_by_name: Mapped[str | None]
    opinion: Mapped[str] = mapped_column(default="")

    case: Mapped[ApprovalCase] = relationship(back_populates="steps", lazy="joined")
