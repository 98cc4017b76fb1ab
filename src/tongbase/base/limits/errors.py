"""What can go wrong in limits."""

from tongbase.kernel.errors import InvalidError, NotFoundError


class LimitUnknownError(NotFoundError):
    """No limit has this code."""

    code = "limits.limit_unknown"


class LimitTooLooseError(InvalidError):
    """A region may make a limit stricter, never looser than the law or the regions above it."""

    code = "limits.limit_too_loose"
    usual_field = "working_days"
