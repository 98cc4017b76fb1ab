"""What an entry says after a sheet was laid over it: columns it lacks stay as they are."""

from collections.abc import Sequence
from dataclasses import replace

from tongbase.catalogue.rules.contents import CONTENT_FIELDS, ITEM_FIELDS
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.terms.drafts import EntryContent, EntryDraft, ItemDraft
from tongbase.catalogue.terms.sheets import ITEM

Fields = frozenset[str]


def merged_content(held: EntryContent, draft: EntryDraft, columns: Fields) -> EntryContent:
    """Lay what a sheet says of an entry over what it said before."""
    said = {name: getattr(draft, name) for name in CONTENT_FIELDS if name in columns}
    return replace(held, **said)


def merged_items(
    held: Sequence[ItemDraft], drafts: Sequence[ItemDraft], columns: Fields
) -> tuple[ItemDraft, ...]:
    """Lay the items of a sheet over those before: told by their code, without one by their name."""
    by_code = {item.code: item for item in held}
    by_name = {normalise(item.name): item for item in held}
    fields = [name for name in ITEM_FIELDS if f"{ITEM}{name}" in columns]
    merged = []
    for draft in drafts:
        known = by_code.get(draft.code) if f"{ITEM}code" in columns else None
        known = known or by_name.get(normalise(draft.name))
        said = {name: getattr(draft, name) for name in fields}
        merged.append(replace(known, **said) if known else draft)
    return tuple(merged)
