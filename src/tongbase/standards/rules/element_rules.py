"""What a data element asks of a column, as quality rules; each can be compiled and counted.

Representations are read as GB/T 18391 and GB/T 19488 write them: ``n`` digits, ``a`` and ``an``
characters, Chinese ones too; ``an18`` fixed, ``an..18`` at most, ``n..16,2`` with decimals;
``YYYYMMDD``. What is written otherwise asks for nothing that a machine could check.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.quality import QualityRule, RuleKind, Severity

FORM = re.compile(r"(a|n|an|c)(?:(\d+)|(\d*)\.\.(\d+|ul)?)(?:,(\d+))?", re.IGNORECASE)
RANGE = re.compile(
    r"[\[(]?\s*(-?\d+(?:\.\d+)?)?\s*(?:\.\.|~|～|至|—|,|，)\s*(-?\d+(?:\.\d+)?)?\s*[\])]?"
)
HYPHENED = re.compile(r"(-?\d+(?:\.\d+)?)\s*[-–－]\s*(-?\d+(?:\.\d+)?)")
"""``0-300``, ``-60-60``; both ends are there, since a number alone may be negative."""
NAMED = re.compile("[、;；]")
AT_LEAST = re.compile(r"(?:≥|>=|不小于)\s*(-?\d+(?:\.\d+)?)")
AT_MOST = re.compile(r"(?:≤|<=|不大于)\s*(-?\d+(?:\.\d+)?)")
DAY_PARTS = {"YYYY": "[0-9]{4}", "MM": "(0[1-9]|1[0-2])", "DD": "(0[1-9]|[12][0-9]|3[01])"}
TIME_PARTS = {"hh": "([01][0-9]|2[0-4])", "mm": "[0-5][0-9]", "ss": "[0-5][0-9]"}
PART = re.compile("YYYY|MM|DD|hh|mm|ss")
DATED = re.compile(r"(?:YYYY|MM|DD|hh|mm|ss|[-/:. T年月日时分秒])+")
TEXT = "string"
WHOLE = frozenset({"int", "long"})
NUMBERS = frozenset({"N", "Y", "B", "I", "F"})
VALUES_MIN = 2  # what names a single value is a remark


def rules_of_element(element: ElementContent, column: str, type_: str) -> Iterator[QualityRule]:
    """Yield the rules that an element asks of a column of the lake's type ``type_``."""
    yield from (_named(rule, element) for rule in _rules(element, column, type_))


def length_limits(element: ElementContent) -> tuple[int | None, int | None]:
    """Return the least and the greatest length in characters, from the fields or the format."""
    low, high = element.length_min, element.length_max
    found = FORM.fullmatch(element.format.strip())
    if found is not None and not found[5]:
        fixed, least, most = found[2], found[3], found[4]
        low = low if low is not None else int(fixed or least or 0) or None
        given = fixed or (most if most and most != "ul" else "")
        high = high if high is not None else (int(given) if given else None)
    return low, high


def form_of(element: ElementContent) -> tuple[str, bool] | None:
    """Read a format as its kind (``n``, ``a``, ``an``, ``dated``) and whether it has decimals."""
    if _is_dated(element):
        return "dated", False
    found = FORM.fullmatch(element.format.strip())
    return None if found is None else (found[1].lower(), bool(found[5]))


def range_of(text: str) -> tuple[str, str] | None:
    """Read both ends of a range of numbers, if it is written as one that has both."""
    told = text.strip()
    found = HYPHENED.fullmatch(told) or RANGE.fullmatch(told)
    return (found[1], found[2]) if found is not None and found[1] and found[2] else None


def _rules(element: ElementContent, column: str, type_: str) -> Iterator[QualityRule]:
    at, set_for = (column,), f"std:{column}"
    if element.checksum:
        yield QualityRule(f"{set_for}:checksum", RuleKind.CHECK_DIGIT, at, check=element.checksum)
    if element.code_list:
        yield QualityRule(f"{set_for}:codes", RuleKind.CODE_LIST, at, code_list=element.code_list)
    if values := _values(element):
        yield QualityRule(f"{set_for}:values", RuleKind.CODE_LIST, at, values=values)
    if type_ == TEXT:
        yield from _rules_of_text(element, at, set_for)
    elif type_ in WHOLE:
        yield from _rules_of_digits(element, at, set_for)
    limits = _limits(element)
    if limits is not None:
        low_limit, high_limit = limits
        yield QualityRule(f"{set_for}:range", RuleKind.RANGE, at, low=low_limit, high=high_limit)


