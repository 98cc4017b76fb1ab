"""Submit an entry, take it back, decide its review; or that of its withdrawal, if that waits."""

from dataclasses import dataclass
from datetime import datetime

from tongbase.base.approvals import machine
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.reading import find_live_case
from tongbase.base.approvals.terms import CaseOrder, Decision
from tongbase.base.notices.post import Message, Together, notify_holders, notify_person
from tongbase.catalogue.actions.publication import publish_entry
from tongbase.catalogue.actions.stages import (
    link_to,
    reviewer_of,
    steps_of,
    waiting_message,
    waiting_step,
)
from tongbase.catalogue.actions.withdrawals import recall_withdrawal, review_withdrawal
from tongbase.catalogue.events import EntryRecalled, EntryReviewed, EntrySubmitted
from tongbase.catalogue.models import Entry
from tongbase.catalogue.models.writing import revoke_signature
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.contents import subject_of
from tongbase.catalogue.queries.entries import check_as_read, get_entry
from tongbase.catalogue.queries.limits import limits_of
from tongbase.catalogue.queries.withdrawals import is_leaving
from tongbase.catalogue.rules.lawful import check_complete, check_not_secret
from tongbase.catalogue.rules.states import check_verb, status_after, status_of_step
from tongbase.catalogue.terms.states import STATUS_LABELS, ReviewDecision, Status, Verb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

CASE_KIND = "catalogue.entry"
PUBLISHES = Label("主管部门审核发布", "Review and publication by the bureau")


@dataclass(frozen=True)
class Submission:
    """What a submission opened: the entry and its case."""

    entry: Entry
    case: ApprovalCase


def submit_entry(work: Work, entry_id: str) -> Submission:
    """Submit a complete draft for review; a returned one goes on where it was returned."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_SUBMIT, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.SUBMIT)
    subject = subject_of(entry, work.today)
    check_not_secret(subject.content)
    check_complete(subject)
    resumed = _may_resume(work, entry)
    case = machine.resume_case(work, entry.id) if resumed else _open_case(work, entry)
    step = waiting_step(case)
    entry.status, entry.changed_at = status_of_step(step.number), work.now
    _tell_reviewers(work, entry, step)
    work.emit(EntrySubmitted(entry.id, case=case.id, resumed=resumed))
    return Submission(entry, case)


def recall_entry(work: Work, entry_id: str) -> Entry:
    """Take back what has not been reviewed to its end (撤回); it is a draft again.

    A published entry stays published: its withdrawal is taken back.
    """
    entry = get_entry(work, entry_id, lock=True)
    if is_leaving(work, entry):
        return recall_withdrawal(work, entry)
    work.require(CataloguePermission.ENTRY_SUBMIT, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.RECALL)
    machine.withdraw_case(work, entry.id)
    _back_to_draft(work, entry, Status.DRAFT)
    work.emit(EntryRecalled(entry.id))
    return entry


def review_entry(
    work: Work,
    entry_id: str,
    decision: ReviewDecision,
    opinion: str = "",
    *,
    read_at: datetime | None = None,
) -> Entry:
    """Decide the open step: first the department's head, then the bureau, which publishes.

    Of a published entry, it is its withdrawal that is decided. ``read_at`` is when what the actor
    has read was changed; who does not tell decides whatever waits now.
    """
    entry = get_entry(work, entry_id, lock=True)
    check_as_read(work, entry, read_at)
    if is_leaving(work, entry):
        return review_withdrawal(work, entry, decision, opinion)
    check_verb(entry.status, Verb.REVIEW)
    work.require(*reviewer_of(entry, is_first=entry.status is Status.DEPARTMENT_REVIEW))
    outcome = machine.decide(work, entry.id, Decision(decision.value), opinion)
    step = outcome.step.number
    work.emit(EntryReviewed(entry.id, step, decision.value, opinion.strip()))
    entry.changed_at = work.now
    reached = status_after(step, decision)
    if reached is Status.PUBLISHED:
        entry = publish_entry(work, entry)
    elif reached is Status.BUREAU_REVIEW:
        entry.status = reached
        entry.dept_head_approved_by, entry.dept_head_approved_at = work.actor.name, work.now
        _tell_reviewers(work, entry, waiting_step(outcome.case))
    else:
        _back_to_draft(work, entry, reached)
    _tell_drafter(work, outcome.case, entry, reached)
    return entry


def _may_resume(work: Work, entry: Entry) -> bool:
    """Say whether a returned case goes on where it stopped.

    If the bureau returned it and the text was changed since, the head's signature is gone: the old
    case ends and a new one begins with the head (Decree 809, Art. 13).
    """
    case = find_live_case(work, entry.id)
    if case is None:
        return False
    if machine.returned_step(case).number == 1 or entry.dept_head_approved_by:
        return True
    machine.withdraw_case(work, entry.id)
    return False


def _open_case(work: Work, entry: Entry) -> ApprovalCase:
    title = f"目录发布:{entry.name}" if entry.revises is None else f"目录变更:{entry.name}"
    steps = steps_of(entry, limits_of(work, entry), bureau=PUBLISHES)
    return machine.open_case(work, CaseOrder(CASE_KIND, entry.id, title, link_to(entry), steps))


def _back_to_draft(work: Work, entry: Entry, status: Status) -> None:
    entry.status, entry.changed_at = status, work.now
    if status is Status.DRAFT:
        revoke_signature(entry)


def _tell_reviewers(work: Work, entry: Entry, step: ApprovalStep) -> None:
    message = waiting_message(entry, step)
    notify_holders(work, step.permission, OrgPath(step.place), message)


def _tell_drafter(work: Work, case: ApprovalCase, entry: Entry, reached: Status) -> None:
    label = STATUS_LABELS[reached]
    message = Message(
        f"目录“{entry.name}”审核结果:{label.zh}。",
        f"The review of “{entry.name}” led to: {label.en}.",
        link_to(entry),
        Together(
            f"您提交的 {{count}} 件目录审核结果:{label.zh}。",
            f"The review of {{count}} of your entries led to: {label.en}.",
            "/workbench/opened",
        ),
    )
    notify_person(work, case.opened_by, message)
