"""What happens in protection."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class TableRecognised(Event):
    """The columns of a table were recognised and graded. The subject is the table's grade."""

    name: ClassVar[str] = "protect.table.recognised"
    zh: ClassVar[str] = "识别敏感字段"
    en: ClassVar[str] = "Columns recognised"
    namespace: str
    table: str
    level: str
    columns: dict[str, str]


@dataclass(frozen=True)
class GradeMoved(Event):
    """A column was renamed and keeps its grade. The subject is the table's grade."""

    name: ClassVar[str] = "protect.grade.moved"
    zh: ClassVar[str] = "分级随字段改名"
    en: ClassVar[str] = "Grade moved"
    namespace: str
    table: str
    column: str
    to: str


@dataclass(frozen=True)
class ColumnRegraded(Event):
    """A person graded a column. The subject is the table's grade."""

    name: ClassVar[str] = "protect.column.regraded"
    zh: ClassVar[str] = "人工定级"
    en: ClassVar[str] = "Column graded by hand"
    namespace: str
    table: str
    column: str
    before: str
    after: str
    sensitive_type: str
    reason: str
