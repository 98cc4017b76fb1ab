"""Protection on the wire."""

from datetime import date, datetime

from pydantic import Field

from tongbase.base.web import In, Out, SaidOut
from tongbase.protect.terms.grades import GradeSource
from tongbase.standards.terms.grading import Level, Mask, SensitiveType


class TableIn(In):
    """A lake table to recognise for the first time, and whose it is (by default the asker's)."""

    namespace: str = Field(min_length=1)
    name: str = Field(min_length=1)
    owner: str | None = None


class RegradeIn(In):
    """A person's grade of one column."""

    column: str = Field(min_length=1)
    level: Level
    sensitive_type: SensitiveType | None = None
    reason: str = Field(min_length=1, max_length=500)


class ColumnGradeOut(Out):
    """The grade of one column."""

    column: str
    sensitive_type: SensitiveType
    sensitive_type_label: SaidOut
    level: Level
    level_label: SaidOut
    mask: Mask | None
    confidence: float
    reasons: list[SaidOut]
    source: GradeSource
    reviewer: str | None
    graded_at: datetime


class TableGradeLine(Out):
    """A graded table in a list."""

    id: str
    namespace: str
    name: str
    owner: str
    level: Level
    level_label: SaidOut
    rows_sampled: int
    graded_at: datetime


class TableGradeOut(TableGradeLine):
    """A graded table with its columns, and what the reader may do to it."""

    columns: list[ColumnGradeOut]
    verbs: list[str]


class ColumnLevelOut(Out):
    """A column and its grade on a day."""

    column: str
    level: Level
    level_label: SaidOut


class GradesAsOfOut(Out):
    """The grades of a table at the end of a day in China (24:00).

    ``level`` is the highest of them, null if no column had been graded.
    """

    id: str
    day: date
    level: Level | None
    columns: list[ColumnLevelOut]
