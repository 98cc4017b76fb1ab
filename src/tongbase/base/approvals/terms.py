"""The words of approvals."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tongbase.kernel.actor import OrgPath


class CaseState(StrEnum):
    """Where a case stands."""

    PENDING = "pending"  # 审批中
    RETURNED = "returned"  # 待补正
    APPROVED = "approved"  # 已通过
    REJECTED = "rejected"  # 已驳回
    WITHDRAWN = "withdrawn"  # 已撤回
    ENDED = "ended"  # 已终止


class StepState(StrEnum):
    """Where one step of a case stands."""

    WAITING = "waiting"  # 未到
    OPEN = "open"  # 待审批
    APPROVED = "approved"  # 同意
    REJECTED = "rejected"  # 驳回
    RETURNED = "returned"  # 退回补正
    CLOSED = "closed"  # 未审即结束


class Decision(StrEnum):
    """What a person may say at a step."""

    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"


@dataclass(frozen=True)
class Step:
    """One step to be taken: by whoever holds ``permission`` over ``place``, in so many days."""

    zh: str
    en: str
    permission: str
    place: OrgPath
    working_days: int


@dataclass(frozen=True)
class CaseOrder:
    """A case to be opened about one subject; ``reason`` is why, where the asker has to say."""

    kind: str
    subject: str
    title: str
    link: str
    steps: tuple[Step, ...]
    reason: str = ""


@dataclass(frozen=True)
class TrailStep:
    """A step as people see it, with the working days by which it is or was late."""

    id: str
    number: int
    zh: str
    en: str
    state: StepState
    opened_at: datetime | None
    due_on: date | None
    decided_at: datetime | None
    decided_by_name: str | None
    opinion: str
    overdue_days: int


@dataclass(frozen=True)
class TrailCase:
    """A case as people see it, from its submission to its end."""

    id: str
    kind: str
    title: str
    reason: str
    state: CaseState
    opened_by_name: str
    opened_at: datetime
    closed_at: datetime | None
    steps: tuple[TrailStep, ...]
