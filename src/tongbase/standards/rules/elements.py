"""What a data element may say, and in what two of them differ."""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import Any

from tongbase.standards.errors import ElementInvalidError
from tongbase.standards.rules.checksums import CheckKind
from tongbase.standards.rules.element_sense import check_sense
from tongbase.standards.terms.elements import ElementContent, FieldDifference

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}")
INITIALS = re.compile(r"[A-Za-z0-9_]{0,64}")
NAME_CHARACTERS_MAX = 128
SYNONYMS_MAX = 100
SYNONYM_CHARACTERS_MAX = 64
FIELDS = tuple(field.name for field in dataclasses.fields(ElementContent))
ITS_OWN = frozenset({"code", "scope", "maps_to"})
"""What a local element and the national one that it adapts differ in by nature."""


def check_element(content: ElementContent) -> None:
    """Refuse what cannot be a data element; the field says which part is at fault."""
    if CODE.fullmatch(content.code) is None:
        raise _wrong(
            "code",
            f"内部标识符“{content.code}”应为 1 至 64 个字母、数字、点、横线或下划线,如 DE00001。",
            f"The code {content.code!r} is 1 to 64 letters, digits, dots, dashes or underscores.",
        )
    if not content.name_zh or len(content.name_zh) > NAME_CHARACTERS_MAX:
        raise _wrong(
            "name_zh",
            f"请填写中文名称,不超过 {NAME_CHARACTERS_MAX} 个字符。",
            f"Give a Chinese name of at most {NAME_CHARACTERS_MAX} characters.",
        )
    if INITIALS.fullmatch(content.initials) is None:
        raise _wrong(
            "initials",
            f"拼音首字母“{content.initials}”只能含字母、数字和下划线,如 GMSFHM。",
            f"Initials {content.initials!r} have letters, digits and underscores alone.",
        )
    _check_lengths(content)
    _check_words(content)
    check_sense(content)
    if content.checksum and content.checksum not in set(CheckKind):
        kinds = "、".join(CheckKind)
        raise _wrong(
            "checksum",
            f"没有名为“{content.checksum}”的校验规则,可选:{kinds}。",
            f"There is no checksum {content.checksum!r}; choose one of {', '.join(CheckKind)}.",
        )
    if content.maps_to == content.code:
        raise _wrong(
            "maps_to",
            "数据元不能对应到自身,请选择另一个国家或行业数据元。",
            "An element cannot adapt itself; choose another one.",
        )


def differences(
    before: ElementContent, after: ElementContent, *, but: Iterable[str] = ()
) -> tuple[FieldDifference, ...]:
    """List the fields in which two elements differ, in the order of the form."""
    skipped = set(but)
    pairs = ((f, getattr(before, f), getattr(after, f)) for f in FIELDS if f not in skipped)
    return tuple(FieldDifference(f, _plain(a), _plain(b)) for f, a, b in pairs if a != b)


def changed(content: ElementContent, changes: dict[str, Any]) -> ElementContent:
    """Return an element with some fields changed; one that it has not is refused."""
    for field in changes:
        if field not in FIELDS:
            raise _wrong(
                field,
                f"数据元没有字段“{field}”,请核对字段名。",
                f"An element has no field {field}; check its name.",
            )
    return dataclasses.replace(content, **changes)


def split_words(text: str) -> tuple[str, ...]:
    """Read words separated by strokes, each once."""
    return tuple(dict.fromkeys(word.strip() for word in text.split("|") if word.strip()))


def _check_lengths(content: ElementContent) -> None:
    low, high = content.length_min, content.length_max
    if any(value is not None and value < 0 for value in (low, high, content.precision)):
        raise _wrong(
            "length_max", "长度和精度不能为负数。", "Length and precision are not negative."
        )
    if low is not None and high is not None and low > high:
        raise _wrong(
            "length_max",
            f"最大长度 {high} 小于最小长度 {low},请修正。",
            f"The greatest length {high} is below the smallest {low}; mend one of them.",
        )
    if content.precision is not None and high is not None and content.precision > high:
        raise _wrong(
            "precision",
            f"小数位数 {content.precision} 大于总长度 {high},请修正。",
            f"The precision {content.precision} exceeds the length {high}; mend one of them.",
        )


def _check_words(content: ElementContent) -> None:
    words: Sequence[str] = content.synonyms
    if len(words) > SYNONYMS_MAX or any(len(word) > SYNONYM_CHARACTERS_MAX for word in words):
        raise _wrong(
            "synonyms",
            f"同义词不超过 {SYNONYMS_MAX} 个,每个不超过 {SYNONYM_CHARACTERS_MAX} 个字符。",
            f"At most {SYNONYMS_MAX} synonyms of {SYNONYM_CHARACTERS_MAX} characters each.",
        )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.value if hasattr(value, "value") else value


def _wrong(field: str, zh: str, en: str) -> ElementInvalidError:
    return ElementInvalidError(zh, en, field=field)
