"""What happens in protection."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class TableRecognised(Event):
    """The columns of a table were recognised and graded. The subject is the table's grade."""

    name: ClassVar[str] = "protect.table.recognised"
    namespace: str
    table: str
    level: str
    columns: dict[str, str]


@dataclass(frozen=True)
class GradeMoved(Event):
    """A column was renamed and keeps its grade. The subject is the table's grade."""

    name: ClassVar[str] = "protect.grade.moved"
    namespace: str
    table: str
    column: str
    to: str


@dataclass(frozen=True)
class ColumnRegraded(Event):
    """A person graded a column. The subject is the table's grade."""

    name: ClassVar[str] = "protect.column.regraded"
    namespace: str
    table: str
    column: str
    before: str
    after: str
    sensitive_type: str
    reason: str
