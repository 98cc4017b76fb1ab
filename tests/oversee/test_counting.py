"""What the overview makes of counts."""

from datetime import UTC, datetime, timedelta

import pytest

from tongbase.catalogue.terms.codes import UpdateCycle as Cycle
from tongbase.catalogue.terms.levels import GOVERNMENT_LEVEL_LABELS, GovernmentLevel
from tongbase.oversee.rules.counting import (
    AGE_MAX,
    below,
    by_level,
    freshness_of,
    level_of,
    prefix_of,
)
from tongbase.oversee.terms import Freshness

NOW = datetime(2026, 3, 2, tzinfo=UTC)
REGIONS = (
    ("420000", 5),
    ("420100", 3),
    ("420102", 2),
    ("420103", 1),
    ("421000", 4),
    ("110000", 7),
)


@pytest.mark.parametrize(
    ("division", "level"),
    [
        ("000000", GovernmentLevel.NATION),
        ("420000", GovernmentLevel.PROVINCE),
        ("421000", GovernmentLevel.CITY),
        ("429004", GovernmentLevel.COUNTY),
    ],
)
def test_a_code_tells_its_level(division: str, level: GovernmentLevel) -> None:
    assert level_of(division) is level
    assert GOVERNMENT_LEVEL_LABELS[level].zh


def test_counts_add_up_by_level() -> None:
    assert by_level(REGIONS) == (("province", 12), ("city", 7), ("county", 3))


@pytest.mark.parametrize(
    ("division", "counted"),
    [
        ("", (("110000", 7), ("420000", 15))),
        ("42", (("110000", 7), ("420000", 5), ("420100", 6), ("421000", 4))),
        ("4201", tuple(sorted(REGIONS))),
    ],
)
def test_counts_add_up_below_a_division(division: str, counted: tuple) -> None:
    assert below(REGIONS, division) == counted


@pytest.mark.parametrize(
    ("division", "prefix"),
    [
        ("420000", "42"),
        ("421000", "4210"),
        ("500000", "50"),
        ("420102", "420102"),
        ("429000", "4290"),
    ],
)
def test_the_codes_within_a_division_begin_alike(division: str, prefix: str) -> None:
    assert prefix_of(division) == prefix


@pytest.mark.parametrize("cycle", AGE_MAX)
def test_data_are_fresh_for_their_cycle_and_a_little_more(cycle: Cycle) -> None:
    oldest = NOW - AGE_MAX[cycle]
    assert freshness_of(cycle, oldest, NOW) is Freshness.FRESH
    assert freshness_of(cycle, oldest - timedelta(seconds=1), NOW) is Freshness.LATE
    assert freshness_of(cycle, None, NOW) is Freshness.NEVER


@pytest.mark.parametrize("cycle", [None, Cycle.IRREGULAR, Cycle.NEVER])
def test_without_a_cycle_nothing_is_late(cycle: Cycle | None) -> None:
    assert freshness_of(cycle, None, NOW) is Freshness.UNCLOCKED
