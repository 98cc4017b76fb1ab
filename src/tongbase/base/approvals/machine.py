"""The machine: open a case, decide its steps in order, return it, take it up again, end it.

A returned case is not a refused one: an incomplete application gets its list of missing things and
its clock stands still until it comes back (Decree 809, Art. 21; the pause is our reading).
"""

from dataclasses import dataclass

from tongbase.base.approvals.errors import (
    CaseClosedError,
    CaseNotFoundError,
    NotYourStepError,
    OpinionMissingError,
    OwnCaseError,
)
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.reading import find_live_case
from tongbase.base.approvals.terms import CaseOrder, CaseState, Decision, Step, StepState
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class Outcome:
    """What a decision led to."""

    case: ApprovalCase
    step: ApprovalStep


def open_case(work: Work, order: CaseOrder) -> ApprovalCase:
    """Open a case; its first step waits for a decision from now on."""
    case = ApprovalCase(
        id=new_id(),
        kind=order.kind,
        subject=order.subject,
        title=order.title,
        link=order.link,
        reason=order.reason,
        state=CaseState.PENDING,
        opened_by=work.actor.id,
        opened_by_name=work.actor.name,
        organisation=work.actor.organisation,
        opened_at=work.now,
    )
    case.steps = [_new_step(number, step) for number, step in enumerate(order.steps, start=1)]
    work.db.add(case)
    _open_step(work, case.steps[0])
    work.db.flush()
    return case


def live_case(work: Work, subject: str) -> ApprovalCase:
    """Return the case of a subject that has not ended."""
    case = find_live_case(work, subject)
    if case is None:
        raise CaseNotFoundError("该事项当前没有待审批的流程。", "Nothing waits for approval here.")
    return case


def decide(work: Work, subject: str, decision: Decision, opinion: str = "") -> Outcome:
    """Decide the open step of a subject's case."""
    case = live_case(work, subject)
    step = _open_step_of(case)
    if not work.actor.may(step.permission, OrgPath(step.place)):
        raise NotYourStepError(
            f"您不是“{step.zh}”环节的审批人,请由有相应权限的人员办理。",
            f"You do not decide the step “{step.en}”; leave it to those who may.",
        )
    if case.opened_by == work.actor.id:
        raise OwnCaseError(
            "不能审批自己提交的事项,请由其他审批人办理。", "Nobody decides their own case."
        )
    if decision is not Decision.APPROVE and not opinion.strip():
        raise OpinionMissingError(
            "驳回或退回必须填写意见。", "To reject or return needs an opinion.", field="opinion"
        )
    _write_decision(work, step, decision, opinion)
    _move_on(work, case, decision)
    work.db.flush()
    return Outcome(case, step)


def returned_step(case: ApprovalCase) -> ApprovalStep:
    """Return the step at which a case was returned, the last time if it was several times."""
    return [step for step in case.steps if step.state is StepState.RETURNED][-1]


def resume_case(work: Work, subject: str) -> ApprovalCase:
    """Take up a returned case where it stopped; the days that it rested do not count.

    The step is taken once more, beside the one that returned it: who said what stays in the trail.
    """
    case = live_case(work, subject)
    if case.state is not CaseState.RETURNED:
        raise CaseClosedError("该事项不在待补正状态。", "The case was not returned.")
    returned = returned_step(case)
    calendar, today = working_calendar(work.db), work.today
    rested = calendar.between(case.paused_on, today) if case.paused_on else 0
    again = _once_more(returned)
    again.state, again.opened_at = StepState.OPEN, work.now
    again.due_on = calendar.add(returned.due_on, rested) if returned.due_on else None
    case.steps.insert(case.steps.index(returned) + 1, again)
    case.state, case.paused_on = CaseState.PENDING, None
    work.db.flush()
    return case


def withdraw_case(work: Work, subject: str) -> ApprovalCase:
    """Take back what has not been decided yet."""
    case = live_case(work, subject)
    _close(work, case, CaseState.WITHDRAWN)
    work.db.flush()
    return case


def end_case(work: Work, subject: str, reason: str = "") -> bool:
    """End what nobody has to decide any more, and say whether anything waited.

    The open step says why.
    """
    case = find_live_case(work, subject)
    if case is None:
        return False
    for step in case.steps:
        if step.state is StepState.OPEN:
            step.opinion = reason
    _close(work, case, CaseState.ENDED)
    work.db.flush()
    return True


def _new_step(number: int, step: Step) -> ApprovalStep:
    return ApprovalStep(
        id=new_id(),
        number=number,
        zh=step.zh,
        en=step.en,
        permission=step.permission,
        place=step.place.value,
        working_days=step.working_days,
        state=StepState.WAITING,
    )


def _once_more(step: ApprovalStep) -> ApprovalStep:
    place = OrgPath(step.place)
    return _new_step(step.number, Step(step.zh, step.en, step.permission, place, step.working_days))


def _open_step(work: Work, step: ApprovalStep) -> None:
    today = work.today
    step.state, step.opened_at = StepState.OPEN, work.now
    step.due_on = working_calendar(work.db).add(today, step.working_days)


def _open_step_of(case: ApprovalCase) -> ApprovalStep:
    for step in case.steps:
        if step.state is StepState.OPEN:
            return step
    raise CaseClosedError("该事项正等待申请方补正材料。", "The case waits for its applicant.")


def _write_decision(work: Work, step: ApprovalStep, decision: Decision, opinion: str) -> None:
    states = {
        Decision.APPROVE: StepState.APPROVED,
        Decision.REJECT: StepState.REJECTED,
        Decision.RETURN: StepState.RETURNED,
    }
    step.state, step.opinion, step.decided_at = states[decision], opinion.strip(), work.now
    step.decided_by, step.decided_by_name = work.actor.id, work.actor.name


def _move_on(work: Work, case: ApprovalCase, decision: Decision) -> None:
    if decision is Decision.REJECT:
        _close(work, case, CaseState.REJECTED)
    elif decision is Decision.RETURN:
        case.state, case.paused_on = CaseState.RETURNED, work.today
    else:
        following = [step for step in case.steps if step.state is StepState.WAITING]
        if following:
            _open_step(work, following[0])
        else:
            _close(work, case, CaseState.APPROVED)


def _close(work: Work, case: ApprovalCase, state: CaseState) -> None:
    case.state, case.closed_at = state, work.now
    for step in case.steps:
        if step.state in {StepState.OPEN, StepState.WAITING}:
            step.state = StepState.CLOSED
