"""From an entry to the lines of a sheet that an import reads back: the same columns and words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tongbase.catalogue.rules.cells import written
from tongbase.catalogue.terms.lists import Kept
from tongbase.catalogue.terms.sheets import COLUMNS, ENTRY_COLUMNS, ITEM, ITEM_COLUMNS, TITLES

HEADINGS = tuple(TITLES[column.field] for column in COLUMNS)
SECRET = {True: "涉密", False: "非涉密"}
ENTRY_FIELDS = tuple(column.field for column in ENTRY_COLUMNS)
ITEM_NAMES = tuple(column.field.removeprefix(ITEM) for column in ITEM_COLUMNS)
NO_ENTRY = ("",) * len(ENTRY_FIELDS)
NO_ITEM = ("",) * len(ITEM_NAMES)

NEGATIVE_HEADINGS = (
    "提供单位",
    "提供单位代码",
    "目录名称",
    "资源代码",
    "信息项",
    "不予共享依据类型",
    "依据名称和条款",
    "已列明依据",
)

Values = Mapping[str, Any]


def lines_of(entry: Values, items: Sequence[Values]) -> Iterator[tuple[str, ...]]:
    """Write an entry on its first line, an item a line; ``entry`` has the fields of the sheet."""
    told = {**entry, "secret_flag": SECRET[bool(entry["secret_flag"])]}
    head = tuple(written(told[field]) for field in ENTRY_FIELDS)
    if not items:
        yield (*head, *NO_ITEM)
    for item in items:
        yield (*head, *(written(item[name]) for name in ITEM_NAMES))
        head = NO_ENTRY


def negative_line(kept: Kept) -> tuple[str, ...]:
    """Write a line of the negative list, under ``NEGATIVE_HEADINGS``."""
    told = (
        kept.provider_name,
        kept.provider_code,
        kept.name,
        kept.res_code,
        kept.item or "全部",
        kept.basis_type,
        kept.citation,
        kept.lawful,
    )
    return tuple(map(written, told))
