"""What can go wrong in oversight."""

from tongbase.kernel.errors import NotFoundError


class DivisionNotFoundError(NotFoundError):
    """No division has such a code."""

    code = "oversee.division_not_found"


class ThingNotFoundError(NotFoundError):
    """No such thing, or none that this actor may see."""

    code = "oversee.thing_not_found"
