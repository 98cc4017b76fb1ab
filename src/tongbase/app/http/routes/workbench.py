"""The workbench: 待我审批 · 已审批 · 我的申请, one table behind every entrance."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from tongbase.base.approvals import reading
from tongbase.base.approvals.models import ApprovalCase
from tongbase.base.approvals.reading import DeskFilter, DeskStep
from tongbase.base.approvals.shapes import TrailStepOut
from tongbase.base.approvals.terms import CaseState
from tongbase.base.paging import Page
from tongbase.base.web import InHand, Out, PageOut, Wanted

router = APIRouter(prefix="/workbench", tags=["workbench"])


class CaseOut(Out):
    """Something that waits for decisions."""

    id: str
    kind: str
    subject: str
    title: str
    link: str
    state: CaseState
    opened_by_name: str
    organisation: str
    opened_at: datetime
    closed_at: datetime | None


class StepOut(TrailStepOut):
    """One decision of a case; ``due_on`` is the last day of its limit."""

    id: str
    case: CaseOut


class DeskQuery(BaseModel):
    """What is looked for: ``q`` words of the title, ``kind`` a kind such as ``catalogue.entry``."""

    q: Annotated[str, Field(max_length=100)] = ""
    kind: Annotated[str, Field(max_length=64)] = ""

    def value(self) -> DeskFilter:
        """Return what is looked for as a value."""
        return DeskFilter(q=self.q, kind=self.kind)


Sought = Annotated[DeskQuery, Query()]


@router.get("/waiting", response_model=PageOut[StepOut])
def list_waiting(work: InHand, wanted: Wanted, sought: Sought) -> Page[DeskStep]:
    """待我审批: what waits for one's decision, the most urgent first."""
    return reading.list_waiting(work, wanted, sought.value())


@router.get("/decided", response_model=PageOut[StepOut])
def list_decided(work: InHand, wanted: Wanted, sought: Sought) -> Page[DeskStep]:
    """已审批: what one has decided, newest first."""
    return reading.list_decided(work, wanted, sought.value())


@router.get("/opened", response_model=PageOut[CaseOut])
def list_opened(work: InHand, wanted: Wanted, sought: Sought) -> Page[ApprovalCase]:
    """我的申请: what one has asked for, newest first."""
    return reading.list_opened(work, wanted, sought.value())
