"""What the overview makes of counts: levels of government, divisions below one, what is fresh."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from tongbase.catalogue.terms.codes import UpdateCycle
from tongbase.catalogue.terms.levels import GovernmentLevel
from tongbase.oversee.terms import Freshness

Counts = tuple[tuple[str, int], ...]
PAIRS_OF_ZEROS = re.compile(r"(00)+$")


# How old data may be, by their cycle; a little more than the cycle itself.
AGE_MAX: Mapping[UpdateCycle, timedelta] = MappingProxyType(
    {
        UpdateCycle.REALTIME: timedelta(hours=1),
        UpdateCycle.DAILY: timedelta(days=2),
        UpdateCycle.WEEKLY: timedelta(days=9),
        UpdateCycle.MONTHLY: timedelta(days=35),
        UpdateCycle.QUARTERLY: timedelta(days=100),
        UpdateCycle.HALF_YEAR: timedelta(days=190),
        UpdateCycle.YEARLY: timedelta(days=380),
    }
)


def level_of(division: str) -> GovernmentLevel:
    """Return the level of a division's code of six digits."""
    if division == "000000":
        return GovernmentLevel.NATION
    if division.endswith("0000"):
        return GovernmentLevel.PROVINCE
    return GovernmentLevel.CITY if division.endswith("00") else GovernmentLevel.COUNTY


def prefix_of(division: str) -> str:
    """Return what the codes within a division begin with: 42 for 420000, 4210 for 421000."""
    return PAIRS_OF_ZEROS.sub("", division)


def code_of(prefix: str) -> str:
    """Return the code of six digits of the division in which codes begin so."""
    return prefix.ljust(6, "0")


def by_level(regions: Iterable[tuple[str, int]]) -> Counts:
    """Add up counts of divisions by their level, the highest level first."""
    counted = dict.fromkeys(GovernmentLevel, 0)
    for division, count in regions:
        counted[level_of(division)] += count
    return tuple((level.value, count) for level, count in counted.items() if count)


def below(regions: Iterable[tuple[str, int]], division: str) -> Counts:
    """Add up counts by the divisions next below one: provinces, cities of one, counties of one.

    What stands at the division itself counts for its own code.
    """
    digits = min(len(division) + 2, 6)
    counted: dict[str, int] = {}
    for code, count in regions:
        part = code[:digits].ljust(6, "0")
        counted[part] = counted.get(part, 0) + count
    return tuple(sorted(counted.items()))


def freshness_of(cycle: UpdateCycle | None, renewed: datetime | None, now: datetime) -> Freshness:
    """Judge one table by the cycle of its entry."""
    age_max = AGE_MAX.get(cycle) if cycle else None
    if age_max is None:
        return Freshness.UNCLOCKED
    if renewed is None:
        return Freshness.NEVER
    return Freshness.FRESH if now - renewed <= age_max else Freshness.LATE
