"""The door of the catalogue: all that other modules may call."""

from collections.abc import Mapping, Sequence

from sqlalchemy import update

from tongbase.catalogue.actions import entries, resources
from tongbase.catalogue.errors import EntryNotFoundError, StatusForbidsError
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries import contents, numbers
from tongbase.catalogue.queries import entries as queries
from tongbase.catalogue.terms.drafts import EntryDraft, ResourceDraft
from tongbase.catalogue.terms.refs import EntryRef, ResourceRef, Tally
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work


def entry(work: Work, entry_id: str) -> EntryRef:
    """Look up an entry that the actor may see."""
    return contents.entry_ref(queries.get_whole_entry(work, entry_id))


def find_entry(work: Work, entry_id: str) -> EntryRef | None:
    """Look for an entry; None if it is gone, or withdrawn and not the actor's to see."""
    try:
        return entry(work, entry_id)
    except EntryNotFoundError:
        return None


def published_entry(work: Work, entry_id: str) -> EntryRef:
    """Look up an entry that is published, or say that it is not."""
    found = entry(work, entry_id)
    if found.status is not Status.PUBLISHED:
        raise StatusForbidsError(
            f"目录“{found.name}”未发布,不能申请。",
            f"“{found.name}” is not published and cannot be applied for.",
            field="entry_id",
            status=found.status.value,
        )
    return found


def find_by_resource(work: Work, namespace: str, table: str) -> EntryRef | None:
    """Find the entry to which a lake table is bound."""
    found = queries.find_by_resource(work, namespace, table)
    return contents.entry_ref(found) if found else None


def names_of(work: Work, entry_ids: Sequence[str]) -> Mapping[str, str]:
    """Return the names of entries that others refer to, whatever their state."""
    return queries.names_of(work, entry_ids)


def draft_entry(work: Work, draft: EntryDraft) -> EntryRef:
    """Draft an entry, for example from the metadata of a lake table (反编目)."""
    return contents.entry_ref(entries.draft_entry(work, draft))


def bind_resource(work: Work, entry_id: str, draft: ResourceDraft) -> ResourceRef:
    """Bind a lake table to an entry (挂接)."""
    return contents.resource_ref(resources.bind_resource(work, entry_id, draft))


def note_grant(work: Work, entry_id: str, change: int) -> None:
    """Count one grant more (+1) or less (-1) on an entry.

    The sharing floor asked leave for its own verb and wrote it in the ledger. The row's lock puts
    this and a withdrawal one after the other: no grant on an entry that is going.
    """
    counted = (
        update(Entry)
        .where(Entry.id == entry_id, (Entry.status == Status.PUBLISHED) | (change < 0))
        .values(active_grants=Entry.active_grants + change)
        .returning(Entry.id)
        .execution_options(synchronize_session="fetch")
    )
    if work.db.scalar(counted) is None:
        raise StatusForbidsError(
            "目录已下线或不存在,不能再授权。",
            "The entry is withdrawn or gone; nothing can be granted on it.",
            field="entry_id",
        )


def tally(work: Work) -> Tally:
    """Return the numbers of the catalogue, as the actor may see them."""
    return numbers.tally(work)
