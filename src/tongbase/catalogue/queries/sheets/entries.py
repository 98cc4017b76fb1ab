"""What the catalogue holds already of a sheet that is imported."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tongbase.base.many import keyed_by
from tongbase.catalogue.models import Entry
from tongbase.catalogue.models.entries import HOLDS_ITS_NAME
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

Key = tuple[str, str]
"""A provider's code and a normalised name: no two entries have the same."""


def entries_named(work: Work, keys: Sequence[Key]) -> Mapping[Key, Entry]:
    """Map those keys to entries that some entry has, whoever may see it."""
    named = keyed_by((Entry.provider_code, Entry.name_key), keys)
    found = work.db.scalars(
        select(Entry).where(named, HOLDS_ITS_NAME).options(selectinload(Entry.items))
    )
    return {(entry.provider_code, entry.name_key): entry for entry in found}


def open_revisions_of(work: Work, entry_ids: Sequence[str]) -> Mapping[str, Entry]:
    """Map entries to their revisions under way."""
    statement = (
        select(Entry)
        .where(Entry.revises.in_(entry_ids), Entry.status != Status.MERGED)
        .options(selectinload(Entry.items))
    )
    return {str(entry.revises): entry for entry in work.db.scalars(statement)}


def codes_taken(work: Work, codes: Sequence[str]) -> Mapping[str, str]:
    """Map those resource codes to the ids of entries that are given already."""
    statement = select(Entry.res_code, Entry.id).where(Entry.res_code.in_(codes))
    return {str(code): entry_id for code, entry_id in work.db.execute(statement)}
