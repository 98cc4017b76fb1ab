"""Items: well formed, told apart by code, name and column."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tongbase.catalogue.errors import ItemInvalidError
from tongbase.catalogue.rules.names import NAME_CHARACTERS_MAX, normalise
from tongbase.catalogue.terms.drafts import ItemDraft

ITEMS_MAX = 2000
CODE_DIGITS = 2


def numbered(items: Sequence[ItemDraft]) -> tuple[ItemDraft, ...]:
    """Give every item without a code the next free number."""
    free = free_codes({item.code for item in items})
    return tuple(item if item.code else replace(item, code=next(free)) for item in items)


def free_codes(taken: Collection[str]) -> Iterator[str]:
    """Count the codes that are not taken: 01, 02, …"""
    numbers = (f"{n:0{CODE_DIGITS}d}" for n in range(1, 10 * ITEMS_MAX))
    return (number for number in numbers if number not in taken)


def code_of(named: str, items: Sequence[ItemDraft]) -> str:
    """Return the code of the item that is named by its code or, where one has it, by its name.

    What names no item, or more than one, comes back as it is.
    """
    if not named or any(item.code == named for item in items):
        return named
    found = [item.code for item in items if normalise(item.name) == normalise(named)]
    return found[0] if len(found) == 1 else named


def changed_items(
    items: Sequence[ItemDraft], changes: Mapping[str, Any], names: Collection[str]
) -> tuple[ItemDraft, ...]:
    """Set fields of the items that are named; without names of all."""
    return tuple(
        replace(item, **changes) if not names or item.name in names else item for item in items
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
    for field, value in (("length", item.length), ("precision", item.precision)):
        if value is not None and value < 0:
            raise ItemInvalidError(
                f"信息项“{item.name}”的长度或精度不能为负数。",
                f"Item {item.name}: a length or precision is never negative.",
                field=f"items.{place}.{field}",
            )


def _check_distinct(field: str, zh: str, values: Iterable[str]) -> None:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise ItemInvalidError(
            f"信息项{zh}重复:{'、'.join(twice)}。",
            f"Items share a {field}: {', '.join(twice)}.",
            field=f"items.{field}",
        )
