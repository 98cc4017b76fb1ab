"""What can go wrong with a sheet."""

from tongbase.kernel.errors import InvalidError


class HeadingMissingError(InvalidError):
    """No sheet of the file has the headings that are needed."""

    code = "sheets.heading_missing"
    usual_field = "file"
