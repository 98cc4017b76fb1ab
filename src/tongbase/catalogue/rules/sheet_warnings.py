"""What a sheet may say of an entry and should be looked at again for: it is taken over with it."""

from collections.abc import Iterator, Sequence

from tongbase.base.imports.terms import Fault, Weight
from tongbase.catalogue.rules.lawful import Gap, Subject, ended_bases
from tongbase.catalogue.rules.remarks import remarks_of
from tongbase.catalogue.terms.drafts import EntryDraft
from tongbase.catalogue.terms.sheets import ITEM

OF_ITEM = "items."


def warnings_of(draft: EntryDraft, line: int, items: Sequence[int]) -> Iterator[Fault]:
    """Tell what the entry's own page would remark on, where it stands in the sheet.

    ``line`` is the entry's own, ``items`` are those of its items.
    """
    subject = Subject(draft, draft.items, draft.provider, "")
    for gap in (*ended_bases(subject), *remarks_of(subject)):
        yield Fault(*_place(gap, line, items), gap.zh, gap.en, Weight.WARNING)


def _place(gap: Gap, line: int, items: Sequence[int]) -> tuple[int, str]:
    if not gap.field.startswith(OF_ITEM):
        return line, gap.field
    place, field = gap.field.removeprefix(OF_ITEM).split(".")
    return items[int(place)], f"{ITEM}{field}"
