"""Begin an application and change it before it is submitted."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.protect import api as protect
from tongbase.share.errors import (
    ApplicantMissingError,
    AppliedAlreadyError,
    FieldInvalidError,
)
from tongbase.share.events import ApplicationChanged, ApplicationDrafted
from tongbase.share.models import Application
from tongbase.share.models.books import next_number
from tongbase.share.models.writing import write_content
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.applications import find_held, find_live, get_application
from tongbase.share.queries.contents import content_of
from tongbase.share.rules import contents as rules
from tongbase.share.rules.states import check_verb
from tongbase.share.terms.applications import ApplicationContent, State, Verb

SERIAL = "application"
REGION_CODE_DIGITS = 6
CONTENT_FIELDS = tuple(field.name for field in fields(ApplicationContent))


def draft_application(work: Work, entry_id: str, content: ApplicationContent) -> Application:
    """Begin an application of the actor's organisation for a published entry."""
    entry = catalogue.published_entry(work, entry_id)
    work.require(SharePermission.APPLICATION_SUBMIT, work.actor.place)
    if not work.actor.organisation:
        raise ApplicantMissingError(
            "只有隶属于机构的人员可以申请,请使用所属部门的账号。",
            "Only people of an organisation apply; use an account of one.",
            field="account",
        )
    rules.check_applicable(entry, work.actor.organisation)
    application = _new_application(work, entry)
    _write(work, application, entry, content)
    application.serial = _next_serial(work)
    work.db.add(application)
    work.db.flush()
    work.emit(
        ApplicationDrafted(application.id, application.serial, entry.id, application.organisation)
    )
    return application


def edit_application(work: Work, application_id: str, changes: Mapping[str, Any]) -> Application:
    """Change some fields of a draft, named as in :class:`ApplicationContent`."""
    application = get_application(work, application_id, lock=True)
    work.require(SharePermission.APPLICATION_SUBMIT, OrgPath(application.consumer_path))
    check_verb(application.state, Verb.EDIT)
    rewrite_application(work, application, changes)
    return application


def rewrite_application(
    work: Work, application: Application, changes: Mapping[str, Any]
) -> tuple[str, ...]:
    """Let a locked application say something else; return the fields that changed."""
    work.require(SharePermission.APPLICATION_SUBMIT, OrgPath(application.consumer_path))
    before = content_of(application)
    content = replace(before, **changes)
    entry = catalogue.published_entry(work, application.entry_id)
    _write(work, application, entry, content)
    changed = tuple(f for f in CONTENT_FIELDS if getattr(before, f) != getattr(content, f))
    if changed:
        work.emit(ApplicationChanged(application.id, fields=changed))
    return changed


def _new_application(work: Work, entry: EntryRef) -> Application:
    owner = identity.organisation(work, work.actor.organisation)
    return Application(
        id=new_id(),
        state=State.DRAFT,
        entry_id=entry.id,
        entry_name=entry.name,
        entry_version=entry.version,
        provider_path=entry.provider_path.value,
        provider_name=entry.provider_name,
        organisation=owner.uscc,
        organisation_name=owner.name,
        consumer_path=owner.place.value,
        applicant_id=work.actor.id,
        applicant_name=work.actor.name,
        created_at=work.now,
        missing=[],
        masks={},
        extended_days=0,
    )


def _next_serial(work: Work) -> str:
    day = f"{work.today:%Y%m%d}"
    return f"SQ-{day}-{next_number(work.db, f'{SERIAL}.{day}'):06d}"


def _write(
    work: Work, application: Application, entry: EntryRef, content: ApplicationContent
) -> None:
    rules.check_content(content, entry, work.today)
    rules.check_items_shared(rules.ticked(content, entry), entry)
    _check_divisions(work, content)
    application.system_name = _system_name(work, application.organisation, content.system_id)
    _check_free(work, application, content.system_id)
    write_content(application, content)
    application.changed_at = work.now


def _check_divisions(work: Work, content: ApplicationContent) -> None:
    for code in content.divisions:
        protect.division_prefix(code)
    named = [code for code in content.divisions if len(code) == REGION_CODE_DIGITS]
    unknown = set(named) - set(identity.names_of_regions(work, named))
    if unknown:
        raise FieldInvalidError(
            f"没有代码为“{'、'.join(sorted(unknown))}”的行政区划,请重新选择。",
            f"No such division: {', '.join(sorted(unknown))}; choose again.",
            field="divisions",
        )


def _system_name(work: Work, organisation: str, system_id: str) -> str:
    if not system_id:
        return ""
    system = identity.application(work, system_id)
    if system.organisation != organisation or not system.active:
        raise FieldInvalidError(
            f"应用系统“{system.name}”不属于本单位或已停用,请选择本单位的应用系统。",
            "The application system is not of this organisation, or it was shut; choose another.",
            field="system_id",
        )
    return system.name


def _check_free(work: Work, application: Application, system_id: str) -> None:
    """Nobody applies twice for one thing (a catalogue already applied for)."""
    live = find_live(work, application.entry_id, application.organisation, system_id)
    if live is not None and live.id != application.id:
        raise AppliedAlreadyError(
            f"该应用系统对此目录已有在办申请 {live.serial},请勿重复申请。",
            f"Application {live.serial} of this system for this entry is under way.",
            field="entry_id",
            application=live.id,
        )
    held = find_held(work, application.entry_id, application.organisation, system_id)
    if held is not None:
        raise AppliedAlreadyError(
            "该应用系统对此目录已有有效授权,请直接使用或到期后再申请。",
            "This system holds a grant on this entry already; use it.",
            field="entry_id",
            grant=held.id,
        )
