"""What an entry says after a sheet was laid over it: columns it lacks stay as they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tongbase.base.imports.terms import Fault
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
    """Lay the items of a sheet over those before: told by their code, without one by their name.

    An item that tells no code keeps its own: a blank cell takes no number away.
    """
    by_code = {item.code: item for item in held}
    by_name = {normalise(item.name): item for item in held}
    fields = [name for name in ITEM_FIELDS if f"{ITEM}{name}" in columns]
    merged = []
    for draft in drafts:
        known = by_code.get(draft.code) or by_name.get(normalise(draft.name))
        said = {name: getattr(draft, name) for name in fields if name != "code" or draft.code}
        merged.append(replace(known, **said) if known else draft)
    return tuple(merged)


def told_twice(line: int, items: Sequence[ItemDraft]) -> Iterator[Fault]:
    """One line tells an item by its code, another the same one by its name."""
    for code, times in Counter(item.code for item in items if item.code).items():
        if times > 1:
            zh = f"有 {times} 行填的是同一信息项(代码 {code}),有的按代码、有的按名称:请只留一行。"
            en = f"{times} lines are of the item {code}, by its code or by its name; leave one."
            yield Fault(line, f"{ITEM}code", zh, en)
