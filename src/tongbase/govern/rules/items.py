"""From the columns of a table to the items of a catalogue entry (反编目)."""

import re

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

DECIMAL = re.compile(r"decimal\((\d+),\s*(\d+)\)")


def item_of(
    column: ColumnDetails,
    kind: SensitiveType | None,
    level: Level | None,
    element: ElementContent | None,
) -> ItemDraft:
    """Draft the item of one column; the Chinese comment is its name.

    The element that the column is bound to goes with it, and the element's code list.
    """
    decimal = DECIMAL.fullmatch(column.type)
    letter = "N" if decimal else ITEM_TYPES.get(column.type, "G")
    return ItemDraft(
        name=column.title or column.name,
        field_name=column.name,
        data_type=ItemType(letter),
        length=int(decimal[1]) if decimal else None,
        precision=int(decimal[2]) if decimal else None,
        is_pk=column.is_key,
        nullable=column.nullable,
        data_level=level,
        sensitive_type=kind,
        std_element_code=element.code if element else "",
        code_list_id=element.code_list if element else "",
    )
