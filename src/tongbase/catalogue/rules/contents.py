"""Which fields an entry and an item are made of, in one place for reading, writing and freezing."""

import dataclasses

from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft

CONTENT_FIELDS = tuple(field.name for field in dataclasses.fields(EntryContent))
ITEM_FIELDS = tuple(field.name for field in dataclasses.fields(ItemDraft))
