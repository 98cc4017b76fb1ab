"""What can go wrong with stored files."""

from tongbase.kernel.errors import InvalidError, NotFoundError, UnavailableError


class BadKeyError(InvalidError):
    """The key of a file cannot be used."""

    code = "store.bad_key"


class FileMissingError(NotFoundError):
    """There is no such file."""

    code = "store.file_missing"


class FileTooLargeError(InvalidError):
    """The file is larger than allowed."""

    code = "store.file_too_large"
    usual_field = "file"


class StoreUnavailableError(UnavailableError):
    """The disk or the object store did not do it."""

    code = "store.unavailable"
