"""The words of connectors, and the values they hand out."""

from dataclasses import dataclass, field
from enum import StrEnum

FILE = "_file"
"""The column that says which file a row came from (files alone bring it)."""
LINE = "_row"
"""The column that says where in its file a row began."""
FAULT_ZH = "_fault_zh"
FAULT_EN = "_fault_en"
FAULT_TEXT = "_fault_text"
FAULTS = (FAULT_ZH, FAULT_EN, FAULT_TEXT)
"""Columns that say why a row could not be read, and what stood there; empty for good rows."""
TECHNICAL = frozenset({FILE, LINE, *FAULTS})

NULL_WORDS = (
    *("", "na", "n/a", "#n/a", "null", "none", "nan", "nil", "unknown", r"\n"),
    *("-", "--", "—", "——", "-", "/", "\\"),
    *("无", "无数据", "暂无", "暂无数据", "不详", "未知", "未填", "未填写", "不适用", "缺失", "空"),
)
"""What people write, in a column of numbers or dates, for no value (compared in lower case)."""


@dataclass(frozen=True)
class Words:
    """One sentence or label in two languages."""

    zh: str
    en: str


class Capability(StrEnum):
    """What a kind of source can do."""

    SCHEMA = "schema"  # 说明表结构
    FULL = "full"  # 全量读取
    CURSOR = "cursor"  # 按游标增量读取
    FILES = "files"  # 按文件增量读取


@dataclass(frozen=True)
class Tested:
    """What the test of a connection found, sentence by sentence."""

    ok: bool
    sentences: tuple[Words, ...]


@dataclass(frozen=True)
class SourceTable:
    """A table, sheet or file of a source; ``files`` counts what a pattern like ``*.json`` takes."""

    name: str
    comment: str = ""
    rows: int | None = None
    files: int = 0


@dataclass(frozen=True)
class SourceColumn:
    """A column: its name in the lake, in the source, its native type and its Iceberg type."""

    name: str
    source: str
    native: str
    type: str
    comment: str = ""
    is_key: bool = False


class RemarkKind(StrEnum):
    """What a person should know of how a source is understood."""

    RECORDS = "records"  # 记录在对象内
    WRAPPED = "wrapped"  # 对象内有记录列表,未展开
    NOTHING = "nothing"  # 按空值
    GROUPED = "grouped"  # 千分位逗号
    SET_ASIDE = "set_aside"  # 个别值不合,整行隔离
    TEXT = "text"  # 不合的值多,整列按文本
    CODE = "code"  # 代码、号码按文本


@dataclass(frozen=True)
class Remark:
    """What was found in a column: ``count`` of ``of`` values looked at, and how some are written.

    Of a file as a whole ``column`` is empty.
    ``examples`` are values of the source: whoever may read its rows may see them, nobody else.
    """

    kind: RemarkKind
    column: str
    count: int = 0
    of: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Description:
    """What is known of a table before it is read."""

    table: str
    columns: tuple[SourceColumn, ...]
    comment: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """The primary key."""
        return tuple(column.name for column in self.columns if column.is_key)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in the lake."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True)
class Since:
    """Where an incremental read begins: ``column >= value``, or the column is empty."""

    column: SourceColumn
    value: str


@dataclass(frozen=True)
class FileState:
    """A file as it was found: it is read again when size, time and then content differ."""

    path: str
    size: int
    changed_ns: int
    digest: str


@dataclass
class Gauge:
    """How far a reading is that the engine cannot measure: the connector counts, others look."""

    rows: int = 0
    files: int = 0
    files_total: int = 0


@dataclass(frozen=True)
class Wanted:
    """Which part of a table to read; without either, all of it. ``gauge`` is read meanwhile."""

    description: Description
    since: Since | None = None
    files: tuple[str, ...] | None = None
    gauge: Gauge = field(default_factory=Gauge)
