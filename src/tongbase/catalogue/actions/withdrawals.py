"""Ask to take an entry off the catalogue (下线), take that back, decide it.

The entry stays published, and all that hangs on it in force, until the bureau agrees. A return ends
the matter like a refusal: there is nothing to complete, one asks anew with a better reason.
"""

from tongbase.base.approvals import machine
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.terms import CaseOrder, CaseState, Decision, StepState
from tongbase.base.notices.post import Message, Together, notify_holders, notify_person
from tongbase.catalogue.actions.publication import withdraw_entry
from tongbase.catalogue.actions.stages import (
    link_to,
    reviewer_of,
    steps_of,
    waiting_message,
    waiting_step,
)
from tongbase.catalogue.events import WithdrawalAsked, WithdrawalRecalled, WithdrawalReviewed
from tongbase.catalogue.models import Entry
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import get_entry
from tongbase.catalogue.queries.limits import limits_of
from tongbase.catalogue.queries.withdrawals import is_leaving
from tongbase.catalogue.rules.states import check_unused, check_verb, check_withdrawal_reason
from tongbase.catalogue.terms.states import ReviewDecision, Verb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

CASE_KIND = "catalogue.withdrawal"
WITHDRAWS = Label("主管部门审核下线", "Review and withdrawal by the bureau")
VERDICTS = {
    StepState.APPROVED: Label("同意下线", "it is withdrawn"),
    StepState.RETURNED: Label("退回,目录继续有效", "returned, it stays published"),
    StepState.REJECTED: Label("驳回,目录继续有效", "refused, it stays published"),
}


def ask_withdrawal(work: Work, entry_id: str, *, reason: str) -> Entry:
    """Ask that an entry be taken off the catalogue; not while others hold grants on it."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_WITHDRAW, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.WITHDRAW, is_leaving=is_leaving(work, entry))
    check_unused(entry.active_grants)
    said = check_withdrawal_reason(reason)
    steps = steps_of(entry, limits_of(work, entry), bureau=WITHDRAWS)
    order = CaseOrder(
        CASE_KIND, entry.id, f"目录下线:{entry.name}", link_to(entry), steps, reason=said
    )
    case = machine.open_case(work, order)
    _tell_reviewers(work, entry, waiting_step(case))
    work.emit(WithdrawalAsked(entry.id, case=case.id, reason=said))
    return entry


def recall_withdrawal(work: Work, entry: Entry) -> Entry:
    """Take the wish back before the bureau has decided it; the entry stays as it is."""
    work.require(CataloguePermission.ENTRY_WITHDRAW, OrgPath(entry.provider_path))
    machine.withdraw_case(work, entry.id)
    work.emit(WithdrawalRecalled(entry.id))
    return entry


def review_withdrawal(
    work: Work, entry: Entry, decision: ReviewDecision, opinion: str = ""
) -> Entry:
    """Decide the open step: first the department's head, then the bureau, which withdraws."""
    case = machine.live_case(work, entry.id)
    work.require(*reviewer_of(entry, is_first=waiting_step(case).number == 1))
    step = machine.decide(work, entry.id, Decision(decision.value), opinion).step
    work.emit(WithdrawalReviewed(entry.id, step.number, decision.value, step.opinion))
    if case.state is CaseState.RETURNED:
        machine.end_case(work, entry.id)
    elif case.state is CaseState.APPROVED:
        withdraw_entry(work, entry, reason=case.reason)
    if case.state is CaseState.PENDING:
        _tell_reviewers(work, entry, waiting_step(case))
    else:
        _tell_asker(work, case, entry, step)
    return entry


def _tell_reviewers(work: Work, entry: Entry, step: ApprovalStep) -> None:
    message = waiting_message(entry, step)
    notify_holders(work, step.permission, OrgPath(step.place), message)


def _tell_asker(work: Work, case: ApprovalCase, entry: Entry, step: ApprovalStep) -> None:
    verdict = VERDICTS[step.state]
    message = Message(
        f"目录“{entry.name}”的下线申请:{verdict.zh}。{step.opinion}",
        f"Your wish to withdraw “{entry.name}”: {verdict.en}. {step.opinion}",
        link_to(entry),
        Together(
            f"您提交的 {{count}} 件下线申请:{verdict.zh}。",
            f"Your wishes to withdraw {{count}} entries: {verdict.en}.",
            "/workbench/opened",
        ),
    )
    notify_person(work, case.opened_by, message)
