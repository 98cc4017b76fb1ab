"""At which level of government a division stands (GB/T 2260: 省级 ××0000, 地级 ××××00)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tongbase.standards.terms.labels import Label


class GovernmentLevel(StrEnum):
    """A level of government."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


GOVERNMENT_LEVEL_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        GovernmentLevel.NATION: Label("国家级", "Nation"),
        GovernmentLevel.PROVINCE: Label("省级", "Province"),
        GovernmentLevel.CITY: Label("市级", "City"),
        GovernmentLevel.COUNTY: Label("县级", "County"),
    }
)
