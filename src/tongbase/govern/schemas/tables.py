"""Lake tables on the wire."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from tongbase.base.web import In, Out
from tongbase.govern.schemas.columns import ColumnName

SnapshotId = Annotated[str, BeforeValidator(str)]
"""As text: a browser rounds numbers of more than 53 bits."""


class AdviceOut(Out):
    """What should be done about a table, in both languages."""

    zh: str
    en: str


class BadNameOut(Out):
    """A name that does not follow the naming rules: which, what is wrong, what it could be."""

    rule: str
    rule_name: str
    pattern: str
    source: str
    told: AdviceOut
    proposal: str
    is_binding: bool


class ColumnOut(Out):
    """A column with what recognition and the naming rules make of it."""

    name: str
    title: str
    type: str
    nullable: bool
    is_key: bool
    sensitive_type: str | None = None
    level: str | None = None
    bad_name: BadNameOut | None = None


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
    aside: int
    score: float | None
    updated_at: datetime


class SnapshotOut(Out):
    """A state of a table that can still be read."""

    id: SnapshotId
    at: datetime
    operation: str
    rows: int


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
    bad_name: BadNameOut | None
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
