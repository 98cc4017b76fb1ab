"""From the columns of a table to the items of a catalogue entry (反编目)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tongbase.catalogue.terms.codes import ItemType
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.govern.terms import ColumnDetails
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.grading import Level, SensitiveType

ITEM_TYPES = {
    "string": "C",
    "boolean": "L",
    "int": "I",
    "long": "I",
    "float": "F",
    "double": "B",
    "date": "D",
    "timestamp": "T",
    "timestamptz": "T",
    "time": "T",
    "binary": "G",
    "uuid": "C",
}
"""The lake's types and the guideline's letters for them (政务信息资源目录编制指南)."""

HAN = re.compile("[\u4e00-\u9fff]")
DECIMAL = re.compile(r"decimal\((\d+),\s*(\d+)\)")


def item_of(
    column: ColumnDetails,
    kind: SensitiveType | None,
    level: Level | None,
    element: ElementContent | None,
) -> ItemDraft:
    """Draft the item of one column; its Chinese comment is its name, else that of its element.

    The element that the column is bound to goes with it, with its type and length and its code
    list: a code that a table keeps as a number is a text all the same.
    """
    data_type, length, precision = _type_of(column.type, element)
    return ItemDraft(
        name=_name_of(column, element),
        field_name=column.name,
        data_type=data_type,
        length=length,
        precision=precision,
        is_pk=column.is_key,
        nullable=column.nullable,
        data_level=level,
        sensitive_type=kind,
        std_element_code=element.code if element else "",
        code_list_id=element.code_list if element else "",
    )


def told_apart(items: Iterable[ItemDraft]) -> tuple[ItemDraft, ...]:
    """Give items of one name their fields beside it: two columns may hold the same element."""
    drafted = tuple(items)
    names = Counter(item.name.casefold() for item in drafted)
    return tuple(
        replace(item, name=f"{item.name}({item.field_name})")
        if names[item.name.casefold()] > 1
        else item
        for item in drafted
    )


def _name_of(column: ColumnDetails, element: ElementContent | None) -> str:
    """A title that only repeats the column (sfzh) tells less than its element."""
    called = column.title or column.name
    if element is None or not element.name_zh or HAN.search(called):
        return called
    return element.name_zh


def _type_of(
    column_type: str, element: ElementContent | None
) -> tuple[ItemType, int | None, int | None]:
    if element is not None and element.data_type is not None:
        return element.data_type, element.length_max, element.precision
    decimal = DECIMAL.fullmatch(column_type)
    if decimal is None:
        return ItemType(ITEM_TYPES.get(column_type, "G")), None, None
    return ItemType.NUMBER, int(decimal[1]), int(decimal[2])
