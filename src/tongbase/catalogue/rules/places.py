"""Where an organisation stands: its region, read from its path."""

from itertools import takewhile

from tongbase.kernel.actor import OrgPath


def region_of_both(one: OrgPath, other: OrgPath) -> OrgPath:
    """Return the smallest region in which two organisations lie; everywhere if there is none."""
    ways = zip(region_of(one).value.split("/"), region_of(other).value.split("/"), strict=False)
    shared = takewhile(lambda codes: codes[0] == codes[1], ways)
    return OrgPath("/".join(code for code, _ in shared))


def region_of(place: OrgPath) -> OrgPath:
    """Return the region in which an organisation lies: its path without the last part."""
    return OrgPath(place.value.rpartition("/")[0])
