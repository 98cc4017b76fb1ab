"""Reading approvals: what waits for me, what I decided or asked for, the trail of a subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from tongbase.base.approvals.lateness import Lateness, lateness_at
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.terms import CaseState, StepState, TrailCase, TrailStep
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.work import Work

LIVE = (CaseState.PENDING, CaseState.RETURNED)


@dataclass(frozen=True)
class DeskFilter:
    """What is looked for on a desk: words of the title, a kind of matter; empty means any."""

    q: str = ""
    kind: str = ""


ANYTHING = DeskFilter()


@dataclass(frozen=True)
class DeskStep(TrailStep):
    """A step on somebody's desk, with the case that it belongs to."""

    case: ApprovalCase


def find_live_case(work: Work, subject: str) -> ApprovalCase | None:
    """Find the case of a subject that has not ended."""
    statement = select(ApprovalCase).where(
        ApprovalCase.subject == subject, ApprovalCase.state.in_(LIVE)
    )
    return work.db.scalars(statement).first()


def trail_of(work: Work, *subjects: str) -> Sequence[TrailCase]:
    """Every case there ever was about these subjects, newest first."""
    statement = select(ApprovalCase).where(ApprovalCase.subject.in_(subjects))
    newest = statement.order_by(ApprovalCase.opened_at.desc(), ApprovalCase.id.desc())
    lateness = lateness_at(work)
    return [_case_seen(case, lateness) for case in work.db.scalars(newest)]


def list_waiting(work: Work, wanted: PageRequest, sought: DeskFilter = ANYTHING) -> Page[DeskStep]:
    """待我审批: the open steps that this actor may decide, the most urgent first."""
    statement = _waiting(work).where(*_sought(sought))
    urgent = (ApprovalStep.due_on, ApprovalStep.opened_at.desc(), ApprovalStep.id.desc())
    return _on_desk(work, statement.order_by(*urgent), wanted)


def list_decided(work: Work, wanted: PageRequest, sought: DeskFilter = ANYTHING) -> Page[DeskStep]:
    """已审批: what this actor decided, newest first."""
    decided = select(ApprovalStep).join(ApprovalCase, ApprovalCase.id == ApprovalStep.case_id)
    statement = decided.where(ApprovalStep.decided_by == work.actor.id, *_sought(sought))
    newest = statement.order_by(ApprovalStep.decided_at.desc(), ApprovalStep.id.desc())
    return _on_desk(work, newest, wanted)


def list_opened(
    work: Work, wanted: PageRequest, sought: DeskFilter = ANYTHING
) -> Page[ApprovalCase]:
    """我的申请: what this actor asked for, newest first."""
    mine = ApprovalCase.opened_by == work.actor.id
    statement = select(ApprovalCase).where(mine, *_sought(sought))
    newest = statement.order_by(ApprovalCase.opened_at.desc(), ApprovalCase.id.desc())
    return paginate(work.db, newest, wanted)


def waiting_subjects(work: Work) -> Select[str]:
    """Select what waits for this actor's decision, to narrow another list by it."""
    return _waiting(work).with_only_columns(ApprovalCase.subject)


def may_decide(work: Work, subject: str) -> bool:
    """Say whether the open step of a subject waits for this actor."""
    statement = _waiting(work).where(ApprovalCase.subject == subject).limit(1)
    return work.db.scalars(statement).first() is not None


def _waiting(work: Work) -> Select[ApprovalStep]:
    reach = work.actor.reach.value
    place = ApprovalStep.place
    return (
        select(ApprovalStep)
        .join(ApprovalCase, ApprovalCase.id == ApprovalStep.case_id)
        .where(
            ApprovalStep.state == StepState.OPEN,
            ApprovalStep.permission.in_(work.actor.permissions),
            (place == reach) | place.startswith(f"{reach}/", autoescape=True),
            ApprovalCase.opened_by != work.actor.id,
        )
    )


def _sought(sought: DeskFilter) -> Iterator[ColumnElement[bool]]:
    yield from worded(sought.q, ApprovalCase.title)
    if sought.kind:
        yield ApprovalCase.kind == sought.kind


def _on_desk(work: Work, statement: Select[ApprovalStep], wanted: PageRequest) -> Page[DeskStep]:
    lateness, found = lateness_at(work), paginate(work.db, statement, wanted)
    rows = [DeskStep(**_told(step, lateness), case=step.case) for step in found.rows]
    return Page(rows, found.total, found.page, found.size)


def _case_seen(case: ApprovalCase, lateness: Lateness) -> TrailCase:
    steps = tuple(TrailStep(**_told(step, lateness)) for step in case.steps)
    told = {each.name: getattr(case, each.name) for each in fields(TrailCase)}
    return TrailCase(**{**told, "steps": steps})


def _told(step: ApprovalStep, lateness: Lateness) -> dict[str, Any]:
    told = {
        each.name: getattr(step, each.name)
        for each in fields(TrailStep)
        if each.name != "overdue_days"
    }
    return {**told, "overdue_days": lateness.of(step)}
