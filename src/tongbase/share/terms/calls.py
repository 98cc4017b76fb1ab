"""Calls (调用): what a consumer asks of a service, and what it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tongbase.standards.terms.labels import Label


class CallState(StrEnum):
    """How a call ended."""

    ANSWERED = "answered"
    REFUSED = "refused"


@dataclass(frozen=True)
class Condition:
    """One condition on one item, as the consumer names it."""

    item: str
    operator: str
    value: Any


@dataclass(frozen=True)
class QueryAsked:
    """What a query asks: no items means all that are granted, no limit a page."""

    items: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    limit: int | None = None
    offset: int = 0
    purpose: str = ""


@dataclass(frozen=True)
class VerifyAsked:
    """What a verification asks: for whom, and which claims."""

    keys: Mapping[str, Any]
    claims: Mapping[str, Any]
    purpose: str = ""


@dataclass(frozen=True)
class RowsTold:
    """The answer to a query: rows under the words that the consumer used."""

    call: str
    rows: Sequence[Mapping[str, Any]]
    count: int
    truncated: bool
    masked: tuple[str, ...]


@dataclass(frozen=True)
class VerdictTold:
    """The answer to a verification: 一致, 不一致 or 查无 for each claim, and over all."""

    call: str
    results: Mapping[str, str]
    overall: str


CALL_LABELS: dict[CallState, Label] = {
    CallState.ANSWERED: Label("已应答", "Answered"),
    CallState.REFUSED: Label("已拒绝", "Refused"),
}
