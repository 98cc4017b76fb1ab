"""Turning the library's yearly lists of divisions into one list with history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tongbase.identity.terms import RegionLevel

Line = Mapping[str, str]

CITY_RANK = "2"


@dataclass(frozen=True)
class NamedYears:
    """A name that the lists give a code, and the years of the first and the last that do so.

    A code that was renamed (襄樊市, 襄阳市) or given to another division has several, one after
    the other.
    """

    code: str
    name: str
    first_year: int
    last_year: int


@dataclass(frozen=True)
class Division:
    """A division as it last was, and the years in which the lists name it."""

    code: str
    name: str
    level: RegionLevel
    parent: str | None
    first_year: int
    last_year: int

    def seen(self, other: "Division") -> "Division":
        """Join two sightings of one code: the later one speaks, the years widen."""
        later = self if self.last_year >= other.last_year else other
        first = min(self.first_year, other.first_year)
        return replace(later, first_year=first)


def divisions(lines: Iterable[Line]) -> dict[str, Division]:
    """Read the lines of all years into one division a code, provinces first."""
    found: dict[str, Division] = {}
    for division in _sightings(lines):
        known = found.get(division.code)
        found[division.code] = known.seen(division) if known else division
    return found


def names_of_divisions(lines: Iterable[Line]) -> list[NamedYears]:
    """Read the lines of all years into the names of each code, in their order."""
    named = {(seen.code, seen.first_year): seen.name for seen in _sightings(lines)}
    found: list[NamedYears] = []
    for (code, year), name in sorted(named.items()):
        last = found[-1] if found else None
        if last and (last.code, last.name) == (code, name) and last.last_year == year - 1:
            found[-1] = replace(last, last_year=year)
        else:
            found.append(NamedYears(code, name, year, year))
    return found


def path_of(division: Division, known: Mapping[str, Division]) -> str:
    """Write the path of a division: its ancestors' codes from the province down."""
    above = path_of(known[division.parent], known) if division.parent else ""
    return f"{above}/{division.code}"


def _sightings(lines: Iterable[Line]) -> Iterable[Division]:
    """Name all that the lines name, each of one year."""
    kept = list(lines)
    governed = {(line["year"], line["city_adcode"]) for line in kept if line["rank"] == CITY_RANK}
    for line in kept:
        yield from _named_in(line, governed)


def _named_in(line: Line, governed: set[tuple[str, str]]) -> Iterable[Division]:
    """Name the province, the city and the county of a line.

    “市辖区” and “省直辖县级行政区划” have codes but no government: what lies in them lies
    directly in the province.
    """
    year = int(line["year"])
    province, city, county = (line[f"{level}_adcode"] for level in ("province", "city", "county"))
    yield Division(province, line["province_name"], RegionLevel.PROVINCE, None, year, year)
    is_governed = (line["year"], city) in governed
    if city and city != province:
        level = RegionLevel.CITY if is_governed else RegionLevel.GROUP
        yield Division(city, line["city_name"], level, province, year, year)
    if county:
        parent = city if is_governed else province
        yield Division(county, line["county_name"], RegionLevel.COUNTY, parent, year, year)
