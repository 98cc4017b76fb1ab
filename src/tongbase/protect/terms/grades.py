"""Grades of columns and tables, and the evidence that a grade rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tongbase.kernel.actor import OrgPath
from tongbase.standards.terms.grading import Level, Mask, SensitiveType, default_mask
from tongbase.standards.terms.labels import Label

SAMPLE_ROWS_MAX = 10_000


class GradeSource(StrEnum):
    """Who graded: the machine, or a person whose word it never overwrites."""

    AUTO = "auto"
    MANUAL = "manual"


class Detector(StrEnum):
    """What a value may look like."""

    CITIZEN_ID = "citizen_id"
    USCC = "uscc"
    ORG_CODE = "org_code"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    EMAIL = "email"
    PLATE = "plate"
    IP = "ip"
    PERSON_NAME = "person_name"
    ORG_NAME = "org_name"
    ADDRESS = "address"
    PASSPORT = "passport"
    PERMIT = "permit"
    DATE = "date"
    COORDINATE = "coordinate"
    NUMBER = "number"
    REGION = "region"
    CONTAINS_CITIZEN_ID = "contains_citizen_id"
    CONTAINS_MOBILE = "contains_mobile"


@dataclass(frozen=True)
class Profile:
    """What a sample of a column showed: shares are of the ``filled`` values, 0 to 1."""

    filled: int = 0
    shares: Mapping[Detector, float] = field(default_factory=dict)

    def share(self, detector: Detector | None) -> float:
        """Return the share of values that a detector knows."""
        return self.shares.get(detector, 0.0) if detector else 0.0


@dataclass(frozen=True)
class ColumnFacts:
    """All that recognition looks at: names, type and what the values look like."""

    name: str
    comment: str = ""
    type: str = "string"
    profile: Profile = Profile()


@dataclass(frozen=True)
class Recognition:
    """What recognition makes of a column, and why. ``confidence`` is from 0 to 1."""

    sensitive_type: SensitiveType
    level: Level
    confidence: float
    reasons: tuple[Label, ...]


@dataclass(frozen=True)
class ColumnGrade:
    """The grade of one column as others may know it."""

    column: str
    sensitive_type: SensitiveType
    level: Level
    confidence: float
    reasons: tuple[Label, ...]
    source: GradeSource
    reviewer: str | None
    graded_at: datetime

    @property
    def mask(self) -> Mask | None:
        """Return the mask under which the column is shown by default."""
        return default_mask(self.sensitive_type, self.level)


@dataclass(frozen=True)
class TableGrade:
    """The grade of a table: the highest of its columns (就高从严)."""

    id: str
    table: tuple[str, str]
    owner: OrgPath
    level: Level
    rows_sampled: int
    graded_at: datetime
    columns: tuple[ColumnGrade, ...]


SOURCE_LABELS: dict[GradeSource, Label] = {
    GradeSource.AUTO: Label("自动识别", "Recognised"),
    GradeSource.MANUAL: Label("人工定级", "Graded by a person"),
}
