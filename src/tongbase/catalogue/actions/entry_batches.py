"""Do the same to many entries at once (批量): each for itself, none because of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from tongbase.base.batches import Verdict, each_alone
from tongbase.catalogue.actions.entries import delete_entry, update_entry
from tongbase.catalogue.actions.items import set_items
from tongbase.catalogue.actions.reviews import recall_entry, review_entry, submit_entry
from tongbase.catalogue.actions.updates import require_update
from tongbase.catalogue.actions.withdrawals import ask_withdrawal
from tongbase.catalogue.models import Entry, Update
from tongbase.catalogue.queries.contents import items_of
from tongbase.catalogue.queries.entries import get_whole_entry
from tongbase.catalogue.rules.items import changed_items
from tongbase.catalogue.terms.states import ReviewDecision
from tongbase.catalogue.terms.updates import UpdateNote
from tongbase.kernel.work import Work

NOTHING_READ: Mapping[str, datetime] = MappingProxyType({})


@dataclass(frozen=True)
class Changes:
    """What is set on many entries: fields of the entry, and fields of items.

    ``of_items`` are the names of the items that change; without names it is all of them.
    """

    entry: Mapping[str, Any] = field(default_factory=dict)
    items: Mapping[str, Any] = field(default_factory=dict)
    of_items: frozenset[str] = frozenset()


def submit_entries(work: Work, entry_ids: Sequence[str]) -> list[Verdict[Entry]]:
    """Submit many drafts; those that are incomplete are told with their gaps."""
    return each_alone(work, entry_ids, lambda each: submit_entry(work, each).entry)


def recall_entries(work: Work, entry_ids: Sequence[str]) -> list[Verdict[Entry]]:
    """Take many back that are under review, or whose withdrawal is."""
    return each_alone(work, entry_ids, lambda each: recall_entry(work, each))


def review_entries(
    work: Work,
    entry_ids: Sequence[str],
    decision: ReviewDecision,
    opinion: str = "",
    *,
    read_at: Mapping[str, datetime] = NOTHING_READ,
) -> list[Verdict[Entry]]:
    """Decide the step that waits of each, with one opinion (批量审批).

    ``read_at`` tells of entries when what was ticked had been changed or handed in: what is
    something else by now is not decided.
    """
    return each_alone(
        work,
        entry_ids,
        lambda each: review_entry(work, each, decision, opinion, read_at=read_at.get(each)),
    )


def ask_withdrawals(work: Work, entry_ids: Sequence[str], *, reason: str) -> list[Verdict[Entry]]:
    """Ask to take many off the catalogue for one reason; each is reviewed for itself."""
    return each_alone(work, entry_ids, lambda each: ask_withdrawal(work, each, reason=reason))


def require_updates(
    work: Work, entry_ids: Sequence[str], note: UpdateNote
) -> list[Verdict[Update]]:
    """Note of many that they must be updated, for one change of a law or a duty."""
    return each_alone(work, entry_ids, lambda each: require_update(work, each, note))


def delete_entries(work: Work, entry_ids: Sequence[str]) -> list[Verdict[None]]:
    """Throw many drafts away."""
    return each_alone(work, entry_ids, lambda each: delete_entry(work, each))


def change_entries(work: Work, entry_ids: Sequence[str], changes: Changes) -> list[Verdict[Entry]]:
    """Set the same fields on many drafts, or on their items (批量设置)."""
    return each_alone(work, entry_ids, lambda each: _change(work, each, changes))


def _change(work: Work, entry_id: str, changes: Changes) -> Entry:
    entry = update_entry(work, entry_id, changes.entry)
    if changes.items:
        items = items_of(get_whole_entry(work, entry_id))
        entry = set_items(work, entry_id, changed_items(items, changes.items, changes.of_items))
    return entry
