"""What can be wrong with a source, each with its cure."""

from tongbase.kernel.errors import DeniedError, InvalidError, NotFoundError, UnavailableError


class SourceSettingsError(InvalidError):
    """A setting of the connection is missing or wrong."""

    code = "source.settings"


class AddressForbiddenError(DeniedError):
    """The address is the platform's own machine, or a path outside the folders for sources."""

    code = "source.address_forbidden"


class HostUnknownError(UnavailableError):
    """No machine has that name."""

    code = "source.host_unknown"


class ConnectionRefusedBySourceError(UnavailableError):
    """The machine does not listen at that port."""

    code = "source.refused"


class SourceTimeoutError(UnavailableError):
    """The machine does not answer."""

    code = "source.timeout"


class PasswordWrongError(InvalidError):
    """User and password do not open the source."""

    code = "source.password_wrong"


class NotPermittedBySourceError(InvalidError):
    """The user of the connection may not do that in the source."""

    code = "source.not_permitted"


class DatabaseMissingError(InvalidError):
    """The server has no database of that name."""

    code = "source.database_missing"


class SourceTableMissingError(NotFoundError):
    """The source has no table or file of that name."""

    code = "source.table_missing"


class SourceReadError(UnavailableError):
    """The source failed while it was read."""

    code = "source.read_failed"


class SourceChangedError(UnavailableError):
    """The columns of the table changed between the plan and the reading; a new plan helps."""

    code = "source.changed"


class FileChangingError(UnavailableError):
    """Somebody writes the file while it is read; reading it again later helps."""

    code = "source.file_changing"


class FileRefusedError(InvalidError):
    """The file cannot be read as a table."""

    code = "source.file_refused"
    usual_field = "file"


class FileMissingError(FileRefusedError):
    """There is no such file or folder."""

    code = "source.file_missing"


class EmptyFileError(FileRefusedError):
    """The file holds nothing."""

    code = "source.file_empty"


class EncryptedFileError(FileRefusedError):
    """The file is protected by a password."""

    code = "source.file_encrypted"


class EncodingUnknownError(FileRefusedError):
    """The encoding of the file cannot be told."""

    code = "source.encoding_unknown"


class NotATableError(FileRefusedError):
    """The file is of a kind that holds no table, or pretends to be another kind."""

    code = "source.not_a_table"


class BrokenFileError(FileRefusedError):
    """The file is damaged."""

    code = "source.file_broken"
