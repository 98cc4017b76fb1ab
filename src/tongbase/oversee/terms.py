"""The words of oversight."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tongbase.standards.terms.labels import Label


class Freshness(StrEnum):
    """Whether data were renewed within their cycle (更新及时率)."""

    FRESH = "fresh"
    LATE = "late"
    NEVER = "never"
    UNCLOCKED = "unclocked"


FRESHNESS_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        Freshness.FRESH: Label("按周期更新", "Renewed in time"),
        Freshness.LATE: Label("逾期未更新", "Late"),
        Freshness.NEVER: Label("从未更新", "Never renewed"),
        Freshness.UNCLOCKED: Label("无固定周期", "Without a cycle"),
    }
)


@dataclass(frozen=True)
class Role:
    """A role by its name."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True)
class FirstStep:
    """One step of an empty house: whether it is done, whose it is, and where one does it.

    ``mine`` says that the actor may do it; ``link`` leads there and is empty for anybody else;
    ``roles`` are the shipped roles that may.
    """

    code: str
    zh: str
    en: str
    why_zh: str
    why_en: str
    done: bool
    mine: bool
    link: str
    roles: tuple[Role, ...]
