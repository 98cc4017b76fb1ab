"""Quality rules, checks and rows set aside on the wire."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX
from tongbase.base.web import In, Out
from tongbase.govern.queries.citations import RuleUse
from tongbase.govern.schemas.columns import ColumnName
from tongbase.govern.terms import Stage
from tongbase.standards.terms.quality import QualityRule, Reference, RuleKind, Severity

Words = Annotated[str, Field(max_length=2000)]


class ReferenceIn(In):
    """The column of another lake table in which a value must stand."""

    namespace: ColumnName
    table: ColumnName
    column: ColumnName


class RuleIn(In):
    """A rule to bind; which of the last fields count depends on its kind."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_\u4e00-\u9fff]{1,100}$")]
    kind: RuleKind
    columns: Annotated[list[ColumnName], Field(min_length=1, max_length=20)]
    severity: Severity | None = None
    weight: float = 1.0
    active: bool = True
    indicator: str | None = None
    check: str | None = None
    pattern: str | None = None
    low: str | None = None
    high: str | None = None
    values: list[str] = Field(default_factory=list, max_length=20_000)
    reference: ReferenceIn | None = None
    expression: Words | None = None
    source: Annotated[str, Field(max_length=500)] = ""

    def value(self) -> QualityRule:
        """Return the rule as a value."""
        given = self.model_dump(exclude={"active", "reference", "columns", "values"})
        reference = Reference(**self.reference.model_dump()) if self.reference else None
        return QualityRule(
            **given,
            columns=tuple(self.columns),
            values=tuple(self.values),
            reference=reference,
        )


class RuleOut(Out):
    """A rule as it is bound; ``document_id`` is that of the document that it cites, if known."""

    code: str
    kind: RuleKind
    columns: list[str]
    severity: Severity
    weight: float
    active: bool
    zh: str
    en: str
    body: dict[str, Any]
    source: str
    clause: str
    document_id: str | None


class RuleUseOut(Out):
    """A quality rule that cites a clause of a document; an empty clause is all of it."""

    kind: str
    id: str
    code: str
    name: str
    clause: str
    table_id: str

    @classmethod
    def of(cls, told: RuleUse) -> "RuleUseOut":
        """Show a use."""
        return cls(**vars(told.use), table_id=told.table)


class ResultOut(Out):
    """What one rule counted."""

    rule_code: str
    rule_zh: str
    rule_en: str
    indicator: str
    severity: Severity
    evaluated: int
    bad: int


class DimensionOut(Out):
    """One indicator of GB/T 36344: ``x`` as the standard has it, ``score`` from 0 to 100."""

    code: str
    zh: str
    en: str
    evaluated: int
    bad: int
    x: float
    score: float


class CheckOut(Out):
    """One check with its counts; a missing score says that nothing could be evaluated."""

    run_id: str
    stage: Stage
    at: datetime
    rows: int
    set_aside: int
    score: float | None
    dimensions: list[DimensionOut]
    results: list[ResultOut]


class AsideOut(Out):
    """A row that was set aside (隔离) or landed as suspect (存疑), and why.

    ``masked`` names the columns that are shown under a mask.
    """

    run_id: str
    severity: str
    rules: list[str]
    reasons_zh: str
    reasons_en: str
    row: dict[str, Any]
    masked: list[str]
    set_aside_at: datetime


class RevealIn(In):
    """Which rows to see as they are, and what for."""

    reason: Annotated[str, Field(max_length=500)]
    run_id: str | None = None
    page: int = Field(default=1, ge=1)
    size: int = Field(default=PAGE_SIZE, ge=1, le=PAGE_SIZE_MAX)
