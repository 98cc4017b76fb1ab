"""What keeps an entry back, or should be looked at again: one sentence a field."""

from dataclasses import dataclass

from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft


@dataclass(frozen=True)
class Gap:
    """Something that is missing or does not fit, and what cures it."""

    field: str
    zh: str
    en: str


def named(told: EntryContent | ItemDraft, gap: Gap) -> Gap:
    """Name the item in a gap, if it is one's: among sixty nobody knows which is meant."""
    if not isinstance(told, ItemDraft):
        return gap
    return Gap(gap.field, f"信息项“{told.name}”:{gap.zh}", f"Item {told.name}: {gap.en}")
