"""The words of collection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tongbase.base.connectors.terms import Words
from tongbase.kernel.actor import OrgPath

ODS = "ods"
"""The namespace of tables as their departments have them (贴源层)."""
KEY = "_key"
"""The column that stands for a key of several parts of which some may be empty."""
OVERLAP_SECONDS = 300
OVERLAP_SECONDS_MAX = 30 * 24 * 3600


class Mode(StrEnum):
    """How a flow reads its source."""

    FULL = "full"  # 全量
    INCREMENTAL = "incremental"  # 增量
    FILES = "files"  # 按文件增量


MODE_LABELS = {
    Mode.FULL: Words("全量", "Everything"),
    Mode.INCREMENTAL: Words("增量(按游标)", "What changed, by a cursor"),
    Mode.FILES: Words("增量(按文件)", "New and changed files"),
}


@dataclass(frozen=True)
class SourceDetails:
    """What may be said of a source. A ``secret`` of None leaves the one that is kept."""

    name: str
    kind: str
    settings: Mapping[str, Any]
    secret: str | None = field(default=None, repr=False)
    note: str = ""


@dataclass(frozen=True)
class FlowDetails:
    """What may be said of a flow. An empty ``target`` is made of the table's name.

    Empty ``keys`` are the source's primary key. ``types`` overrides the lake type of a column.
    With ``empty_key_parts`` a key of several columns may be empty in some of them, never in all.
    ``may_empty`` lets a source without a row empty the lake table.
    """

    table: str
    target: str = ""
    title: str = ""
    mode: Mode = Mode.FULL
    keys: tuple[str, ...] = ()
    cursor_column: str = ""
    overlap_seconds: int = OVERLAP_SECONDS
    delete_missing: bool = False
    empty_key_parts: bool = False
    may_empty: bool = False
    types: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Flow:
    """A flow as planner and runner see it."""

    id: str
    source_id: str
    source_name: str
    kind: str
    owner: OrgPath
    owner_code: str
    details: FlowDetails
    cursor: Mapping[str, Any]

    @property
    def target(self) -> str:
        """The lake table that the flow fills, as people see it."""
        return f"{ODS}.{self.details.target}"


@dataclass(frozen=True)
class RunCounts:
    """What a run moved. ``superseded`` rows were replaced by a later file of the same run."""

    read: int = 0
    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    quarantined: int = 0
    superseded: int = 0

    @property
    def landed(self) -> int:
        """Rows of the source that stand in the lake now."""
        return self.inserted + self.updated + self.unchanged

    @property
    def changed(self) -> int:
        """Rows of the lake that are not as they were."""
        return self.inserted + self.updated + self.deleted


@dataclass(frozen=True)
class RunResult:
    """How a run ended."""

    counts: RunCounts
    by_rule: Mapping[str, int]
    bytes: int
    seconds: float
    snapshot: int | None
    source_rows: int | None
    lake_rows: int
    cursor: Mapping[str, Any]


@dataclass(frozen=True)
class Tally:
    """The numbers of collection within a reach."""

    sources: int
    flows: int
    runs: int
    rows_read: int
