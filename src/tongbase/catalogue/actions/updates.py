"""Require an update of an entry, give it more time, take it back; it ends with the next version.

Decree 809, Art. 17: when a law or a duty changes, the compiling department updates the catalogue
within ten working days, and within five more if the bureau consents.
"""

from tongbase.base.approvals import machine
from tongbase.base.approvals.extensions import ExtensionOrder, open_extension
from tongbase.base.approvals.reading import find_live_case
from tongbase.base.approvals.terms import Decision
from tongbase.base.limits.clock import Clock, extended, started
from tongbase.base.notices.post import Message, Together, notify_holders
from tongbase.catalogue.actions.stages import link_to
from tongbase.catalogue.errors import ExtensionNotFoundError, UpdateOpenError
from tongbase.catalogue.events.updates import (
    UpdateEnded,
    UpdateExtensionAnswered,
    UpdateExtensionAsked,
    UpdateRequired,
)
from tongbase.catalogue.models import Entry, Update
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import get_entry
from tongbase.catalogue.queries.limits import limits_of
from tongbase.catalogue.queries.updates import (
    bureau_of,
    find_open_update,
    get_open_update,
    noter_of,
    taker_of,
)
from tongbase.catalogue.queries.withdrawals import is_leaving
from tongbase.catalogue.rules.states import check_verb
from tongbase.catalogue.rules.updates import (
    check_more_time,
    check_not_asked,
    check_note,
    check_reason_told,
)
from tongbase.catalogue.terms.limits import BUREAU_REVIEW, UPDATE, UPDATE_EXTENSION
from tongbase.catalogue.terms.states import Verb
from tongbase.catalogue.terms.updates import UPDATE_STATE_LABELS, UpdateNote, UpdateState
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

CASE_KIND = "catalogue.update_extension"


def require_update(work: Work, entry_id: str, note: UpdateNote) -> Update:
    """Note that a published entry must be updated; its clock runs from the day of the change."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(*noter_of(work, entry))
    check_verb(entry.status, Verb.REQUIRE_UPDATE, is_leaving=is_leaving(work, entry))
    said = check_note(note, work.today)
    if (known := find_open_update(work, entry.id)) is not None:
        raise UpdateOpenError(
            f"目录“{entry.name}”已有待办的更新要求(期限 {known.due_on}),办结后才能再次提出。",
            f"An update of “{entry.name}” is required already, until {known.due_on}.",
            field="entry_id",
        )
    update = _new_update(work, entry, said)
    work.db.add(update)
    work.db.flush()
    _tell_department(
        work,
        entry,
        f"目录“{entry.name}”须在 {update.due_on} 前更新:{said.basis}。{said.wanted}",
        f"“{entry.name}” must be updated until {update.due_on}: {said.basis}. {said.wanted}",
        Together(
            f"{{count}} 件目录须在 {update.due_on} 前更新。",
            f"{{count}} entries must be updated until {update.due_on}.",
            "/catalogue/updates",
        ),
    )
    told = {"changed_on": str(said.changed_on), "basis": said.basis, "wanted": said.wanted}
    work.emit(
        UpdateRequired(
            entry.id, title=entry.name, update=update.id, **told, due_on=str(update.due_on)
        )
    )
    return update


def ask_more_time(work: Work, entry_id: str, *, working_days: int, reason: str) -> Update:
    """Ask the bureau for more time to update an entry; once."""
    entry = get_entry(work, entry_id, lock=True)
    department = OrgPath(entry.provider_path)
    work.require(CataloguePermission.ENTRY_COMPILE, department)
    update = get_open_update(work, entry)
    check_not_asked(update.extension_days)
    check_more_time(working_days, limits_of(work, entry)[UPDATE_EXTENSION])
    said = check_reason_told(reason)
    update.extension_days, update.extension_reason = working_days, said
    update.extension_asked_by = work.actor.id
    open_extension(work, _extension_order(work, entry, update, working_days, said))
    work.emit(
        UpdateExtensionAsked(
            entry.id, title=entry.name, update=update.id, working_days=working_days, reason=said
        )
    )
    return update


def answer_more_time(work: Work, entry_id: str, *, agree: bool, opinion: str = "") -> Update:
    """Consent to more time for an update, or not; the department is told."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(*bureau_of(entry))
    update = get_open_update(work, entry)
    if find_live_case(work, update.id) is None:
        raise ExtensionNotFoundError(
            f"目录“{entry.name}”的更新没有待审核的延期。",
            f"No extension of the update of “{entry.name}” waits for an answer.",
            field="entry_id",
        )
    decision = Decision.APPROVE if agree else Decision.REJECT
    step = machine.decide(work, update.id, decision, opinion).step
    update.extension_agreed = agree
    if agree:
        _extend(work, update)
    _tell_department(
        work,
        entry,
        f"目录“{entry.name}”更新的延期申请:{'同意' if agree else '不同意'},"
        f"期限 {update.due_on}。{step.opinion}",
        f"More time to update “{entry.name}”: {'given' if agree else 'refused'}, "
        f"due on {update.due_on}. {step.opinion}",
    )
    work.emit(
        UpdateExtensionAnswered(
            entry.id,
            title=entry.name,
            update=update.id,
            decision=decision.value,
            opinion=step.opinion,
            due_on=str(update.due_on),
        )
    )
    return update


