"""Data elements as lines of a table: how the shipped file and people's files write them."""

import csv
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from tongbase.standards.errors import ElementInvalidError
from tongbase.standards.rules.checksums import CHECK_LABELS
from tongbase.standards.rules.elements import split_words
from tongbase.standards.rules.sheet_columns import columns_of
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.item_types import ITEM_TYPE_LABELS, ItemType
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.standing import SCOPE_LABELS, StandardScope

Word = TypeVar("Word", ItemType, StandardScope)
NUMBERS = ("length_min", "length_max", "precision")
HEADINGS: Mapping[str, str] = {
    "code": "内部标识符",
    "name_zh": "中文名称",
    "initials": "拼音首字母",
    "name_en": "英文名称",
    "definition": "定义",
    "data_type": "数据类型",
    "length_min": "最小长度",
    "length_max": "最大长度",
    "precision": "小数位数",
    "format": "表示格式",
    "value_range": "值域",
    "unit": "计量单位",
    "code_list": "代码集",
    "checksum": "校验规则",
    "synonyms": "同义词",
    "category": "分类",
    "source": "来源",
    "scope": "级别",
    "maps_to": "对应数据元",
}


CHOICES = {
    name: tuple(label.zh for label in labels.values())
    for name, labels in (
        ("data_type", ITEM_TYPE_LABELS),
        ("checksum", CHECK_LABELS),
        ("scope", SCOPE_LABELS),
    )
}
HINTS = {
    "code": Label(
        "字母、数字、点、横线,如 DE42001", "Letters, digits, dots and hyphens, such as DE42001"
    ),
    "synonyms": Label(
        "多个用竖线分隔,如 企业名称|qymc", "Several with | between them, such as 企业名称|qymc"
    ),
    "format": Label("如 an..18、n8、YYYYMMDD", "Such as an..18, n8, YYYYMMDD"),
    "code_list": Label("编号或名称,如 sex 或 性别", "Its id or its name, such as sex or 性别"),
    "scope": Label("缺省为地方", "Local unless told"),
}


def read_lines(text: str) -> Iterator[Mapping[str, str]]:
    """Read the lines of a file, each by the names of its columns."""
    yield from csv.DictReader(text.splitlines())


def element_of_line(
    line: Mapping[str, str], scope: StandardScope = StandardScope.NATIONAL
) -> ElementContent:
    """Read a line as an element; ``scope`` holds where the line names none."""
    values: dict[str, Any] = {name: (line.get(name) or "").strip() for name in HEADINGS}
    for name in NUMBERS:
        values[name] = _number(name, values[name])
    kind, named, check = values["data_type"], values["scope"], values["checksum"]
    values["data_type"] = _one_of(ITEM_TYPE_LABELS, "data_type", kind) if kind else None
    values["scope"] = _one_of(SCOPE_LABELS, "scope", named) if named else scope
    values["checksum"] = next(
        (c.value for c, told in CHECK_LABELS.items() if told.zh == check), check
    )
    values["synonyms"] = split_words(values["synonyms"])
    return ElementContent(**values)


def line_of_element(content: ElementContent) -> dict[str, str]:
    """Write an element as a line, as :func:`element_of_line` reads it."""
    values = {name: getattr(content, name) for name in HEADINGS}
    values["synonyms"] = "|".join(content.synonyms)
    values["data_type"] = ITEM_TYPE_LABELS[content.data_type].zh if content.data_type else ""
    values["scope"] = SCOPE_LABELS[content.scope].zh
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _number(field: str, text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise ElementInvalidError(
            f"{HEADINGS[field]}“{text}”应为不带小数的数字。",
            f"The field {field} is a whole number, not {text!r}.",
            field=field,
        )
    return int(text)


def _one_of(labels: Mapping[Word, Label], field: str, text: str) -> Word:
    """Read a word by its label or its code, or both: 字符型, C, 字符型 C."""
    for word, label in labels.items():
        if text.replace(" ", "") in {label.zh, word.value, f"{label.zh}{word.value}"}:
            return word
    known = "、".join(label.zh for label in labels.values())
    raise ElementInvalidError(
        f"{HEADINGS[field]}“{text}”不在可选范围:{known}。",
        f"The field {field} is one of {', '.join(labels)}, not {text!r}.",
        field=field,
    )


COLUMNS = columns_of(HEADINGS, needed={"code", "name_zh"}, choices=CHOICES, hints=HINTS)
