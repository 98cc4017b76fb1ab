"""What a grant allows, what a consumer asks, and what the compiler makes of the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from tongbase.standards.terms.grading import Mask
from tongbase.standards.terms.labels import Label

Scalar = str | int | float | bool | Decimal | date | datetime | time

PAGE_ROWS = 100
ROWS_MAX = 1_000_000
FILTERS_MAX = 50
VALUES_MAX = 500
VALUE_CHARACTERS_MAX = 1000
OFFSET_MAX = 1_000_000


@dataclass(frozen=True)
class ColumnRule:
    """A granted column, and how it is shown: as it is, or under a mask."""

    column: str
    mask: Mask | None = None


@dataclass(frozen=True)
class RowFilter:
    """The granted rows: those whose column lies in one of the divisions (GB/T 2260 codes).

    ``420000`` covers the province, ``420100`` the city, ``420102`` the county; nine- and
    twelve-digit codes go down to town and village. No division at all means no row at all.
    """

    column: str
    divisions: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """All that one consumer may see of one table. A grant compiles to it, every exit reads by it.

    ``keys``, if any, are the columns that a verification must name, all of them and no others.
    """

    table: tuple[str, str]
    columns: tuple[ColumnRule, ...]
    row_filter: RowFilter | None
    rows_max: int
    calls_per_minute: int
    until: datetime
    purpose: str
    consumer: str
    keys: tuple[str, ...] = ()

    @property
    def masks(self) -> Mapping[str, Mask | None]:
        """Return each granted column with its mask."""
        return {rule.column: rule.mask for rule in self.columns}


class Operator(StrEnum):
    """How a filter compares."""

    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LE = "le"
    GT = "gt"
    GE = "ge"
    IN = "in"
    STARTS_WITH = "starts_with"
    CONTAINS = "contains"
    WITHIN = "within"
    IS_NULL = "is_null"
    NOT_NULL = "not_null"


@dataclass(frozen=True)
class Filter:
    """One condition on one column. ``value`` is a list for ``in`` and nothing for the null tests.

    ``within`` takes a division code and finds all that lies in it.
    """

    column: str
    operator: Operator
    value: Scalar | Sequence[Scalar] | None = None


@dataclass(frozen=True)
class Order:
    """One column to sort by."""

    column: str
    descending: bool = False


@dataclass(frozen=True)
class QueryRequest:
    """What a consumer asks. No columns means all that are granted; filters are all to be met.

    A request with a ``limit`` asks for a page, and pages have an order: that asked for, else that
    of the columns. Without one it asks for everything up to the policy's ``rows_max``.
    """

    columns: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    order: tuple[Order, ...] = ()
    limit: int | None = PAGE_ROWS
    offset: int = 0


@dataclass(frozen=True)
class CompiledSql:
    """A statement of DuckDB with its parameters, in the order of their question marks."""

    sql: str
    params: tuple[str, ...]


class Answer(StrEnum):
    """What a verification says of one claim: never a value."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NOT_FOUND = "not_found"


ANSWER_LABELS: dict[Answer, Label] = {
    Answer.CONSISTENT: Label("一致", "Consistent"),
    Answer.INCONSISTENT: Label("不一致", "Inconsistent"),
    Answer.NOT_FOUND: Label("查无", "Not found"),
}

OPERATOR_LABELS: dict[Operator, Label] = {
    Operator.EQ: Label("等于", "equals"),
    Operator.NE: Label("不等于", "differs from"),
    Operator.LT: Label("小于", "less than"),
    Operator.LE: Label("小于等于", "at most"),
    Operator.GT: Label("大于", "greater than"),
    Operator.GE: Label("大于等于", "at least"),
    Operator.IN: Label("属于", "one of"),
    Operator.STARTS_WITH: Label("开头是", "starts with"),
    Operator.CONTAINS: Label("包含", "contains"),
    Operator.WITHIN: Label("在区划内", "within the division"),
    Operator.IS_NULL: Label("为空", "is empty"),
    Operator.NOT_NULL: Label("不为空", "is not empty"),
}