def take_back_update(work: Work, entry_id: str, *, reason: str) -> Update:
    """Take the note back that an entry must be updated: whoever noted it, with a reason."""
    entry = get_entry(work, entry_id, lock=True)
    update = get_open_update(work, entry)
    work.require(*taker_of(entry, update))
    said = check_reason_told(reason)
    _end(work, entry, update, UpdateState.TAKEN_BACK, said)
    _tell_department(
        work,
        entry,
        f"目录“{entry.name}”的更新要求已撤销:{said}",
        f"“{entry.name}” need not be updated any more: {said}",
    )
    return update


def settle_update(work: Work, entry: Entry, state: UpdateState) -> None:
    """End the update that is required of an entry, if one is: it was published anew, or is gone."""
    work.require(*bureau_of(entry))
    update = find_open_update(work, entry.id)
    if update is not None:
        _end(work, entry, update, state, "")


def _new_update(work: Work, entry: Entry, note: UpdateNote) -> Update:
    days = limits_of(work, entry)[UPDATE]
    permission, _ = noter_of(work, entry)
    return Update(
        id=new_id(),
        entry_id=entry.id,
        state=UpdateState.OPEN,
        changed_on=note.changed_on,
        basis=note.basis,
        wanted=note.wanted,
        due_on=started(note.changed_on, days, working_calendar(work.db)).due_on,
        by_bureau=permission is CataloguePermission.ENTRY_REVIEW_BUREAU,
        noted_by=work.actor.id,
        noted_by_name=work.actor.name,
        noted_at=work.now,
    )


def _extension_order(
    work: Work, entry: Entry, update: Update, working_days: int, reason: str
) -> ExtensionOrder:
    permission, region = bureau_of(entry)
    return ExtensionOrder(
        kind=CASE_KIND,
        subject=update.id,
        title=f"目录更新延期:{entry.name} 延长 {working_days} 个工作日",
        link=link_to(entry),
        reason=reason,
        permission=permission,
        region=region,
        working_days=limits_of(work, entry)[BUREAU_REVIEW],
        message=Message(
            f"{entry.provider_name}请求将目录“{entry.name}”的更新期限延长 {working_days} 个工作日,"
            "请审核。",
            f"{working_days} more working days are asked for to update “{entry.name}”.",
            link_to(entry),
        ),
    )


def _extend(work: Work, update: Update) -> None:
    clock = Clock(update.changed_on, update.due_on)
    longer = extended(clock, update.extension_days or 0, working_calendar(work.db))
    update.due_on = longer.due_on
    update.told_soon_at = update.told_late_at = None


def _end(work: Work, entry: Entry, update: Update, state: UpdateState, reason: str) -> None:
    why = f"目录更新要求终结:{UPDATE_STATE_LABELS[state].zh}"
    if machine.end_case(work, update.id, why):
        update.extension_agreed = False
    update.state, update.ended_on, update.end_reason = state, work.today, reason
    update.ended_by_name = work.actor.name
    late = working_calendar(work.db).between(update.due_on, work.today)
    work.db.flush()
    work.emit(
        UpdateEnded(
            entry.id,
            title=entry.name,
            update=update.id,
            state=state.value,
            reason=reason,
            due_on=str(update.due_on),
            late_days=max(late, 0),
        )
    )


def _tell_department(
    work: Work, entry: Entry, zh: str, en: str, together: Together | None = None
) -> None:
    message = Message(zh, en, link_to(entry), together)
    compilers = CataloguePermission.ENTRY_COMPILE
    notify_holders(work, compilers, OrgPath(entry.provider_path), message)
