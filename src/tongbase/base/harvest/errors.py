"""What can go wrong while a foreign catalogue is read."""

from tongbase.kernel.errors import InvalidError, UnavailableError


class ForeignAwayError(UnavailableError):
    """The source does not answer, or answers with an error of its own."""

    code = "harvest.away"


class ForeignUnreadableError(InvalidError):
    """What the source sends is not what its kind promises."""

    code = "harvest.unreadable"


class ForeignTooLargeError(InvalidError):
    """The source is larger than is read at once."""

    code = "harvest.too_large"


class ForeignRefusedError(InvalidError):
    """The source wants a key, or another than was given."""

    code = "harvest.refused"
