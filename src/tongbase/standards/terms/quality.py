"""The quality rule library (质量规则库): kinds of rules, dimensions and indicators.

The six dimensions and their indicators are those of GB/T 36344-2018; every indicator is
``X = A / B``. Two of them count what is bad (A = duplicates, A = dirty values): they are inverse.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class RuleKind(StrEnum):
    """What a rule looks at."""

    NOT_NULL = "not_null"
    UNIQUE = "unique"
    CHECK_DIGIT = "check_digit"
    REGEX = "regex"
    LENGTH = "length"
    CODE_LIST = "code_list"
    RANGE = "range"
    DATE_VALID = "date_valid"
    REFERENCE = "reference"
    EXPRESSION = "expression"


class Severity(StrEnum):
    """What becomes of a bad row: set aside (隔离), or kept and flagged (存疑)."""

    QUARANTINE = "quarantine"
    SUSPECT = "suspect"


class Dimension(StrEnum):
    """The six dimensions of GB/T 36344-2018, by their first two digits."""

    CONFORMITY = "01"
    COMPLETENESS = "02"
    ACCURACY = "03"
    CONSISTENCY = "04"
    TIMELINESS = "05"
    ACCESSIBILITY = "06"


@dataclass(frozen=True)
class Indicator:
    """One indicator of GB/T 36344-2018. An inverse one counts the bad: it scores ``1 - X``."""

    code: str
    name: Label
    is_inverse: bool = False

    @property
    def dimension(self) -> Dimension:
        """Return the dimension that the indicator belongs to."""
        return Dimension(self.code[:2])


@dataclass(frozen=True)
class Reference:
    """The column of another lake table in which a value must stand."""

    namespace: str
    table: str
    column: str


@dataclass(frozen=True)
class QualityRule:
    """One rule on one or more columns of a table.

    Which of the last fields count depends on the kind: ``check`` (a ``CheckKind``) for check
    digits, ``pattern`` for regex, ``low``/``high`` for length, range and date (ISO dates),
    ``values`` for a code list (or ``code_list``, the id of one to look up; ``forbidden`` are codes
    that may not stand, which ended), ``reference`` and ``expression`` for the kinds of that name.
    ``code`` tells the rules of one table apart, ``indicator`` overrides the kind's own. ``source``
    cites the clause that asks for it.
    """

    code: str
    kind: RuleKind
    columns: tuple[str, ...]
    severity: Severity | None = None
    weight: float = 1.0
    name: Label | None = None
    indicator: str | None = None
    check: str | None = None
    pattern: str | None = None
    low: str | None = None
    high: str | None = None
    values: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    code_list: str | None = None
    reference: Reference | None = None
    expression: str | None = None
    source: str = ""

    @property
    def consequence(self) -> Severity:
        """Return the severity, or the usual one: a wrong check digit makes a row only suspect."""
        return self.severity or DEFAULT_SEVERITIES[self.kind]

    @property
    def measures(self) -> Indicator:
        """Return the indicator that the rule feeds."""
        own = KIND_INDICATORS[RuleKind.REGEX if self.check in FORM_CHECKS else self.kind]
        return INDICATORS[self.indicator or own]

    @property
    def label(self) -> Label:
        """Return the rule's name for people."""
        return self.name or self.label_with(self.columns)

    def named_after(self, titles: Mapping[str, str]) -> "QualityRule":
        """Return the rule named after the titles of its columns, as far as they have any."""
        called = [titles.get(column) or column for column in self.columns]
        return replace(self, name=self.label_with(called))

    def label_with(self, called: Sequence[str]) -> Label:
        """Return the name of the rule over columns as people call them."""
        kind = KIND_LABELS[RuleKind.REGEX if self.check in FORM_CHECKS else self.kind]
        return Label(f"{'、'.join(called)}:{kind.zh}", f"{', '.join(self.columns)}: {kind.en}")


@dataclass(frozen=True)
class RuleCount:
    """What a check counted: rows that the rule looked at, and those it found bad."""

    rule: QualityRule
    evaluated: int
    bad: int


@dataclass(frozen=True)
class IndicatorScore:
    """One indicator: ``x`` as the standard defines it, ``score`` with the inverse ones turned."""

    indicator: Indicator
    evaluated: int
    bad: int
    x: float
    score: float
    weight: float


