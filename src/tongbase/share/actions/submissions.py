"""Submit an application, complete it, take it back."""

from collections.abc import Mapping
from typing import Any

from tongbase.base.approvals import machine
from tongbase.base.approvals.models import ApprovalCase, ApprovalStep
from tongbase.base.approvals.reading import find_live_case
from tongbase.base.approvals.terms import CaseOrder, Step, StepState
from tongbase.base.limits import clock as clocks
from tongbase.base.limits.reading import limits_at
from tongbase.base.notices.post import Message, Together, notify_holders
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.work import Work
from tongbase.share.actions.drafts import rewrite_application
from tongbase.share.actions.grants import give_grant
from tongbase.share.events import (
    ApplicationSubmitted,
    ApplicationSupplemented,
    ApplicationWithdrawn,
)
from tongbase.share.models import Application
from tongbase.share.models.writing import drop_extension, write_clock, write_missing
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.applications import get_application
from tongbase.share.queries.contents import clock_of, content_of, link_of
from tongbase.share.rules.completeness import Subject, missing
from tongbase.share.rules.contents import check_applicable, check_items_known, check_items_shared
from tongbase.share.rules.contents import ticked as ticked_items
from tongbase.share.rules.gate import Reviewer, step_days
from tongbase.share.rules.granting import gate_of
from tongbase.share.rules.places import region_of
from tongbase.share.rules.states import REVIEW_STATES, check_verb
from tongbase.share.terms.applications import Gap, State, Verb
from tongbase.share.terms.limits import ANSWERS

CASE_KIND = "share.application"
# What a reviewer weighs; if it changes, a step that was decided is decided anew.
MATERIAL = frozenset({"system_id", "items", "divisions", "modes", "until"})


def submit_application(work: Work, application_id: str) -> Application:
    """Hand an application in. An incomplete one is received too, and gets its one list."""
    application = get_application(work, application_id, lock=True)
    work.require(SharePermission.APPLICATION_SUBMIT, OrgPath(application.consumer_path))
    check_verb(application.state, Verb.SUBMIT)
    entry = _entry_of(work, application)
    gate = gate_of(content_of(application), entry)
    limits = limits_at(work, entry.provider_path, ANSWERS)
    calendar, today = working_calendar(work.db), work.today
    write_clock(application, clocks.started(today, limits[gate.limit], calendar))
    application.entry_version, application.changed_at = entry.version, work.now
    gaps = _gaps_of(work, application, entry)
    _tell_submitted(work, application, gaps)
    _go_on(work, application, entry, gaps)
    return application


def supplement_application(
    work: Work, application_id: str, changes: Mapping[str, Any]
) -> Application:
    """Complete an application and hand it in again; the days that it rested do not count."""
    application = get_application(work, application_id, lock=True)
    work.require(SharePermission.APPLICATION_SUBMIT, OrgPath(application.consumer_path))
    check_verb(application.state, Verb.SUPPLEMENT)
    changed = rewrite_application(work, application, changes)
    entry = _entry_of(work, application)
    gaps = _gaps_of(work, application, entry)
    application.entry_version, application.changed_at = entry.version, work.now
    clock = clock_of(application)
    if clock is not None and not gaps:
        calendar = working_calendar(work.db)
        write_clock(application, clocks.resumed(clock, work.today, calendar))
    due_on = "" if gaps else str(application.due_on)
    fields = tuple(gap.field for gap in gaps)
    work.emit(ApplicationSupplemented(application.id, fields, due_on))
    if gaps or not _resume(work, application, frozenset(changed)):
        _go_on(work, application, entry, gaps)
    return application


def withdraw_application(work: Work, application_id: str) -> Application:
    """Take back what has not been decided to its end."""
    application = get_application(work, application_id, lock=True)
    work.require(SharePermission.APPLICATION_SUBMIT, OrgPath(application.consumer_path))
    check_verb(application.state, Verb.WITHDRAW)
    if find_live_case(work, application.id) is not None:
        machine.withdraw_case(work, application.id)
    drop_extension(work, application)
    application.state, application.changed_at = State.WITHDRAWN, work.now
    work.emit(ApplicationWithdrawn(application.id))
    return application


