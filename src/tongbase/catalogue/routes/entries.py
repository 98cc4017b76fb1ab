"""Entries over HTTP: found, shown, drafted, completed."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from tongbase.base.web import InHand, timeline
from tongbase.catalogue.actions import entries, items, resources
from tongbase.catalogue.queries import details
from tongbase.catalogue.queries.bound import notices_of
from tongbase.catalogue.queries.contents import content_of, items_of, missing_of
from tongbase.catalogue.queries.entries import get_version, get_whole_entry
from tongbase.catalogue.queries.search.answers import search
from tongbase.catalogue.rules.remarks import remarks_of
from tongbase.catalogue.schemas.incoming import EntryChangeIn, EntryIn, ItemsIn, ResourceIn
from tongbase.catalogue.schemas.outgoing import (
    DifferenceOut,
    DifferencesOut,
    EntryDetailOut,
    FrozenVersionOut,
    GapOut,
    GapsOut,
    Timeline,
)
from tongbase.catalogue.schemas.searching import FoundOut, SearchIn
from tongbase.kernel.work import Work

router = APIRouter(prefix="/catalogue/entries", tags=["catalogue"])


@router.get("")
def search_entries(work: InHand, asked: Annotated[SearchIn, Query()]) -> FoundOut:
    """Search: by words the best first, without words the newest first."""
    wanted = asked.wanted()
    return FoundOut.of(search(work, asked.q, asked.filters(work.today), wanted), wanted)


@router.post("", status_code=201)
def draft(work: InHand, body: EntryIn) -> EntryDetailOut:
    """Begin an entry; it may be incomplete."""
    return shown(work, entries.draft_entry(work, body.draft()).id)


@router.get("/{entry_id}")
def show(work: InHand, entry_id: str) -> EntryDetailOut:
    """Show an entry with items, resources, versions, reviews and verbs."""
    return shown(work, entry_id)


@router.patch("/{entry_id}")
def change(work: InHand, entry_id: str, body: EntryChangeIn) -> EntryDetailOut:
    """Change some fields of a draft."""
    changed = entries.update_entry(work, entry_id, body.changes(), read_at=body.read_at)
    return shown(work, changed.id)


@router.delete("/{entry_id}", status_code=204)
def delete(work: InHand, entry_id: str) -> None:
    """Throw a draft away."""
    entries.delete_entry(work, entry_id)


@router.put("/{entry_id}/items")
def set_items(work: InHand, entry_id: str, body: ItemsIn) -> EntryDetailOut:
    """Give a draft these items and no others."""
    changed = items.set_items(work, entry_id, body.drafts(), read_at=body.read_at)
    return shown(work, changed.id)


@router.get("/{entry_id}/missing")
def show_missing(work: InHand, entry_id: str) -> GapsOut:
    """List everything that the lawful minimum still asks for, and what should be looked at."""
    entry = get_whole_entry(work, entry_id)
    gaps = missing_of(entry, work.today)
    notices = (*notices_of(work, entry), *remarks_of(content_of(entry), items_of(entry)))
    return GapsOut(
        rows=[GapOut.model_validate(gap) for gap in gaps],
        notices=[GapOut.model_validate(notice) for notice in notices],
    )


@router.post("/{entry_id}/resources", status_code=201)
def bind_resource(work: InHand, entry_id: str, body: ResourceIn) -> EntryDetailOut:
    """Bind a lake table to an entry (挂接)."""
    return shown(work, resources.bind_resource(work, entry_id, body.draft()).entry_id)


@router.delete("/{entry_id}/resources/{resource_id}")
def release_resource(work: InHand, entry_id: str, resource_id: str) -> EntryDetailOut:
    """Release a resource."""
    return shown(work, resources.release_resource(work, entry_id, resource_id).id)


@router.get("/{entry_id}/versions/diff")
def compare_versions(
    work: InHand,
    entry_id: str,
    before: Annotated[int | None, Query(alias="from", ge=1, le=1_000_000)] = None,
    after: Annotated[int | None, Query(alias="to", ge=1, le=1_000_000)] = None,
) -> DifferencesOut:
    """List what changed from one version to another.

    Without ``from`` it is the version in force; without ``to`` what the entry says now. Of a
    revision without both: all that it changes.
    """
    rows = details.compare_versions(work, entry_id, before, after)
    return DifferencesOut(rows=[DifferenceOut.model_validate(row) for row in rows])


@router.get("/{entry_id}/versions/{number}", response_model=FrozenVersionOut)
def show_version(
    work: InHand, entry_id: str, number: Annotated[int, Path(ge=1, le=1_000_000)]
) -> FrozenVersionOut:
    """Show what a version says."""
    return FrozenVersionOut.model_validate(get_version(work, entry_id, number))


@router.get("/{entry_id}/timeline")
def show_timeline(work: InHand, entry_id: str) -> Timeline:
    """Show what was done to an entry and its revisions, newest first."""
    return timeline(details.history_of_entry(work, entry_id))


def shown(work: Work, entry_id: str) -> EntryDetailOut:
    """Show an entry as it is now."""
    return EntryDetailOut.of(details.entry_detail(work, entry_id))
