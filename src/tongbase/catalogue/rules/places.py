"""Where an organisation stands: its region, read from its path."""

from tongbase.kernel.actor import OrgPath

REGION_DIGITS = 6


def region_of(place: OrgPath) -> OrgPath:
    """Return the region in which an organisation lies: its path without the last part."""
    return OrgPath(place.value.rpartition("/")[0])


def regions_of(path: str) -> tuple[str, ...]:
    """Return the divisions on the way to an organisation, the highest first."""
    return tuple(part for part in path.split("/") if len(part) == REGION_DIGITS)
