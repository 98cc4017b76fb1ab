"""Which limits are in force where an entry's provider stands."""

from collections.abc import Mapping

from tongbase.base.limits.reading import limits_at
from tongbase.base.limits.terms import Limit
from tongbase.catalogue.models import Entry
from tongbase.catalogue.terms.limits import COMPILING
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def limits_of(work: Work, entry: Entry) -> Mapping[Limit, int]:
    """Return the working days of each limit of compiling, the strictest of the entry's place."""
    return limits_at(work, OrgPath(entry.provider_path), COMPILING)
