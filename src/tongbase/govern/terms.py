"""The words of governance."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongbase.kernel.actor import OrgPath
from tongbase.standards.terms.quality import QualityRule, QualityScore, Severity

QUARANTINE = "quarantine"  # the namespace of rows set aside
VIOLATIONS = "violations"  # the namespace of rows that break a standard, as a job listed them


class Stage(StrEnum):
    """When a check is made (事前、事后): before the rows land, or on the table as it lies."""

    LANDING = "landing"
    SCHEDULED = "scheduled"


class ShareBy(StrEnum):
    """Whose columns and items a share counts (落标率): with no system known, of a source."""

    ORGANISATION = "organisation"
    SYSTEM = "system"
    SOURCE = "source"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ColumnDetails:
    """A column as its source describes it; ``type`` is the lake's."""

    name: str
    type: str
    title: str = ""
    nullable: bool = True
    is_key: bool = False


@dataclass(frozen=True)
class TableDetails:
    """A lake table as whoever landed it describes it: ``table`` is its namespace and its name.

    ``format_type`` says what the source was, such as ``PostgreSQL`` or ``csv``.
    """

    table: tuple[str, str]
    title: str
    owner: OrgPath
    owner_code: str
    source: str
    format_type: str
    columns: tuple[ColumnDetails, ...]


@dataclass(frozen=True)
class TableRef:
    """What other modules may know of a lake table."""

    id: str
    table: tuple[str, str]
    title: str
    owner: OrgPath
    rows: int


@dataclass(frozen=True)
class BoundRule:
    """A rule with its own number, as it is bound to a table; key rules have none."""

    id: str | None
    rule: QualityRule


@dataclass(frozen=True)
class Faults:
    """What reading found wrong with rows, before any rule: each row has one fault or none.

    ``code``, ``zh``, ``en`` and ``row`` name columns of the staged relation: which fault, its
    sentence in both languages, and the row as it was read, as JSON. ``kinds`` are the faults
    as rules, so that they are counted like any other.
    """

    code: str
    zh: str
    en: str
    row: str
    kinds: tuple[QualityRule, ...]


@dataclass(frozen=True)
class Scope:
    """Which rows of the source a landing judges anew, in SQL; all of them if nothing is said.

    ``place`` tells of a staged row what it belongs to (its file, its key) and is kept with those
    set aside; ``again`` is the condition on the ``place`` of those that are judged anew.
    """

    place: str = "NULL"
    again: str = "true"


@dataclass(frozen=True)
class Settled:
    """What a landing let go of in the quarantine, and how many bad rows lie there now."""

    let_go: int
    lying: int


@dataclass(frozen=True)
class Count:
    """What one rule counted."""

    bound: BoundRule
    evaluated: int
    bad: int

    @property
    def severity(self) -> Severity:
        """Say what becomes of the bad rows."""
        return self.bound.rule.consequence


@dataclass(frozen=True)
class LandingResult:
    """What the checks of a landing found. ``good_select`` reads the rows that may land.

    ``settled`` is known once they have landed.
    """

    table: tuple[str, str]
    run_id: str
    rows: int
    set_aside: int
    counts: tuple[Count, ...]
    score: QualityScore
    good_select: str
    settled: Settled | None = None

    @property
    def by_rule(self) -> Mapping[str, int]:
        """Bad rows by the rule's code; rules without bad rows are left out."""
        return {count.bound.rule.code: count.bad for count in self.counts if count.bad}


@dataclass(frozen=True)
class Tally:
    """The numbers of governance; ``score`` is the mean of the latest ones, None if none is.

    Of ``tables_aside`` tables rows were set aside.
    """

    tables: int
    rows: int
    rules: int
    set_aside: int
    tables_aside: int
    score: float | None
