"""What happens in governance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class TableDescribed(Event):
    """A lake table was registered, or its columns changed."""

    name: ClassVar[str] = "govern.table.described"
    zh: ClassVar[str] = "登记元数据"
    en: ClassVar[str] = "Described"
    table: str
    title: str
    columns: int


@dataclass(frozen=True)
class RuleBound(Event):
    """A quality rule was bound to a table; ``subject`` is the table."""

    name: ClassVar[str] = "govern.rule.bound"
    zh: ClassVar[str] = "绑定规则"
    en: ClassVar[str] = "Rule bound"
    code: str
    kind: str
    columns: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class RuleUnbound(Event):
    """A quality rule was taken from a table; ``subject`` is the table."""

    name: ClassVar[str] = "govern.rule.unbound"
    zh: ClassVar[str] = "移除规则"
    en: ClassVar[str] = "Rule removed"
    code: str


@dataclass(frozen=True)
class ColumnRenamed(Event):
    """A column was renamed; ``subject`` is the table."""

    name: ClassVar[str] = "govern.column.renamed"
    zh: ClassVar[str] = "字段改名"
    en: ClassVar[str] = "Column renamed"
    table: str
    column: str
    to: str


@dataclass(frozen=True)
class ColumnDropped(Event):
    """A column was dropped; ``subject`` is the table."""

    name: ClassVar[str] = "govern.column.dropped"
    zh: ClassVar[str] = "删除字段"
    en: ClassVar[str] = "Column dropped"
    table: str
    column: str
    reason: str


@dataclass(frozen=True)
class ColumnCommented(Event):
    """It was said what a column means; ``subject`` is the table."""

    name: ClassVar[str] = "govern.column.commented"
    zh: ClassVar[str] = "说明字段"
    en: ClassVar[str] = "Column described"
    table: str
    column: str
    comment: str


@dataclass(frozen=True)
class TableChecked(Event):
    """Rows were checked; ``subject`` is the table, ``bad`` counts by rule.

    ``let_go`` counts the rows that earlier landings had set aside and this one judged anew.
    """

    name: ClassVar[str] = "govern.table.checked"
    zh: ClassVar[str] = "质量检查"
    en: ClassVar[str] = "Checked"
    stage: str
    run: str
    rows: int
    set_aside: int
    let_go: int
    bad: Mapping[str, int]
    score: float | None


@dataclass(frozen=True)
class QuarantineRevealed(Event):
    """Rows set aside were read without masks; ``subject`` is the table. Values are never told."""

    name: ClassVar[str] = "govern.quarantine.revealed"
    zh: ClassVar[str] = "查看隔离区原值"
    en: ClassVar[str] = "Quarantine seen unmasked"
    table: str
    rows: int
    page: int
    run: str
    reason: str


@dataclass(frozen=True)
class EntryDrafted(Event):
    """A catalogue entry was compiled from a table (反编目); ``subject`` is the table."""

    name: ClassVar[str] = "govern.entry.drafted"
    zh: ClassVar[str] = "反编目"
    en: ClassVar[str] = "Entry drafted"
    entry: str
    items: int


@dataclass(frozen=True)
class UpkeepOrdered(Event):
    """The upkeep of a table was ordered; ``subject`` is the table."""

    name: ClassVar[str] = "govern.upkeep.ordered"
    zh: ClassVar[str] = "发起整理"
    en: ClassVar[str] = "Upkeep ordered"
    job: str


@dataclass(frozen=True)
class TableKept(Event):
    """A table was compacted and its old snapshots were let go; ``subject`` is the table."""

    name: ClassVar[str] = "govern.table.kept"
    zh: ClassVar[str] = "完成整理"
    en: ClassVar[str] = "Kept"
    files_written: int
    files_removed: int
    snapshots_removed: int


@dataclass(frozen=True)
class ElementBound(Event):
    """A column was bound to a data element (落标); ``subject`` is the table."""

    name: ClassVar[str] = "govern.element.bound"
    zh: ClassVar[str] = "绑定数据元"
    en: ClassVar[str] = "Bound to a data element"
    column: str
    element: str
    confidence: float | None


@dataclass(frozen=True)
class ElementReleased(Event):
    """A column is no longer bound to a data element; ``subject`` is the table."""

    name: ClassVar[str] = "govern.element.released"
    zh: ClassVar[str] = "解除数据元"
    en: ClassVar[str] = "Released from a data element"
    column: str
    element: str


@dataclass(frozen=True)
class ViolationsOrdered(Event):
    """What breaks the standards of a table is to be listed; ``subject`` is the table."""

    name: ClassVar[str] = "govern.violations.ordered"
    zh: ClassVar[str] = "发起核对标准"
    en: ClassVar[str] = "Listing of violations ordered"
    job: str


@dataclass(frozen=True)
class ViolationsListed(Event):
    """What breaks the standards of a table was listed; ``subject`` is the table."""

    name: ClassVar[str] = "govern.violations.listed"
    zh: ClassVar[str] = "列出不符合标准的数据"
    en: ClassVar[str] = "Violations listed"
    run: str
    rows: int
    total: int


@dataclass(frozen=True)
class ViolationsFetched(Event):
    """Rows that break a standard were fetched as a sheet, masked; ``subject`` is the table.

    ``column`` is the one whose rows were asked for, empty for all.
    """

    name: ClassVar[str] = "govern.violations.fetched"
    zh: ClassVar[str] = "下载不符合标准的数据"
    en: ClassVar[str] = "Violations fetched"
    rows: int
    column: str


@dataclass(frozen=True)
class OverlapsOrdered(Event):
    """The values behind duplicate collections are to be compared."""

    name: ClassVar[str] = "govern.overlaps.ordered"
    zh: ClassVar[str] = "发起抽样比对"
    en: ClassVar[str] = "Comparison of values ordered"
    job: str
