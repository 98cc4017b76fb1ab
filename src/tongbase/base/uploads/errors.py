"""What can go wrong with files that people hand in."""

from tongbase.kernel.errors import InvalidError, NotFoundError


class UploadNotFoundError(NotFoundError):
    """No such file, or it is somebody else's."""

    code = "uploads.not_found"


class UploadInvalidError(InvalidError):
    """The file has no name, nothing in it, or is too large."""

    code = "uploads.invalid"
    usual_field = "name"
