"""What is done to many entries at once, on the wire."""

from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from tongbase.base.web import In
from tongbase.catalogue.actions.entry_batches import Changes
from tongbase.catalogue.schemas.incoming import DecisionIn, EntryPatch, ItemIn, WithdrawIn

BATCH_MAX = 200

EntryId = Annotated[str, Field(max_length=64)]
EntryIds = Annotated[list[EntryId], Field(min_length=1, max_length=BATCH_MAX)]
Word = Annotated[str, Field(max_length=128)]


class EntriesIn(In):
    """The entries that something is done to."""

    entries: EntryIds


class ReviewEntriesIn(DecisionIn):
    """One decision and one opinion on many entries.

    ``read_at`` tells of each when what was ticked had been changed (``changed_at``) or its step
    opened (``opened_at``; of a withdrawal it is always this one): what is something else by now is
    not decided.
    """

    entries: EntryIds
    read_at: Annotated[dict[EntryId, AwareDatetime], Field(max_length=BATCH_MAX)] = Field(
        default_factory=dict
    )


class WithdrawEntriesIn(WithdrawIn):
    """One reason for many entries."""

    entries: EntryIds


class EntryChangesIn(EntryPatch):
    """Fields of entries; those that are left out stay."""


class ItemChangesIn(ItemIn):
    """Fields of items; those that are left out stay."""

    name: Word = ""


class ChangeEntriesIn(In):
    """What is set on many drafts. ``of_items`` are names of items; without names all change."""

    entries: EntryIds
    changes: EntryChangesIn = Field(default_factory=EntryChangesIn)
    item_changes: ItemChangesIn = Field(default_factory=ItemChangesIn)
    of_items: Annotated[list[Word], Field(max_length=BATCH_MAX)] = Field(default_factory=list)

    def wanted(self) -> Changes:
        """Return the changes as values."""
        return Changes(
            entry=_sent(self.changes),
            items=_sent(self.item_changes),
            of_items=frozenset(self.of_items),
        )


def _sent(body: In) -> dict[str, Any]:
    return body.model_dump(exclude_unset=True)
