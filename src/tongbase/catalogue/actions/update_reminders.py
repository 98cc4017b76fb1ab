"""Remind of updates that are due soon or late (到期提醒): each of each once."""

from tongbase.base.notices.post import Message, Together, notify_holders
from tongbase.catalogue.actions.stages import link_to
from tongbase.catalogue.events.updates import UpdateReminded
from tongbase.catalogue.models import Entry, Update
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.updates import bureau_of, lock_untold
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.work import Work


def remind_of_updates(work: Work) -> int:
    """Tell departments what is due, and the bureau as well what is late; return of how many."""
    work.require(CataloguePermission.ENTRY_REVIEW_BUREAU, EVERYWHERE)
    untold = lock_untold(work)
    for update, entry in untold:
        late = update.due_on < work.today
        if late:
            update.told_late_at = work.now
        else:
            update.told_soon_at = work.now
        _tell(work, update, entry, late=late)
        due_on = str(update.due_on)
        work.emit(
            UpdateReminded(entry.id, title=entry.name, update=update.id, due_on=due_on, late=late)
        )
    return len(untold)


def _tell(work: Work, update: Update, entry: Entry, *, late: bool) -> None:
    zh, en = ("已逾期", "is late") if late else ("即将到期", "is due soon")
    message = Message(
        f"目录“{entry.name}”的更新{zh},期限 {update.due_on}:{update.basis}",
        f"The update of “{entry.name}” {en}; its last day is {update.due_on}: {update.basis}",
        link_to(entry),
        Together(
            f"{{count}} 件目录的更新{zh}。",
            f"The updates of {{count}} entries: each {en}.",
            "/catalogue/updates",
        ),
    )
    compilers, department = CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path)
    notify_holders(work, compilers, department, message)
    if late:
        notify_holders(work, *bureau_of(entry), message)
