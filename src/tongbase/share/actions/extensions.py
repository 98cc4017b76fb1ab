"""More time to answer: the provider asks, the authority consents, the applicant is told.

Decree 809, Art. 21: ten working days at most, so this is its own small approval and no edit.
"""

from tongbase.base.approvals import machine
from tongbase.base.approvals.extensions import ExtensionOrder, open_extension
from tongbase.base.approvals.reading import find_live_case
from tongbase.base.approvals.terms import Decision, StepState
from tongbase.base.limits import clock as clocks
from tongbase.base.limits.reading import limits_at
from tongbase.base.notices.post import Message, notify_person
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.share.errors import ExtensionOpenError
from tongbase.share.events import ExtensionAnswered, ExtensionAsked
from tongbase.share.models import Application, Extension
from tongbase.share.models.writing import write_clock
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.applications import (
    find_open_extension,
    get_application,
    get_open_extension,
)
from tongbase.share.queries.contents import clock_of, link_of
from tongbase.share.rules.gate import check_extension
from tongbase.share.rules.places import region_of
from tongbase.share.rules.states import check_reason, check_verb
from tongbase.share.terms.applications import Verb
from tongbase.share.terms.limits import ANSWERS, BUREAU_REVIEW

CASE_KIND = "share.extension"


def ask_extension(
    work: Work, application_id: str, *, working_days: int, reason: str
) -> Application:
    """Ask the authority for more time to answer an application."""
    application = get_application(work, application_id, lock=True)
    provider = OrgPath(application.provider_path)
    work.require(SharePermission.APPLICATION_REVIEW_PROVIDER, provider)
    check_verb(application.state, Verb.EXTEND)
    limits = limits_at(work, provider, ANSWERS)
    check_extension(working_days, application.extended_days, limits)
    said = check_reason(reason)
    if find_open_extension(work, application.id) is not None:
        raise ExtensionOpenError(
            "该申请已有待审核的延期,请等待主管部门答复。",
            "An extension of this application waits for the authority already.",
        )
    extension = _new_extension(work, application, working_days, said)
    _open_case(work, application, extension, limits[BUREAU_REVIEW])
    work.emit(ExtensionAsked(application.id, extension.id, working_days, said))
    return application


def answer_extension(
    work: Work, application_id: str, *, agree: bool, opinion: str = ""
) -> Application:
    """Consent to more time, or not; the applicant is told if there is more."""
    application = get_application(work, application_id, lock=True)
    region = region_of(OrgPath(application.provider_path))
    work.require(SharePermission.APPLICATION_REVIEW_BUREAU, region)
    check_verb(application.state, Verb.ANSWER_EXTENSION)
    extension = get_open_extension(work, application.id)
    decision = Decision.APPROVE if agree else Decision.REJECT
    machine.decide(work, extension.id, decision, opinion)
    extension.agreed = agree
    if agree:
        _extend(work, application, extension.working_days)
    work.emit(
        ExtensionAnswered(application.id, extension.id, decision.value, str(application.due_on))
    )
    return application


def _new_extension(
    work: Work, application: Application, working_days: int, reason: str
) -> Extension:
    extension = Extension(
        id=new_id(),
        application_id=application.id,
        working_days=working_days,
        reason=reason,
        asked_by=work.actor.id,
        asked_at=work.now,
        agreed=None,
    )
    work.db.add(extension)
    return extension


def _open_case(
    work: Work, application: Application, extension: Extension, working_days: int
) -> None:
    days = extension.working_days
    order = ExtensionOrder(
        kind=CASE_KIND,
        subject=extension.id,
        title=f"延期答复:{application.serial} 延长 {days} 个工作日",
        link=link_of(application),
        reason=extension.reason,
        permission=SharePermission.APPLICATION_REVIEW_BUREAU,
        region=region_of(OrgPath(application.provider_path)),
        working_days=working_days,
        message=Message(
            f"{application.provider_name}请求将申请 {application.serial} 的答复期限延长 "
            f"{days} 个工作日,请审核。",
            f"{days} more working days are asked for {application.serial}.",
            link_of(application),
        ),
    )
    open_extension(work, order)


def _extend(work: Work, application: Application, working_days: int) -> None:
    calendar = working_calendar(work.db)
    clock = clock_of(application)
    if clock is not None:
        write_clock(application, clocks.extended(clock, working_days, calendar))
    application.extended_days += working_days
    case = find_live_case(work, application.id)
    for step in case.steps if case else ():
        if step.state is StepState.OPEN and step.due_on:
            step.due_on = calendar.add(step.due_on, working_days)
    message = Message(
        f"您的申请 {application.serial} 的答复期限经主管部门同意延长至 {application.due_on}。",
        f"The answer to {application.serial} is due on {application.due_on} now.",
        link_of(application),
    )
    notify_person(work, application.applicant_id, message)
