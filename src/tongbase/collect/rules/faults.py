"""What reading may find wrong with a row, as rules: counted and scored like any other."""

from tongbase.collect.rules.staging import FAULT_CODES
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.quality import QualityRule, RuleKind, Severity

UNREADABLE, MISFIT, POISONED = FAULT_CODES
FORMAT, ORDER_IN_TIME = "0302", "0503"  # indicators of GB/T 36344


def _rule(code: str, zh: str, en: str, indicator: str) -> QualityRule:
    return QualityRule(
        code,
        RuleKind.EXPRESSION,
        ("*",),
        severity=Severity.QUARANTINE,
        name=Label(zh, en),
        indicator=indicator,
    )


FAULT_RULES: tuple[QualityRule, ...] = (
    _rule(UNREADABLE, "行可读取", "Row can be read", FORMAT),
    _rule(MISFIT, "值符合字段类型", "Values fit the types of their columns", FORMAT),
    _rule(POISONED, "游标不晚于源端时间", "Cursor is not in the future", ORDER_IN_TIME),
)
