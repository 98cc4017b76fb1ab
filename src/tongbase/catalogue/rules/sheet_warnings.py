"""What the entry's own page would say of it, told where it stands in the sheet.

Warnings are taken over with it; core data that would be shared are not.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from tongbase.base.imports.terms import Fault, Weight
from tongbase.catalogue.rules.assessments import misdated
from tongbase.catalogue.rules.core_data import core_gaps
from tongbase.catalogue.rules.gaps import Gap
from tongbase.catalogue.rules.lawful import ended_bases
from tongbase.catalogue.rules.remarks import remarks_of
from tongbase.catalogue.terms.drafts import EntryDraft
from tongbase.catalogue.terms.sheets import ITEM

OF_ITEM = "items."


def warnings_of(draft: EntryDraft, line: int, items: Sequence[int]) -> Iterator[Fault]:
    """Tell what the entry's own page would remark on, where it stands in the sheet.

    ``line`` is the entry's own, ``items`` are those of its items.
    """
    told = draft, draft.items
    for gap in (*ended_bases(*told), *remarks_of(*told)):
        yield Fault(*_place(gap, line, items), gap.zh, gap.en, Weight.WARNING)


def core_faults(draft: EntryDraft, line: int, items: Sequence[int]) -> Iterator[Fault]:
    """Refuse core data that would be shared or opened, where the sheet says so."""
    for gap in core_gaps(draft, draft.items):
        yield Fault(*_place(gap, line, items), gap.zh, gap.en)


def warnings_of_days(draft: EntryDraft, line: int, today: date) -> tuple[Fault, ...]:
    """Tell of days that would refuse the entry once it is submitted."""
    return tuple(Fault(line, *told, Weight.WARNING) for told in misdated(draft, today))


def _place(gap: Gap, line: int, items: Sequence[int]) -> tuple[int, str]:
    if not gap.field.startswith(OF_ITEM):
        return line, gap.field
    place, field = gap.field.removeprefix(OF_ITEM).split(".")
    return items[int(place)], f"{ITEM}{field}"
