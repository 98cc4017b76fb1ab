"""Governance on the wire."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX
from tongbase.base.web import In, Out
from tongbase.govern.terms import Stage
from tongbase.standards.terms.quality import QualityRule, Reference, RuleKind, Severity

ColumnName = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(max_length=2000)]
SnapshotId = Annotated[str, BeforeValidator(str)]
"""As text: a browser rounds numbers of more than 53 bits."""


class ColumnOut(Out):
    """A column with what recognition makes of it."""

    name: str
    title: str
    type: str
    nullable: bool
    is_key: bool
    sensitive_type: str | None = None
    level: str | None = None


class TableOut(Out):
    """A lake table in a list; ``score`` is the latest, 0 to 100."""

    id: str
    namespace: str
    name: str
    title: str
    owner: str
    owner_code: str
    owner_name: str = ""
    source: str
    format_type: str
    rows: int
    score: float | None
    updated_at: datetime


class SnapshotOut(Out):
    """A state of a table that can still be read."""

    id: SnapshotId
    at: datetime
    operation: str
    rows: int


class AdviceOut(Out):
    """What should be done about a table, in both languages."""

    zh: str
    en: str


class TableDetailOut(TableOut):
    """A lake table with its columns, its states and what this actor may and should do.

    ``retired`` columns lie in the lake and came with no row of the latest collection.
    """

    columns: list[ColumnOut]
    level: str | None
    entry_id: str | None
    retired: list[str]
    snapshots: list[SnapshotOut]
    advice: list[AdviceOut]
    verbs: list[str]


class RenameColumnIn(In):
    """A column and its new name."""

    column: ColumnName
    to: ColumnName


class DropColumnIn(In):
    """A column that goes, and why."""

    column: ColumnName
    reason: Annotated[str, Field(max_length=500)]


class CommentColumnIn(In):
    """A column and what it means."""

    column: ColumnName
    comment: Annotated[str, Field(min_length=1, max_length=200)]


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
    """A rule as it is bound."""

    code: str
    kind: RuleKind
    columns: list[str]
    severity: Severity
    weight: float
    active: bool
    zh: str
    en: str
    body: dict[str, Any]


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


class DraftIn(In):
    """How the entry shall be called; empty takes the table's title."""

    name: Annotated[str, Field(max_length=128)] = ""


class DraftedOut(Out):
    """The entry that was drafted."""

    entry_id: str
    name: str
    items: int


class OrderedOut(Out):
    """The job that was ordered."""

    job_id: str


class PreviewOut(Out):
    """The first rows of a table, for those who own it; sensitive columns are masked."""

    columns: list[str]
    rows: list[dict[str, Any]]
    snapshot: SnapshotId | None
