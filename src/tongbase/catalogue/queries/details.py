"""All that a detail page shows of an entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongbase.base.approvals.reading import trail_of
from tongbase.base.approvals.terms import TrailCase
from tongbase.catalogue.models import Entry, EntryVersion
from tongbase.catalogue.queries.contents import content_of, items_of
from tongbase.catalogue.queries.elements import elements_of_entry
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
from tongbase.catalogue.rules.versions import Difference, differences, freeze
from tongbase.catalogue.terms.states import Status, Verb
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work
from tongbase.standards.terms.elements import ElementRef


@dataclass(frozen=True)
class EntryDetail:
    """An entry with its versions, its reviews, its open revision and the update that is required.

    And the data elements in force that its items name, and what one may do to it. A revision has
    the versions of the entry that it revises.
    """

    entry: Entry
    revised: Entry | None
    elements: Sequence[ElementRef]
    versions: Sequence[EntryVersion]
    trail: Sequence[TrailCase]
    revision: str | None
    update: UpdateView | None
    verbs: Sequence[Verb]


def entry_detail(work: Work, entry_id: str) -> EntryDetail:
    """Read an entry with everything around it. The id of an open revision only for its editors."""
    entry = get_whole_entry(work, entry_id)
    revised = get_entry(work, entry.revises) if entry.revises else None
    revision = find_open_revision(work, entry.id)
    return EntryDetail(
        entry=entry,
        revised=revised,
        elements=elements_of_entry(work, entry),
        versions=list_versions(work, (revised or entry).id),
        trail=trail_of(work, entry.id, *revision_ids(work, entry.id), *update_ids(work, entry.id)),
        revision=revision.id if revision and is_insider(work, entry) else None,
        update=None if entry.status is Status.MERGED else view_of_entry(work, revised or entry),
        verbs=verbs_of(work, entry),
    )


def compare_versions(
    work: Work, entry_id: str, before: int | None, after: int | None
) -> Sequence[Difference]:
    """List what changed from one version of an entry to another.

    Without ``before`` it is the version that the entry revises or that is in force; without
    ``after`` what the entry says now: of a revision, all that it changes.
    """
    entry = get_whole_entry(work, entry_id)
    number = entry.version if before is None else before
    old = get_version(work, entry.revises or entry.id, number).content
    if after is None:
        return differences(old, freeze(content_of(entry), items_of(entry)))
    return differences(old, get_version(work, entry.revises or entry.id, after).content)


def history_of_entry(work: Work, entry_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to an entry and its revisions, newest first."""
    entry = get_entry(work, entry_id)
    return history_of(work.db, entry.id, *revision_ids(work, entry.id))
