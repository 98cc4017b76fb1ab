"""What can be wrong with the place to which messages go."""

from tongbase.kernel.errors import InvalidError


class TargetInvalidError(InvalidError):
    """The address is no ``https://`` address that could be called."""

    code = "webhooks.target_invalid"
    usual_field = "url"


class TargetForbiddenError(InvalidError):
    """The address leads to where this server does not send anything."""

    code = "webhooks.target_forbidden"
    usual_field = "url"


class TargetUnknownError(InvalidError):
    """Nobody knows the name of the machine."""

    code = "webhooks.target_unknown"
    usual_field = "url"
