"""What values look like, asked of a real engine."""

import duckdb
import pytest

from tongbase.protect.rules.detectors import PATTERNS
from tongbase.protect.terms.grades import Detector


def looks_like(detector: Detector, value: str) -> bool:
    asked = "SELECT regexp_full_match($value, $pattern)"
    given = {"value": value, "pattern": PATTERNS[detector]}
    return duckdb.execute(asked, given).fetchone()[0]


@pytest.mark.parametrize("name", ["王伟", "武则天", "欧阳修", "司马相如", "阿依古丽·买买提"])
def test_a_name_begins_with_a_surname(name: str):
    assert looks_like(Detector.PERSON_NAME, name)


@pytest.mark.parametrize("place", ["武汉市", "黄石市", "温州市", "江夏区", "金寨县", "万宁市"])
def test_a_place_that_begins_with_a_surname_is_no_person(place: str):
    assert not looks_like(Detector.PERSON_NAME, place)
