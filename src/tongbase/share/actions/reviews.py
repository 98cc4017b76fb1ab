"""Decide an application, step by step."""

from tongbase.base.approvals import machine
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.terms import CaseState, Decision, StepState
from tongbase.base.limits.clock import paused
from tongbase.base.notices.post import Message, Together, notify_holders, notify_person
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.share.actions.grants import give_grant
from tongbase.share.errors import AlreadyDecidedError, SamePersonError
from tongbase.share.events import ApplicationReviewed
from tongbase.share.models import Application
from tongbase.share.models.writing import drop_extension, write_clock, write_missing, write_terms
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.applications import get_application
from tongbase.share.queries.contents import clock_of, content_of, link_of
from tongbase.share.rules.granting import check_terms
from tongbase.share.rules.places import region_of
from tongbase.share.rules.states import check_verb
from tongbase.share.terms.applications import (
    STATE_LABELS,
    Gap,
    ReviewDecision,
    State,
    Terms,
    Verb,
)


def review_application(
    work: Work,
    application_id: str,
    decision: ReviewDecision,
    opinion: str = "",
    terms: Terms | None = None,
) -> Application:
    """Decide the open step. The last yes makes a grant; nobody types anything again."""
    application = get_application(work, application_id, lock=True)
    check_verb(application.state, Verb.REVIEW)
    _check_still_open(work, application)
    permission, place = _reviewer(application)
    work.require(permission, place)
    wanted = terms if terms and decision is ReviewDecision.APPROVE else Terms()
    check_terms(wanted, opinion, content_of(application))
    _check_other_person(work, application)
    outcome = machine.decide(work, application.id, Decision(decision.value), opinion)
    write_terms(application, wanted)
    masks = {code: mask.value if mask else "" for code, mask in wanted.masks.items()}
    work.emit(
        ApplicationReviewed(
            application.id, outcome.step.number, decision.value, opinion.strip(), masks
        )
    )
    _move_on(work, application, outcome.case, decision, opinion.strip())
    _tell_applicant(work, application)
    return application


def _reviewer(application: Application) -> tuple[SharePermission, OrgPath]:
    provider = OrgPath(application.provider_path)
    if application.state is State.PROVIDER_REVIEW:
        return SharePermission.APPLICATION_REVIEW_PROVIDER, provider
    return SharePermission.APPLICATION_REVIEW_BUREAU, region_of(provider)


def _check_still_open(work: Work, application: Application) -> None:
    """Tell a provider's reviewer that a colleague was faster, rather than that leave is missing."""
    provider, actor = OrgPath(application.provider_path), work.actor
    may_next = actor.may(SharePermission.APPLICATION_REVIEW_BUREAU, region_of(provider))
    may_first = actor.may(SharePermission.APPLICATION_REVIEW_PROVIDER, provider)
    if application.state is State.BUREAU_REVIEW and may_first and not may_next:
        raise AlreadyDecidedError(
            "提供部门审核已由他人办理,申请已转主管部门审核,请刷新页面。",
            "The provider's step has been decided by somebody else; reload the page.",
            state=application.state.value,
        )


def _check_other_person(work: Work, application: Application) -> None:
    case = machine.live_case(work, application.id)
    deciders = {step.decided_by for step in case.steps if step.state is StepState.APPROVED}
    if work.actor.id in deciders:
        raise SamePersonError(
            "两级审核须由不同人员办理,您已办理上一步审核。",
            "Two steps are decided by two people; you decided the one before.",
        )


def _move_on(
    work: Work,
    application: Application,
    case: ApprovalCase,
    decision: ReviewDecision,
    opinion: str,
) -> None:
    application.opinion, application.changed_at = opinion, work.now
    if decision is ReviewDecision.RETURN:
        application.state = State.SUPPLEMENT_REQUIRED
        write_missing(application, (Gap("", opinion, opinion),))
        if clock := clock_of(application):
            write_clock(application, paused(clock, work.today))
    elif decision is ReviewDecision.REJECT:
        _answer(work, application, State.REJECTED)
    elif case.state is CaseState.APPROVED:
        _answer(work, application, State.APPROVED)
        give_grant(work, application)
    else:
        application.state = State.BUREAU_REVIEW
        _tell_bureau(work, application, case)


def _answer(work: Work, application: Application, state: State) -> None:
    drop_extension(work, application)
    application.state, application.answered_at = state, work.now


def _tell_bureau(work: Work, application: Application, case: ApprovalCase) -> None:
    step: ApprovalStep = next(step for step in case.steps if step.state is StepState.OPEN)
    message = Message(
        f"{application.organisation_name}申请“{application.entry_name}”已经提供部门同意,"
        f"等待您审核,期限 {step.due_on}。",
        f"Application {application.serial} waits for your review until {step.due_on}.",
        link_of(application),
        Together(
            f"{{count}} 件共享申请已经提供部门同意,等待您审核,期限 {step.due_on}。",
            f"{{count}} applications wait for your review until {step.due_on}.",
            f"/workbench/waiting?kind={case.kind}",
        ),
    )
    notify_holders(work, step.permission, OrgPath(step.place), message)


def _tell_applicant(work: Work, application: Application) -> None:
    label = STATE_LABELS[application.state]
    message = Message(
        f"您的申请 {application.serial}({application.entry_name}):{label.zh}。",
        f"Your application {application.serial}: {label.en}.",
        link_of(application),
        Together(
            f"您的 {{count}} 件共享申请:{label.zh}。",
            f"{{count}} of your applications: {label.en}.",
            "/workbench/opened",
        ),
    )
    notify_person(work, application.applicant_id, message)
