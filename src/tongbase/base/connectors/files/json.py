"""JSON: an array of objects, one object a line, or records wrapped in an object; read as a stream.

Nesting becomes columns.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tongbase.base.connectors.errors import EmptyFileError, NotATableError
from tongbase.base.connectors.files.encoding import encoding_of
from tongbase.base.connectors.files.envelope import Keys, leaves, records_at, wrapped_records
from tongbase.base.connectors.files.json_text import Text
from tongbase.base.connectors.files.terms import Field, Options, Record
from tongbase.base.connectors.names import clean_names
from tongbase.base.connectors.terms import TECHNICAL, Remark, RemarkKind

RAW_CHARACTERS_MAX = 2000
SCANNED_ROWS_MAX = 200_000
_NUMERIC = {"long", "double"}

Row = dict[str, Any]


@dataclass(frozen=True)
class JsonSheet:
    """The table in a JSON file."""

    path: Path
    shown: str
    encoding: str
    fields: tuple[Field, ...]
    within: Keys = ()
    remarks: tuple[Remark, ...] = ()

    def records(self) -> Iterator[Record]:
        """The objects, one a row; a key that was not foreseen makes the row a fault."""
        known = {field.heading for field in self.fields}
        for number, row in _rows(self.path, self.shown, self.encoding, self.within):
            values = tuple(_text(row.get(field.heading)) for field in self.fields)
            extra = [key for key in row if key not in known]
            yield _unforeseen(number, row, extra) if extra else Record(number, values)


def open_json(path: Path, shown: str, options: Options) -> JsonSheet:
    """Find the columns of a JSON file and what types their values have."""
    encoding = encoding_of(path, shown, told=options.encoding)
    within, remarks = _whereabouts(path, shown, encoding, options.records)
    types: dict[str, str | None] = {}
    count = 0
    for number, row in _rows(path, shown, encoding, within):
        count = number
        for key, value in row.items():
            types[key] = _wider(types.get(key), _type(value))
        if number >= SCANNED_ROWS_MAX:
            break
    if count == 0:
        raise _empty(shown, within)
    names = clean_names(list(types), taken=TECHNICAL)
    fields = tuple(
        Field(name, key, kind) for name, (key, kind) in zip(names, types.items(), strict=True)
    )
    return JsonSheet(path, shown, encoding, fields, within, remarks)


def _whereabouts(
    path: Path, shown: str, encoding: str, told: str
) -> tuple[Keys, tuple[Remark, ...]]:
    """Find where the records are in a file of one object: where a person says, or as it looks."""
    if told:
        return tuple(told.split(".")), ()
    with path.open(encoding=encoding) as file:
        text = Text(file, shown)
        if text.peek("\ufeff") != "{":
            return (), ()
        found = tuple(leaves(text))
        if text.peek():
            return (), ()  # one object a line
    within = wrapped_records(found)
    if within is not None:
        return within, (Remark(RemarkKind.RECORDS, "", examples=(".".join(within),)),)
    lists = tuple(".".join(leaf.path) for leaf in found if leaf.is_records)
    return (), (Remark(RemarkKind.WRAPPED, "", examples=lists),) if lists else ()


def _rows(path: Path, shown: str, encoding: str, within: Keys) -> Iterator[tuple[int, Row]]:
    with path.open(encoding=encoding) as file:
        for number, value in enumerate(_values(Text(file, shown), within), start=1):
            if not isinstance(value, Mapping):
                raise NotATableError(
                    f"JSON 文件“{shown}”的第 {number} 项不是对象,应为对象数组或每行一个对象。",
                    f"Item {number} of {shown} is no object; it should be an array of objects "
                    "or one object a line.",
                )
            yield number, dict(_flat(value))


def _values(text: Text, within: Keys) -> Iterator[Any]:
    """Yield the items of an array, the values that stand one after the other, or what is within."""
    if text.peek("\ufeff") == "[":
        for _ in text.elements():
            yield text.value()
        return
    while text.peek():
        if within:
            yield from records_at(text, within)
        else:
            yield text.value()


def _flat(value: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the leaves of an object, their keys joined by underscores."""
    for key, inner in value.items():
        if isinstance(inner, Mapping) and inner:
            yield from _flat(inner, f"{before}{key}_")
        else:
            yield f"{before}{key}", inner


def _type(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long" if abs(value) < 1 << 63 else "string"
    if isinstance(value, float):
        return "double" if math.isfinite(value) else "string"
    return "string"


def _wider(known: str | None, found: str | None) -> str | None:
    if known is None or found is None or known == found:
        return known or found
    return "double" if {known, found} == _NUMERIC else "string"


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _unforeseen(number: int, row: Row, extra: list[str]) -> Record:
    listed = "、".join(extra[:5])
    fault = (
        f"第 {number} 条记录有未知字段:{listed}。",
        f"Record {number} has unknown fields: {', '.join(extra[:5])}.",
    )
    return Record(number, (), fault, json.dumps(row, ensure_ascii=False)[:RAW_CHARACTERS_MAX])


def _empty(shown: str, within: Keys) -> EmptyFileError:
    if not within:
        return EmptyFileError(
            f"JSON 文件“{shown}”里没有记录。", f"There is no record in the JSON file {shown}."
        )
    place = ".".join(within)
    return EmptyFileError(
        f"JSON 文件“{shown}”的“{place}”处没有记录,请检查数据源设置“记录位置”。",
        f"There is no record at {place} in the JSON file {shown}; check the setting records.",
        field="settings.records",
    )