@dataclass(frozen=True)
class QualityScore:
    """The score of a table, 0 to 100; ``None`` where nothing could be evaluated (不适用)."""

    total: float | None
    indicators: tuple[IndicatorScore, ...]
    not_applicable: tuple[Indicator, ...] = ()


DIMENSION_LABELS: dict[Dimension, Label] = {
    Dimension.CONFORMITY: Label("规范性", "Conformity"),
    Dimension.COMPLETENESS: Label("完整性", "Completeness"),
    Dimension.ACCURACY: Label("准确性", "Accuracy"),
    Dimension.CONSISTENCY: Label("一致性", "Consistency"),
    Dimension.TIMELINESS: Label("时效性", "Timeliness"),
    Dimension.ACCESSIBILITY: Label("可访问性", "Accessibility"),
}

SEVERITY_LABELS: dict[Severity, Label] = {
    Severity.QUARANTINE: Label("隔离", "Set aside"),
    Severity.SUSPECT: Label("存疑", "Suspect"),
}

KIND_LABELS: dict[RuleKind, Label] = {
    RuleKind.NOT_NULL: Label("非空", "Not empty"),
    RuleKind.UNIQUE: Label("唯一", "Unique"),
    RuleKind.CHECK_DIGIT: Label("校验位", "Check digit"),
    RuleKind.REGEX: Label("格式", "Format"),
    RuleKind.LENGTH: Label("长度", "Length"),
    RuleKind.CODE_LIST: Label("代码集", "Code list"),
    RuleKind.RANGE: Label("值域", "Range"),
    RuleKind.DATE_VALID: Label("日期有效", "Valid date"),
    RuleKind.REFERENCE: Label("关联存在", "Reference"),
    RuleKind.EXPRESSION: Label("业务规则", "Business rule"),
}

FORM_CHECKS = frozenset({"mobile", "landline", "plate", "postcode", "email"})
"""Checks of numbers that have no check digit: their form is all that can be judged."""

INDICATORS: dict[str, Indicator] = {
    indicator.code: indicator
    for indicator in (
        Indicator("0101", Label("数据标准", "Data standard")),
        Indicator("0102", Label("数据模型", "Data model")),
        Indicator("0103", Label("元数据", "Metadata")),
        Indicator("0104", Label("业务规则", "Business rule")),
        Indicator("0105", Label("权威参考数据", "Authoritative reference data")),
        Indicator("0106", Label("安全规范", "Security rule")),
        Indicator("0201", Label("数据元素完整性", "Completeness of elements")),
        Indicator("0202", Label("数据记录完整性", "Completeness of records")),
        Indicator("0301", Label("数据内容正确性", "Correctness of content")),
        Indicator("0302", Label("数据格式合规性", "Conformity of format")),
        Indicator("0303", Label("数据重复率", "Rate of duplicates"), is_inverse=True),
        Indicator("0304", Label("数据唯一性", "Uniqueness")),
        Indicator("0305", Label("脏数据出现率", "Rate of dirty values"), is_inverse=True),
        Indicator("0401", Label("相同数据一致性", "Consistency of equal data")),
        Indicator("0402", Label("关联数据一致性", "Consistency of related data")),
        Indicator("0501", Label("基于时间段的正确性", "Correctness over a period")),
        Indicator("0502", Label("基于时间点及时性", "Timeliness at a point")),
        Indicator("0503", Label("时序性", "Order in time")),
        Indicator("0601", Label("可访问", "Accessible")),
        Indicator("0602", Label("可用性", "Usable")),
    )
}

KIND_INDICATORS: dict[RuleKind, str] = {
    RuleKind.NOT_NULL: "0201",
    RuleKind.UNIQUE: "0304",
    RuleKind.CHECK_DIGIT: "0301",
    RuleKind.REGEX: "0302",
    RuleKind.LENGTH: "0302",
    RuleKind.CODE_LIST: "0101",
    RuleKind.RANGE: "0301",
    RuleKind.DATE_VALID: "0302",
    RuleKind.REFERENCE: "0402",
    RuleKind.EXPRESSION: "0104",
}

# Real credit codes exist that fail their check digit, and old identity numbers with codes nobody
# lists: what a form says is a reason to look, not to drop. A missing or doubled key is.
DEFAULT_SEVERITIES: dict[RuleKind, Severity] = {
    kind: Severity.QUARANTINE
    if kind in {RuleKind.NOT_NULL, RuleKind.UNIQUE, RuleKind.DATE_VALID}
    else Severity.SUSPECT
    for kind in RuleKind
}
