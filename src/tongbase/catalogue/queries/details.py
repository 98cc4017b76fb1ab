"""All that a detail page shows of an entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongbase.base.approvals.reading import trail_of
from tongbase.base.approvals.terms import TrailCase
from tongbase.catalogue.models import Entry, EntryVersion
from tongbase.catalogue.queries.entries import (
    find_open_revision,
    get_entry,
    get_version,
    get_whole_entry,
    is_insider,
    list_versions,
    revision_ids,
)
from tongbase.catalogue.queries.updates import UpdateView, update_ids, view_of_entry
from tongbase.catalogue.queries.verbs import verbs_of
from tongbase.catalogue.rules.versions import Difference, differences
from tongbase.catalogue.terms.states import Status, Verb
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class EntryDetail:
    """An entry with its versions, its reviews, its open revision and the update that is required.

    And what one may do to it.
    """

    entry: Entry
    versions: Sequence[EntryVersion]
    trail: Sequence[TrailCase]
    revision: str | None
    update: UpdateView | None
    verbs: Sequence[Verb]


def entry_detail(work: Work, entry_id: str) -> EntryDetail:
    """Read an entry with everything around it. The id of an open revision only for its editors."""
    entry = get_whole_entry(work, entry_id)
    revision = find_open_revision(work, entry.id)
    return EntryDetail(
        entry=entry,
        versions=list_versions(work, entry.id),
        trail=trail_of(work, entry.id, *revision_ids(work, entry.id), *update_ids(work, entry.id)),
        revision=revision.id if revision and is_insider(work, entry) else None,
        update=_update_of(work, entry),
        verbs=verbs_of(work, entry),
    )


def _update_of(work: Work, entry: Entry) -> UpdateView | None:
    """Show the update that is required: a revision under way shows that of its entry."""
    if entry.status is Status.MERGED:
        return None
    return view_of_entry(work, get_entry(work, entry.revises) if entry.revises else entry)


def compare_versions(work: Work, entry_id: str, before: int, after: int) -> Sequence[Difference]:
    """List what changed from one version of an entry to another."""
    old, new = (get_version(work, entry_id, number) for number in (before, after))
    return differences(old.content, new.content)


def history_of_entry(work: Work, entry_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to an entry and its revisions, newest first."""
    entry = get_entry(work, entry_id)
    return history_of(work.db, entry.id, *revision_ids(work, entry.id))
