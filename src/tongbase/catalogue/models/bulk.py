"""Writing many new entries at once: rows by COPY, without an object for each.

What stands in the rows is what :mod:`tongbase.catalogue.models.writing` would write; a test holds
the two against each other.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from tongbase.catalogue.models.entries import Entry, Item
from tongbase.catalogue.rules.contents import CONTENT_FIELDS, ITEM_FIELDS
from tongbase.catalogue.rules.facets import FIELDS, facet_words
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.rules.searched import Cut, cut_up, searched
from tongbase.catalogue.terms.drafts import EntryDraft, Provider
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import Actor
from tongbase.kernel.db import copy_rows
from tongbase.kernel.ids import new_ids
from tongbase.kernel.work import Work

ENTRY_NAMES = tuple(column.name for column in Entry.__table__.columns)
ITEM_NAMES = ("id", "entry_id", "place", *ITEM_FIELDS)
FIELDS_OF_ITEM = attrgetter(*ITEM_FIELDS)


@dataclass(frozen=True)
class NewEntry:
    """An entry to be written: its id, whose it is, what it says; a code of its own.

    ``cut`` is what it says as words, where these were cut ahead; ``seq`` is the number in its code,
    ``counted_by`` what such numbers are counted under.
    """

    id: str
    provider: Provider
    draft: EntryDraft
    cut: Cut | None = None
    res_code: str | None = None
    seq: int | None = None
    counted_by: str = ""


def write_new(work: Work, entries: Sequence[NewEntry]) -> None:
    """Write new drafts with their items and what searches see of them."""
    told = _told(work.actor, work.now)
    copy_rows(work.db, Entry, ENTRY_NAMES, (_entry_row(entry, told) for entry in entries))
    copy_rows(work.db, Item, ITEM_NAMES, _item_rows(entries))


def _told(actor: Actor, now: datetime) -> dict[str, Any]:
    """Give what is the same in all of them."""
    nothing = dict.fromkeys(ENTRY_NAMES)
    return {
        **nothing,
        "status": Status.DRAFT,
        "version": 0,
        "withdrawn_reason": "",
        "active_grants": 0,
        "created_by": actor.id,
        "created_by_name": actor.name,
        "created_at": now,
        "changed_at": now,
    }


def _entry_row(entry: NewEntry, told: dict[str, Any]) -> list[Any]:
    draft, provider = entry.draft, entry.provider
    said = draft.__dict__
    values = {
        **told,
        **{name: said[name] for name in CONTENT_FIELDS},
        "id": entry.id,
        "res_code": entry.res_code,
        "seq": entry.seq,
        "draft_of": draft.draft_of,
        "provider_code": provider.code,
        "provider_name": provider.name,
        "provider_path": provider.path.value,
        "region_code": provider.region_code,
        "name_key": normalise(draft.name),
        "related_codes": json.dumps(draft.related_codes),
        "items_count": len(draft.items),
    }
    facets = facet_words({facet: values[field] for facet, field in FIELDS.items()})
    values["search"], values["name_search"] = searched(_cut(entry), provider.name, facets)
    return [values[name] for name in ENTRY_NAMES]


def _cut(entry: NewEntry) -> Cut:
    if entry.cut is not None:
        return entry.cut
    draft = entry.draft
    return cut_up(draft.name, entry.res_code, draft.abstract, draft.items)


def _item_rows(entries: Sequence[NewEntry]) -> Iterator[tuple[Any, ...]]:
    ids = new_ids(sum(len(entry.draft.items) for entry in entries))
    for entry in entries:
        for place, item in enumerate(entry.draft.items):
            yield (next(ids), entry.id, place, *FIELDS_OF_ITEM(item))
