"""The words of the lake, and the values that its doors hand out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

CHANGES = ("inserted", "updated", "deleted")
TYPES_ZH: Mapping[str, str] = {
    "string": "文本",
    "boolean": "是否",
    "int": "整数",
    "long": "长整数",
    "float": "单精度小数",
    "double": "双精度小数",
    "date": "日期",
    "time": "时间",
    "timestamp": "日期时间",
    "timestamptz": "带时区的日期时间",
    "binary": "二进制",
}
"""Types as Chinese sentences call them."""


def type_zh(told: str) -> str:
    """Call an Iceberg type in Chinese, with its own word behind: 双精度小数 double."""
    kind = "定点小数" if told.startswith("decimal") else TYPES_ZH.get(told, "类型")
    return f"{kind} {told}"


@dataclass(frozen=True)
class Column:
    """A column 列: its name, its Iceberg type (``long``, ``decimal(18, 2)``), what it means."""

    name: str
    type: str
    comment: str = ""
    required: bool = False


@dataclass(frozen=True)
class Snapshot:
    """A state 快照 of a table that can still be read."""

    id: int
    parent: int | None
    at: datetime
    operation: str
    rows: int
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TableInfo:
    """What is known of a table without reading its rows. ``deleted_rows`` are still on disk."""

    namespace: str
    name: str
    columns: tuple[Column, ...]
    comment: str
    rows: int
    deleted_rows: int
    files: int
    snapshot: int | None
    changed_at: datetime
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WriteCounts:
    """How many rows a write brought, and the snapshot that holds them (none if nothing changed)."""

    rows: int
    snapshot: int | None


@dataclass(frozen=True)
class MergeCounts:
    """How many rows a merge 合并 found new, changed, missing and the same."""

    inserted: int
    updated: int
    deleted: int
    unchanged: int

    @property
    def changed(self) -> int:
        """How many rows the merge wrote or removed."""
        return self.inserted + self.updated + self.deleted

    def as_note(self) -> dict[str, str]:
        """Write what changed for the note of a snapshot."""
        return {name: str(getattr(self, name)) for name in CHANGES}

    @classmethod
    def of_note(cls, note: Mapping[str, str]) -> "MergeCounts":
        """Read what changed from the note of a snapshot."""
        return cls(**{name: int(note[name]) for name in CHANGES}, unchanged=0)


@dataclass(frozen=True)
class Upkeep:
    """What a compaction or an expiry did: files written, files removed, snapshots let go."""

    files_written: int = 0
    files_removed: int = 0
    snapshots_removed: int = 0
