"""Where an organisation stands: its region, read from its path."""

from tongbase.kernel.actor import OrgPath


def region_of(place: OrgPath) -> OrgPath:
    """Return the region in which an organisation lies: its path without the last part."""
    return OrgPath(place.value.rpartition("/")[0])