def _rules_of_text(
    element: ElementContent, at: tuple[str, ...], set_for: str
) -> Iterator[QualityRule]:
    low, high = length_limits(element)
    if high is not None and not _is_dated(element):
        least = None if low is None else str(low)
        yield QualityRule(f"{set_for}:length", RuleKind.LENGTH, at, low=least, high=str(high))
    pattern = _pattern(element)
    if pattern:
        yield QualityRule(f"{set_for}:format", RuleKind.REGEX, at, pattern=pattern)
    elif element.data_type == "D":
        yield QualityRule(f"{set_for}:date", RuleKind.DATE_VALID, at)


def _rules_of_digits(
    element: ElementContent, at: tuple[str, ...], set_for: str
) -> Iterator[QualityRule]:
    """Yield what digits that landed as a whole number can still break: leading zeros are lost."""
    most = length_limits(element)[1]
    if _is_dated(element):
        yield QualityRule(f"{set_for}:format", RuleKind.REGEX, at, pattern=_pattern(element))
    elif element.data_type == "D":
        yield QualityRule(f"{set_for}:date", RuleKind.DATE_VALID, at)
    elif most is not None:
        yield QualityRule(f"{set_for}:length", RuleKind.LENGTH, at, high=str(most))


def _pattern(element: ElementContent) -> str:
    form = element.format.strip()
    if _is_dated(element):
        parts = {**DAY_PARTS, **TIME_PARTS}
        split = [piece for piece in re.split(f"({PART.pattern})", form) if piece]
        return "".join(parts.get(piece) or re.escape(piece) for piece in split)
    found = FORM.fullmatch(form)
    if found is None or found[1].lower() != "n":
        return ""
    return r"-?[0-9]+(\.[0-9]+)?" if found[5] else "[0-9]+"


def _is_dated(element: ElementContent) -> bool:
    form = element.format.strip()
    return "YYYY" in form and DATED.fullmatch(form) is not None


def _values(element: ElementContent) -> tuple[str, ...]:
    """Return the values that a range of characters names one by one: ``A、B、M``."""
    told = tuple(value.strip() for value in NAMED.split(element.value_range) if value.strip())
    most = length_limits(element)[1]
    if element.data_type != "C" or most is None or len(told) < VALUES_MIN:
        return ()
    return told if all(len(value) <= most for value in told) else ()


def _limits(element: ElementContent) -> tuple[str | None, str | None] | None:
    text, form = element.value_range.strip(), FORM.fullmatch(element.format.strip())
    is_number = element.data_type in NUMBERS or (form is not None and form[1].lower() == "n")
    if not is_number or not text:
        return None
    ends = HYPHENED.fullmatch(text)
    if ends is not None:
        return (ends[1], ends[2]) if float(ends[1]) <= float(ends[2]) else None
    between = RANGE.fullmatch(text)
    if between is not None and (between[1] or between[2]):
        return between[1], between[2]
    least, most = AT_LEAST.fullmatch(text), AT_MOST.fullmatch(text)
    if least or most:
        return (least[1] if least else None, most[1] if most else None)
    return None


ASKS = {
    "checksum": Label("未通过校验", "fails the checksum"),
    "codes": Label("不在代码集中", "is not in the code list"),
    "length": Label("长度不符", "has another length"),
    "format": Label("格式不符", "has another format"),
    "date": Label("不是有效日期", "is no date"),
    "range": Label("超出值域", "is out of range"),
    "values": Label("不在值域中", "is none of the values"),
}


def _named(rule: QualityRule, element: ElementContent) -> QualityRule:
    """Name a rule after the element, and by what a bad value is."""
    asks = ASKS[rule.code.rpartition(":")[2]]
    zh = f"{element.name_zh}({element.code})"
    return replace(
        rule,
        name=Label(f"{zh}:{asks.zh}", f"{element.code}: {asks.en}"),
        severity=Severity.SUSPECT,
    )
