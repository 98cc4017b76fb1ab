"""Whether what a data element says of its values goes together.

What is left open contradicts nothing, and a format that no machine reads is taken as it stands.
"""

from dataclasses import replace

from tongbase.standards.errors import ElementInvalidError
from tongbase.standards.rules.element_rules import NUMBERS, form_of, length_limits, range_of
from tongbase.standards.terms.elements import ElementContent

DAYS = frozenset({"D", "T"})
WHOLE = frozenset({"I"})


def check_sense(content: ElementContent) -> None:
    """Refuse a type, a format, lengths and a range that contradict each other."""
    _check_form(content)
    _check_lengths(content)
    ends = range_of(content.value_range)
    if ends is not None and float(ends[0]) > float(ends[1]):
        raise ElementInvalidError(
            f"值域的下限 {ends[0]} 大于上限 {ends[1]},请修正。",
            f"The range begins with {ends[0]}, above its end {ends[1]}; mend one of them.",
            field="value_range",
        )


def _check_form(content: ElementContent) -> None:
    form, kind = form_of(content), content.data_type
    if form is None or kind is None:
        return
    written, has_decimals = form
    is_number = kind in NUMBERS and written != "n"
    is_day = kind in DAYS and (written in {"a", "an"} or has_decimals)
    if is_number or is_day or (kind in WHOLE and has_decimals):
        raise ElementInvalidError(
            f"表示格式“{content.format}”与数据类型 {kind.value} 不符:"
            "数值用 n(如 n..16,2),整型不带小数,日期用 YYYYMMDD 等或 n8。",
            f"The format {content.format} does not go with the type {kind.value}: numbers are "
            "written n (n..16,2), integers without decimals, days YYYYMMDD or n8.",
            field="format",
        )


def _check_lengths(content: ElementContent) -> None:
    open_ended = replace(content, length_min=None, length_max=None)
    low, high = length_limits(open_ended)
    least, most = content.length_min, content.length_max
    if (most is not None and high is not None and most > high) or (
        least is not None and low is not None and least < low
    ):
        raise ElementInvalidError(
            f"最小、最大长度与表示格式“{content.format}”不符,请改成一致。",
            f"The lengths do not go with the format {content.format}; make them agree.",
            field="length_max",
        )
