"""JSON: an array of objects or one object a line, read as a stream; nesting becomes columns."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tongbase.base.connectors.errors import BrokenFileError, EmptyFileError, NotATableError
from tongbase.base.connectors.files.encoding import encoding_of
from tongbase.base.connectors.files.terms import Field, Options, Record
from tongbase.base.connectors.names import clean_names
from tongbase.base.connectors.terms import TECHNICAL

CHUNK_CHARACTERS = 1 << 20
OBJECT_CHARACTERS_MAX = 64 << 20
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

    def records(self) -> Iterator[Record]:
        """The objects, one a row; a key that was not foreseen makes the row a fault."""
        known = {field.heading for field in self.fields}
        for number, row in _rows(self.path, self.shown, self.encoding):
            values = tuple(_text(row.get(field.heading)) for field in self.fields)
            extra = [key for key in row if key not in known]
            yield _unforeseen(number, row, extra) if extra else Record(number, values)


def open_json(path: Path, shown: str, options: Options) -> JsonSheet:
    """Find the columns of a JSON file and what types their values have."""
    encoding = encoding_of(path, shown, told=options.encoding)
    types: dict[str, str | None] = {}
    count = 0
    for number, row in _rows(path, shown, encoding):
        count = number
        for key, value in row.items():
            types[key] = _wider(types.get(key), _type(value))
        if number >= SCANNED_ROWS_MAX:
            break
    if count == 0:
        raise EmptyFileError(
            f"JSON 文件“{shown}”里没有记录。", f"There is no record in the JSON file {shown}."
        )
    names = clean_names(list(types), taken=TECHNICAL)
    fields = tuple(
        Field(name, key, kind) for name, (key, kind) in zip(names, types.items(), strict=True)
    )
    return JsonSheet(path, shown, encoding, fields)


def _rows(path: Path, shown: str, encoding: str) -> Iterator[tuple[int, Row]]:
    with path.open(encoding=encoding) as file:
        for number, value in enumerate(_values(file, shown), start=1):
            if not isinstance(value, Mapping):
                raise NotATableError(
                    f"JSON 文件“{shown}”的第 {number} 项不是对象,应为对象数组或每行一个对象。",
                    f"Item {number} of {shown} is no object; it should be an array of objects "
                    "or one object a line.",
                )
            yield number, dict(_flat(value))


def _values(file: IO[str], shown: str) -> Iterator[Any]:
    """Yield the items of an array, or the values that stand one after the other."""
    text = _Text(file, shown)
    if text.peek("\ufeff") == "[":
        text.skip()
        while text.peek(",") != "]":
            yield text.value()
        return
    while text.peek():
        yield text.value()


class _Text:
    """Text that is read as far as it is needed."""

    def __init__(self, file: IO[str], shown: str) -> None:
        self._file, self._shown = file, shown
        self._decoder = json.JSONDecoder()
        self._text, self._at = "", 0

    def peek(self, also: str = "") -> str:
        """Return the next sign that is not blank, or nothing at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in f" \t\r\n{also}":
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def skip(self) -> None:
        """Pass one sign."""
        self._at += 1

    def value(self) -> Any:
        """Return the value that begins here."""
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._text, self._at)
            except (json.JSONDecodeError, RecursionError) as wrong:
                if len(self._text) - self._at > OBJECT_CHARACTERS_MAX or not self._more():
                    raise _broken(self._shown, wrong) from wrong
            else:
                return value

    def _more(self) -> bool:
        more = self._file.read(CHUNK_CHARACTERS)
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(more)


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


def _broken(shown: str, wrong: Exception) -> BrokenFileError:
    said = str(wrong)
    return BrokenFileError(
        f"JSON 文件“{shown}”格式有误或不完整({said}),请重新导出。",
        f"The JSON file {shown} is malformed or cut short ({said}); export it again.",
    )
