"""To whom a standard belongs."""

from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.standards.errors import OwnerMissingError


def owner_of(work: Work, code: str) -> identity.OrganisationRef:
    """Look up the organisation that shall own a standard, by default the actor's own."""
    wanted = code or work.actor.organisation
    if not wanted:
        raise OwnerMissingError(
            "您不属于任何单位,请选择标准的管理单位。",
            "You belong to no organisation; choose to whom the standard shall belong.",
            field="owner",
        )
    return identity.organisation(work, wanted)
