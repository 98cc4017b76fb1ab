"""Items: well formed, told apart by code, name and column."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from tongbase.catalogue.errors import ItemInvalidError
from tongbase.catalogue.rules.contents import ITEM_FIELDS
from tongbase.catalogue.rules.names import NAME_CHARACTERS_MAX, normalise
from tongbase.catalogue.terms.drafts import ItemDraft

ITEMS_MAX = 2000
PLACE = "place"
"""Stands among changed fields for the order of the items."""
CODE_DIGITS = 2


def numbered(
    items: Sequence[ItemDraft],
    before: Sequence[ItemDraft] = (),
    used: Collection[str] = frozenset(),
) -> tuple[ItemDraft, ...]:
    """Give every item without a code that of its name before, or the next number free for good.

    ``used`` are the codes of all published versions: who was granted an item by its code must
    never be shown another one under it.
    """
    taken = {item.code for item in items}
    kept = {normalise(item.name): item.code for item in before if item.code not in taken}
    free = _free_codes(taken | set(kept.values()) | set(used))
    return tuple(
        item if item.code else replace(item, code=kept.pop(normalise(item.name), "") or next(free))
        for item in items
    )


def _free_codes(taken: Collection[str]) -> Iterator[str]:
    numbers = (f"{n:0{CODE_DIGITS}d}" for n in count(1))
    return (number for number in numbers if number not in taken)


def code_of(named: str, items: Sequence[ItemDraft]) -> str:
    """Return the code of the item that is named by its code or, where one has it, by its name.

    What names no item, or more than one, comes back as it is.
    """
    if not named or any(item.code == named for item in items):
        return named
    found = [item.code for item in items if normalise(item.name) == normalise(named)]
    return (found[0] if len(found) == 1 else "") or named


def changed_items(
    items: Sequence[ItemDraft], changes: Mapping[str, Any], names: Collection[str]
) -> tuple[ItemDraft, ...]:
    """Set fields of the items that are named; without names of all."""
    return tuple(
        replace(item, **changes) if not names or item.name in names else item for item in items
    )


def changes_of(
    before: Sequence[ItemDraft], after: Sequence[ItemDraft]
) -> tuple[tuple[str, ...], ...]:
    """Tell items apart: all codes, the names that came and that went, the fields that changed.

    An item is matched by its code; another order of the same items is a change of their place.
    """
    old = {item.code: item for item in before}
    new = {item.code: item for item in after}
    kept = [(old[code], item) for code, item in new.items() if code in old]
    fields = [f for f in ITEM_FIELDS if any(getattr(a, f) != getattr(b, f) for a, b in kept)]
    if [a.code for a, _ in kept] != [code for code in old if code in new]:
        fields.append(PLACE)
    return (
        tuple(new),
        tuple(item.name for code, item in new.items() if code not in old),
        tuple(item.name for code, item in old.items() if code not in new),
        tuple(fields),
    )


def check_items(items: Sequence[ItemDraft]) -> None:
    """Refuse items that are nameless, too many, of impossible size, or not told apart."""
    if len(items) > ITEMS_MAX:
        raise ItemInvalidError(
            f"一个目录最多 {ITEMS_MAX} 个信息项,当前 {len(items)} 个。",
            f"An entry has at most {ITEMS_MAX} items, this one {len(items)}.",
            field="items",
        )
    for place, item in enumerate(items):
        _check_item(place, item)
    _check_distinct("code", "代码", (item.code for item in items))
    _check_distinct("name", "名称", (normalise(item.name) for item in items))
    _check_distinct("field_name", "物理字段", (i.field_name for i in items if i.field_name))


def _check_item(place: int, item: ItemDraft) -> None:
    if not normalise(item.name) or len(item.name) > NAME_CHARACTERS_MAX:
        raise ItemInvalidError(
            f"第 {place + 1} 个信息项的名称为空或超过 {NAME_CHARACTERS_MAX} 个字符。",
            f"Item {place + 1} has no name or one of more than {NAME_CHARACTERS_MAX} characters.",
            field=f"items.{place}.name",
        )
    if item.length is not None and item.length < 1:
        raise ItemInvalidError(
            f"信息项“{item.name}”的长度为 {item.length}:至少为 1,不限长度时留空。",
            f"Item {item.name} has length {item.length}: give at least 1, or none.",
            field=f"items.{place}.length",
        )
    if item.precision is not None and item.precision < 0:
        raise ItemInvalidError(
            f"信息项“{item.name}”的精度为 {item.precision}:不能为负数。",
            f"Item {item.name} has precision {item.precision}: it is never negative.",
            field=f"items.{place}.precision",
        )


def _check_distinct(field: str, zh: str, values: Iterable[str]) -> None:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise ItemInvalidError(
            f"信息项{zh}重复:{'、'.join(twice)}。",
            f"Items share a {field}: {', '.join(twice)}.",
            field=f"items.{field}",
        )
