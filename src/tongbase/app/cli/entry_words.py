"""An entry as people write it: fields by their ids or by the headings of the sheet, codes by their
labels; and back, as a file that is read again."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tongbase.app.client import Client, FileUnreadableError
from tongbase.base.sheets.headings import fields_of, key_of
from tongbase.base.sheets.terms import Column
from tongbase.catalogue.terms.sheets import ENTRY_COLUMNS, ITEM, ITEM_COLUMNS
from tongbase.kernel.errors import InvalidError

FILE_BYTES_MAX = 8 << 20
SEPARATORS = re.compile(r"[、,,;;\s]+")
YES_NO = {"是": True, "否": False, "涉密": True, "非涉密": False}
FLAGS = frozenset({"is_pk", "nullable", "secret_flag"})
SEVERAL = frozenset({"related_codes"})
UNSET = frozenset({"length", "precision", "secrecy_assessed_at", "pipia_assessed_at"})
"""Fields that are empty without a value, not with an empty text, beside those of codes."""
SUGGESTED = frozenset({"data_class"})
"""Fields in which anything may be written, whatever is offered."""
NOT_WRITTEN = frozenset({"res_code", "provider_name"})
"""What the sheet tells of an entry and nobody drafts: its code, and its provider a second time."""
ITEMS = Column("items", "信息项", "Items", ("信息项列表", "信息项清单"))


def _of_item(column: Column) -> Column:
    """Return a column of an item under its own field, known by its short heading as well."""
    aliases = (*column.aliases, column.zh.removeprefix("信息项"), column.en.removeprefix("Item's "))
    return replace(column, field=column.field.removeprefix(ITEM), aliases=aliases)


OF_ENTRY = tuple(each for each in (*ENTRY_COLUMNS, ITEMS) if each.field not in NOT_WRITTEN)
OF_ITEM = tuple(map(_of_item, ITEM_COLUMNS))
ENTRY_FIELDS = fields_of((*ENTRY_COLUMNS, ITEMS))
ITEM_FIELDS = fields_of(OF_ITEM)

Codes = Mapping[str, Sequence[Mapping[str, str]]]


class FileMalformedError(InvalidError):
    """A file of this machine cannot be read as what its name says."""

    code = "cli.file_malformed"


class FieldDoubledError(InvalidError):
    """Two words of a file mean one field."""

    code = "cli.field_doubled"


class CodeUnknownError(InvalidError):
    """A word is none of those that a field may hold."""

    code = "cli.code_unknown"


def codes_of(api: Client) -> Codes:
    """Ask which codes there are and what they are called."""
    lists: Codes = api.get("/api/catalogue/codes")["lists"]
    return lists


def read_file(path: Path) -> Mapping[str, Any]:
    """Read an entry from a YAML or JSON file, as it is written there."""
    text = _text(path)
    told = _json(path, text) if path.suffix.lower() == ".json" else _yaml(path, text)
    if not isinstance(told, dict):
        raise _malformed(path, "内容应为“字段: 值”", "it must hold fields with their values")
    return told


def meant(told: Mapping[str, Any], codes: Codes) -> dict[str, Any]:
    """Return what an entry says as the API takes it; what nobody knows stays as it is written."""
    read = _fields(told, ENTRY_FIELDS, codes)
    if isinstance(read.get("items"), list):
        read["items"] = [meant_of_item(each, codes) for each in read["items"]]
    return read


def meant_of_item(told: Any, codes: Codes) -> Any:
    """Return what an item says as the API takes it."""
    return _fields(told, ITEM_FIELDS, codes) if isinstance(told, dict) else told


def written(entry: Mapping[str, Any], codes: Codes) -> str:
    """Write an entry as a file that can be changed and read again."""
    import strictyaml

    told: dict[str, Any] = {**entry, "provider": entry["provider_code"]}
    said = _said(told, OF_ENTRY, codes)
    items = [_said(item, OF_ITEM, codes) for item in entry["items"]]
    return str(strictyaml.as_document({**said, **({ITEMS.zh: items} if items else {})}).as_yaml())


def facts(entry: Mapping[str, Any], codes: Codes) -> dict[str, Any]:
    """Return what an entry says of itself, under its headings and with its labels."""
    return _said({**entry, "provider": entry["provider_code"]}, ENTRY_COLUMNS, codes)


def _said(told: Mapping[str, Any], columns: Sequence[Column], codes: Codes) -> dict[str, Any]:
    """Say what is filled, under its headings and with its labels."""
    return {
        column.zh: _as_text(column.field, told[column.field], codes)
        for column in columns
        if column is not ITEMS and told.get(column.field) not in (None, "", [])
    }


def _as_text(field: str, value: Any, codes: Codes) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(value)
    labels = {each["value"]: each["label"] for each in codes.get(field, ())}
    return labels.get(str(value), str(value))


def _fields(told: Mapping[str, Any], known: Mapping[str, str], codes: Codes) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for word, value in told.items():
        field = word if word in known.values() else known.get(key_of(word), word)
        if field in read:
            raise FieldDoubledError(
                f"“{word}”与另一个名称是同一字段 {field},请只保留一个。",
                f"{word!r} is the field {field} once more; keep one of them.",
                field=field,
            )
        read[field] = _value(word, field, value, codes)
    return read


def _value(word: str, field: str, value: Any, codes: Codes) -> Any:
    if not isinstance(value, str):
        return value
    if field in SEVERAL:
        return [word for word in SEPARATORS.split(value) if word]
    if not value and (field in codes or field in UNSET):
        return None
    if field in FLAGS:
        return YES_NO.get(value, value)
    return _coded(word, field, value, codes[field]) if codes.get(field) else value


def _coded(word: str, field: str, value: str, offered: Sequence[Mapping[str, str]]) -> str:
    """Return the code that a word means: itself, or by its Chinese or English label.

    Of what is only suggested any other word is taken as it is written.
    """
    for code in offered:
        if key_of(value) in {key_of(code[name]) for name in ("value", "label", "label_en")}:
            return code["value"]
    if field in SUGGESTED:
        return value
    zh = "、".join(code["label"] for code in offered)
    en = ", ".join(code["label_en"] for code in offered)
    raise CodeUnknownError(
        f"“{word}”没有“{value}”这一取值,可填:{zh}。",
        f"{word!r} knows no {value!r}; it may be: {en}.",
        field=field,
    )


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            held = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise FileUnreadableError.of(path, error) from error
    if len(held) > FILE_BYTES_MAX:
        raise _malformed(path, "超过 8 MB,请拆分", "it is larger than 8 MB; divide it")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _malformed(path, "不是 UTF-8 编码", "it is not in UTF-8") from error


def _json(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else ""
        raise _malformed(path, f"{where}不是 JSON", f"it is no JSON: {error}") from error


def _yaml(path: Path, text: str) -> Any:
    import strictyaml

    try:
        return strictyaml.load(text).data
    except strictyaml.YAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _malformed(
            path,
            f"第 {line} 行附近不是可用的 YAML:每行写“字段: 值”(冒号后空一格),"
            "列表每项一行并以“- ”开头,同一字段只写一次",
            f"near line {line} it is no plain YAML ({error.problem}); write `field: value` on a "
            "line, lists with `- ` before each value, each field once",
        ) from error


def _malformed(path: Path, zh: str, en: str) -> FileMalformedError:
    return FileMalformedError(
        f"文件“{path}”无法读取:{zh}。", f"The file {path} cannot be read: {en}.", field="file"
    )
