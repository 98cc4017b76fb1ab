"""Data elements as lines of a table: how the shipped file and people's files write them."""

import csv
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from tongbase.standards.errors import ElementInvalidError
from tongbase.standards.rules.elements import split_words
from tongbase.standards.rules.sheet_columns import columns_of
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.standing import StandardScope

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


CHOICES = {"data_type": tuple(ItemType), "scope": tuple(StandardScope)}
HINTS = {
    "code": Label(
        "字母、数字、点、横线,如 DE42001", "Letters, digits, dots and hyphens, such as DE42001"
    ),
    "synonyms": Label(
        "多个用竖线分隔,如 企业名称|qymc", "Several with | between them, such as 企业名称|qymc"
    ),
    "format": Label("如 an..18、n8、YYYYMMDD", "Such as an..18, n8, YYYYMMDD"),
    "scope": Label(
        "national 国家、industry 行业、local 地方;缺省为地方",
        "national, industry or local; local unless told",
    ),
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
    kind, named = values["data_type"], values["scope"]
    values["data_type"] = _one_of(ItemType, "data_type", kind) if kind else None
    values["scope"] = _one_of(StandardScope, "scope", named) if named else scope
    values["synonyms"] = split_words(values["synonyms"])
    return ElementContent(**values)


def line_of_element(content: ElementContent) -> dict[str, str]:
    """Write an element as a line, as :func:`element_of_line` reads it."""
    values = {name: getattr(content, name) for name in HEADINGS}
    values["synonyms"] = "|".join(content.synonyms)
    values["data_type"] = content.data_type.value if content.data_type else ""
    values["scope"] = content.scope.value
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


def _one_of(kind: type[Word], field: str, text: str) -> Word:
    try:
        return kind(text)
    except ValueError:
        raise ElementInvalidError(
            f"{HEADINGS[field]}“{text}”不在可选范围:{'、'.join(kind)}。",
            f"The field {field} is one of {', '.join(kind)}, not {text!r}.",
            field=field,
        ) from None


COLUMNS = columns_of(HEADINGS, needed={"code", "name_zh"}, choices=CHOICES, hints=HINTS)
