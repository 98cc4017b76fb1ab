"""The words of oversight."""

from collections.abc import Mapping
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
