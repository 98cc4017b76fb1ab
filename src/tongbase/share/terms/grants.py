"""Grants (授权) and services (服务): what an approved application became."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tongbase.share.terms.applications import Mode
from tongbase.standards.terms.grading import Level, Mask, SensitiveType
from tongbase.standards.terms.labels import Label


class GrantStatus(StrEnum):
    """Where a grant stands. Whether its time is over is judged at each call."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"


class GrantVerb(StrEnum):
    """What a person may do to a grant."""

    SUSPEND = "suspend"
    RESTORE = "restore"
    REVOKE = "revoke"
    SET_QUOTA = "set_quota"


@dataclass(frozen=True)
class GrantedItem:
    """A granted item: its code and name in the catalogue, its column, and how it is shown."""

    code: str
    name: str
    column: str
    mask: Mask | None
    sensitive_type: SensitiveType | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Quota:
    """How often and how much: calls in a minute, rows in one call."""

    calls_per_minute: int
    rows_max: int


@dataclass(frozen=True)
class ServiceRef:
    """A published entry as a service: what it is called, and the lake table behind it."""

    id: str
    code: str
    entry_id: str
    name: str
    namespace: str
    table: str


@dataclass(frozen=True)
class GrantRef:
    """All that a grant allows: the one value that compiles to a policy.

    ``until`` is the first moment at which it no longer holds. No ``region_column`` means that the
    entry is not divided by region.
    """

    id: str
    organisation: str
    system_id: str
    items: tuple[GrantedItem, ...]
    region_column: str
    divisions: tuple[str, ...]
    modes: tuple[Mode, ...]
    until: datetime
    quota: Quota
    purpose: str
    status: GrantStatus


STATUS_LABELS: dict[GrantStatus, Label] = {
    GrantStatus.ACTIVE: Label("有效", "Active"),
    GrantStatus.SUSPENDED: Label("已暂停", "Suspended"),
    GrantStatus.EXPIRED: Label("已到期", "Expired"),
    GrantStatus.REVOKED: Label("已终止", "Revoked"),
}

GRANT_VERB_LABELS: dict[GrantVerb, Label] = {
    GrantVerb.SUSPEND: Label("暂停", "Suspend"),
    GrantVerb.RESTORE: Label("恢复", "Restore"),
    GrantVerb.REVOKE: Label("终止", "Revoke"),
    GrantVerb.SET_QUOTA: Label("调整配额", "Set the quota"),
}


@dataclass(frozen=True)
class Tally:
    """The numbers of sharing; calls by day for the last month."""

    services: int
    grants: int
    applications: int
    in_review: int
    calls: int
    calls_by_day: tuple[tuple[date, int], ...]
