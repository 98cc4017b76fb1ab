"""Collection on the wire."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, SecretStr

from tongbase.base.jobs.terms import JobState
from tongbase.base.web import In, Out, SaidOut
from tongbase.collect.terms import OVERLAP_SECONDS, OVERLAP_SECONDS_MAX, Mode

ColumnNames = Annotated[list[str], Field(max_length=50)]


class ConnectorOut(Out):
    """A kind of source: what it can do and what its settings are (JSON Schema)."""

    kind: str
    label: SaidOut
    secret_label: SaidOut | None
    capabilities: list[str]
    settings_schema: dict[str, Any]


class SourceIn(In):
    """A source to register; without an owner it is the actor's own organisation's."""

    name: str = Field(min_length=1, max_length=100)
    kind: str
    settings: dict[str, Any]
    secret: SecretStr | None = None
    note: str = Field(default="", max_length=500)
    owner: str = ""


class SourceChangeIn(In):
    """What a source shall be. Without ``secret`` the one that is kept stays."""

    name: str = Field(min_length=1, max_length=100)
    kind: str
    settings: dict[str, Any]
    secret: SecretStr | None = None
    note: str = Field(default="", max_length=500)


class SourceLine(Out):
    """A source in a list."""

    id: str
    name: str
    kind: str
    kind_label: SaidOut
    note: str
    owner: str
    owner_code: str
    owner_name: str
    tested_at: datetime | None
    test_ok: bool | None
    created_at: datetime


class SourceOut(SourceLine):
    """A source; of its secret only that there is one."""

    settings: dict[str, Any]
    has_secret: bool
    capabilities: list[str]
    test_sentences: list[SaidOut]
    flows: int
    verbs: list[str]


class TestedOut(Out):
    """What the test of a connection found."""

    ok: bool
    sentences: list[SaidOut]


class SourceTableOut(Out):
    """A table of a source."""

    name: str
    comment: str
    rows: int | None
    files: int


class SourceColumnOut(Out):
    """A column of a source's table."""

    name: str
    source: str
    native: str
    type: str
    comment: str
    is_key: bool


class DescriptionOut(Out):
    """A table of a source with its columns."""

    table: str
    comment: str
    columns: list[SourceColumnOut]
    key: list[str]
    remarks: list[SaidOut]
    target: str


class FlowIn(In):
    """A flow to define; empty ``target``, ``title`` and ``keys`` are taken from the source."""

    source_id: str
    table: str = Field(min_length=1, max_length=500)
    target: str = Field(default="", max_length=100)
    title: str = Field(default="", max_length=200)
    mode: Mode = Mode.FULL
    keys: ColumnNames = Field(default_factory=list)
    cursor_column: str = ""
    overlap_seconds: int = Field(default=OVERLAP_SECONDS, ge=0, le=OVERLAP_SECONDS_MAX)
    delete_missing: bool = False
    empty_key_parts: bool = False
    may_empty: bool = False
    types: dict[str, str] = Field(default_factory=dict)


class FlowChangeIn(In):
    """What a flow shall be."""

    table: str = Field(min_length=1, max_length=500)
    target: str = Field(default="", max_length=100)
    title: str = Field(default="", max_length=200)
    mode: Mode = Mode.FULL
    keys: ColumnNames = Field(default_factory=list)
    cursor_column: str = ""
    overlap_seconds: int = Field(default=OVERLAP_SECONDS, ge=0, le=OVERLAP_SECONDS_MAX)
    delete_missing: bool = False
    empty_key_parts: bool = False
    may_empty: bool = False
    types: dict[str, str] = Field(default_factory=dict)


class CountsOut(Out):
    """What a run moved."""

    read: int
    inserted: int
    updated: int
    deleted: int
    unchanged: int
    quarantined: int
    superseded: int


class StepOut(Out):
    """One step of a plan."""

    kind: str
    zh: str
    en: str


class LandingColumnOut(Out):
    """A column as it lands."""

    name: str
    type: str
    comment: str


class PlanOut(Out):
    """What the next run would do."""

    steps: list[StepOut]
    columns: list[LandingColumnOut]
    keys: list[str]
    files: list[str] | None
    is_idle: bool


class RunLine(Out):
    """A run in a list; state and progress are those of its job."""

    id: str
    flow_id: str
    flow_title: str
    state: JobState
    attempt: int
    done: int
    total: int
    message: SaidOut
    ordered_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    counts: CountsOut
    seconds: float
    bytes: int


class RunOut(RunLine):
    """A run with its plan, its result and its error.

    ``remarks`` are what was told of types, ``advice`` is what the table still lacks.
    """

    target: str
    plan: list[StepOut]
    remarks: list[SaidOut]
    by_rule: dict[str, int]
    snapshot: str | None
    source_rows: int | None
    lake_rows: int | None
    advice: list[SaidOut]
    error: dict[str, Any] | None
    verbs: list[str]


class FlowLine(Out):
    """A flow in a list, with its last run."""

    id: str
    source_id: str
    source_name: str
    title: str
    table: str
    target: str
    mode: Mode
    mode_label: SaidOut
    owner: str
    created_at: datetime
    last_run: RunLine | None


class FlowOut(FlowLine):
    """A flow; ``remarks`` are what was told of types when it last read anything."""

    keys: list[str]
    cursor_column: str
    overlap_seconds: int
    delete_missing: bool
    empty_key_parts: bool
    may_empty: bool
    types: dict[str, str]
    remarks: list[SaidOut]
    cursor: str
    files_read: int
    table_id: str | None
    verbs: list[str]
