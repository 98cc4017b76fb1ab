"""End applications that nobody has to decide any more."""

from collections.abc import Sequence

from tongbase.base.approvals import machine
from tongbase.base.notices.post import Message, notify_person
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.work import Work
from tongbase.share.events import ApplicationEnded
from tongbase.share.models import Application
from tongbase.share.models.writing import drop_extension
from tongbase.share.permissions import SharePermission
from tongbase.share.queries.applications import lock_undecided
from tongbase.share.queries.contents import link_of
from tongbase.share.terms.applications import State


def end_applications(work: Work, entry_id: str, *, reason: str) -> Sequence[Application]:
    """End the undecided applications for an entry that is off the catalogue (目录已下线).

    One that is published again by now is left alone: what waits there can be decided.
    """
    work.require(SharePermission.APPLICATION_REVIEW_BUREAU, EVERYWHERE)
    entry = catalogue.find_entry(work, entry_id)
    if entry is not None and entry.status is Status.PUBLISHED:
        return ()
    undecided = lock_undecided(work, entry_id)
    for application in undecided:
        _end(work, application, f"目录已下线:{reason}")
    return undecided


def _end(work: Work, application: Application, why: str) -> None:
    machine.end_case(work, application.id, why)
    drop_extension(work, application)
    application.state, application.opinion = State.ENDED, why
    application.changed_at = work.now
    work.emit(ApplicationEnded(application.id, reason=why))
    message = Message(
        f"您的申请 {application.serial}({application.entry_name})已终止,{why}。",
        f"Your application {application.serial} has ended: “{application.entry_name}” is off the "
        f"catalogue ({why}).",
        link_of(application),
    )
    notify_person(work, application.applicant_id, message)