def _entry_of(work: Work, application: Application) -> EntryRef:
    entry = catalogue.published_entry(work, application.entry_id)
    content = content_of(application)
    check_applicable(entry, application.organisation)
    check_items_known(content.items, entry)
    check_items_shared(ticked_items(content, entry), entry)
    return entry


def _gaps_of(work: Work, application: Application, entry: EntryRef) -> tuple[Gap, ...]:
    subject = Subject(content_of(application), bool(entry.region_item), work.today)
    return missing(subject)


def _go_on(work: Work, application: Application, entry: EntryRef, gaps: tuple[Gap, ...]) -> None:
    """Send the application back with its list, or on to whoever decides first."""
    write_missing(application, gaps)
    gate = gate_of(content_of(application), entry)
    if gaps:
        application.state = State.SUPPLEMENT_REQUIRED
        if clock := clock_of(application):
            write_clock(application, clocks.paused(clock, work.today))
    elif not gate.reviewers:
        application.state, application.answered_at = State.APPROVED, work.now
        give_grant(work, application)
    else:
        application.state = REVIEW_STATES[gate.reviewers[0]]
        case = machine.open_case(work, _order(work, application, entry))
        _tell_reviewers(work, application, case)


def _order(work: Work, application: Application, entry: EntryRef) -> CaseOrder:
    gate = gate_of(content_of(application), entry)
    limits = limits_at(work, entry.provider_path, ANSWERS)
    clock, today = clock_of(application), work.today
    left = clocks.days_left(clock, today, working_calendar(work.db)) if clock else 0
    days = step_days(gate, left, limits)
    steps = tuple(
        _step(reviewer, entry, working_days)
        for reviewer, working_days in zip(gate.reviewers, days, strict=True)
    )
    title = f"共享申请:{application.organisation_name}申请“{entry.name}”({application.serial})"
    return CaseOrder(CASE_KIND, application.id, title, link_of(application), steps)


def _step(reviewer: Reviewer, entry: EntryRef, working_days: int) -> Step:
    if reviewer is Reviewer.PROVIDER:
        return Step(
            "提供部门审核",
            "Review by the head of the provider's sharing unit",
            SharePermission.APPLICATION_REVIEW_PROVIDER,
            entry.provider_path,
            working_days,
        )
    return Step(
        "主管部门审核",
        "Review by the authority",
        SharePermission.APPLICATION_REVIEW_BUREAU,
        region_of(entry.provider_path),
        working_days,
    )


def _resume(work: Work, application: Application, changed: frozenset[str]) -> bool:
    """Let a returned case go on where it stopped, unless what was decided on has changed."""
    case = find_live_case(work, application.id)
    if case is None:
        return False
    returned = machine.returned_step(case)
    if changed & MATERIAL or (changed and returned.number > 1):
        machine.withdraw_case(work, application.id)
        application.masks, application.calls_per_minute, application.rows_max = {}, None, None
        return False
    machine.resume_case(work, application.id)
    reviewer = Reviewer.PROVIDER if returned.number == 1 else Reviewer.BUREAU
    application.state = REVIEW_STATES[reviewer]
    write_missing(application, ())
    _tell_reviewers(work, application, case)
    return True


def _tell_submitted(work: Work, application: Application, gaps: tuple[Gap, ...]) -> None:
    work.emit(
        ApplicationSubmitted(
            application.id,
            serial=application.serial,
            entry=application.entry_id,
            entry_version=application.entry_version,
            items=tuple(application.items),
            missing=tuple(gap.field for gap in gaps),
            due_on="" if gaps else str(application.due_on),
        )
    )


def _tell_reviewers(work: Work, application: Application, case: ApprovalCase) -> None:
    step: ApprovalStep = next(step for step in case.steps if step.state is StepState.OPEN)
    message = Message(
        f"{application.organisation_name}申请“{application.entry_name}”等待您审核"
        f"({step.zh}),期限 {step.due_on}。",
        f"Application {application.serial} waits for your review until {step.due_on}.",
        link_of(application),
        Together(
            f"{{count}} 件共享申请等待您审核({step.zh}),期限 {step.due_on}。",
            f"{{count}} applications wait for your review until {step.due_on}.",
            f"/workbench/waiting?kind={case.kind}",
        ),
    )
    notify_holders(work, step.permission, OrgPath(step.place), message)
