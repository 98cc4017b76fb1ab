"""Reading approvals: what waits for me, what I decided or asked for, the trail of a subject."""

from collections.abc import Sequence

from sqlalchemy import Select, select

from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.terms import CaseState, StepState
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.kernel.work import Work

LIVE = (CaseState.PENDING, CaseState.RETURNED)


def find_live_case(work: Work, subject: str) -> ApprovalCase | None:
    """Find the case of a subject that has not ended."""
    statement = select(ApprovalCase).where(
        ApprovalCase.subject == subject, ApprovalCase.state.in_(LIVE)
    )
    return work.db.scalars(statement).first()


def trail_of(work: Work, subject: str) -> Sequence[ApprovalCase]:
    """Every case there ever was about a subject, newest first."""
    statement = select(ApprovalCase).where(ApprovalCase.subject == subject)
    return work.db.scalars(statement.order_by(ApprovalCase.opened_at.desc())).all()


def list_waiting(work: Work, wanted: PageRequest) -> Page[ApprovalStep]:
    """待我审批: the open steps that this actor may decide, the most urgent first."""
    statement = _waiting(work).order_by(ApprovalStep.due_on, ApprovalStep.opened_at.desc())
    return paginate(work.db, statement, wanted)


def list_decided(work: Work, wanted: PageRequest) -> Page[ApprovalStep]:
    """已审批: what this actor decided, newest first."""
    statement = select(ApprovalStep).where(ApprovalStep.decided_by == work.actor.id)
    return paginate(work.db, statement.order_by(ApprovalStep.decided_at.desc()), wanted)


def list_opened(work: Work, wanted: PageRequest) -> Page[ApprovalCase]:
    """我的申请: what this actor asked for, newest first."""
    statement = select(ApprovalCase).where(ApprovalCase.opened_by == work.actor.id)
    return paginate(work.db, statement.order_by(ApprovalCase.opened_at.desc()), wanted)


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
