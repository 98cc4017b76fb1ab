"""What can go wrong with the lake."""

from tongbase.kernel.errors import (
    ConflictError,
    DeniedError,
    InvalidError,
    NotFoundError,
    UnavailableError,
)


class BadNameError(InvalidError):
    """The name of a namespace, table or column cannot be used."""

    code = "lake.bad_name"


class BadLocationError(InvalidError):
    """The lake cannot lie there."""

    code = "lake.bad_location"


class BadPlaceError(InvalidError):
    """A table, or a file of it, cannot lie there."""

    code = "lake.bad_place"


class BadSettingError(InvalidError):
    """A table cannot set that for itself."""

    code = "lake.bad_setting"


class BadMetadataError(InvalidError):
    """What lies there is not the metadata of a table."""

    code = "lake.bad_metadata"


class MetadataNotFoundError(NotFoundError):
    """No metadata file lies there."""

    code = "lake.metadata_not_found"


class TableNotFoundError(NotFoundError):
    """There is no such table."""

    code = "lake.table_not_found"


class TableOfOthersError(DeniedError):
    """The table belongs to another organisation."""

    code = "lake.table_of_others"


class NamespaceNotFoundError(NotFoundError):
    """There is no such namespace."""

    code = "lake.namespace_not_found"


class SnapshotNotFoundError(NotFoundError):
    """The table has no such snapshot, or none that old."""

    code = "lake.snapshot_not_found"


class ColumnNotFoundError(NotFoundError):
    """The table has no such column."""

    code = "lake.column_not_found"


class TableExistsError(ConflictError):
    """A table of that name is there already."""

    code = "lake.table_exists"


class LostRaceError(ConflictError):
    """Another writer changed the table first; the same write may be tried again."""

    code = "lake.lost_race"


class DuplicateKeysError(InvalidError):
    """The source of a merge holds a key more than once."""

    code = "lake.duplicate_keys"
    usual_field = "keys"


class EmptyKeyError(InvalidError):
    """The source of a merge holds rows without a key."""

    code = "lake.empty_key"
    usual_field = "keys"


class SchemaChangeError(InvalidError):
    """The change of the schema would lose values or is not understood."""

    code = "lake.schema_change"
    usual_field = "columns"


class BadQueryError(InvalidError):
    """The engine refuses the statement."""

    code = "lake.bad_query"
    usual_field = "sql"


class TooManyRowsError(InvalidError):
    """The answer is longer than the caller allows."""

    code = "lake.too_many_rows"
    usual_field = "limit"


class QueryTimeoutError(UnavailableError):
    """The statement took longer than the caller allows."""

    code = "lake.query_timeout"


class EngineUnavailableError(UnavailableError):
    """The engine has not the memory, the files or the connection that it needs."""

    code = "lake.engine_unavailable"


class DiskFullError(UnavailableError):
    """There is no room left where the lake or the files on the way to it lie."""

    code = "lake.disk_full"


class MemoryFullError(UnavailableError):
    """The work needs more memory than the engine may take."""

    code = "lake.memory_full"


def lost_race(detail: str) -> LostRaceError:
    """Return the error of a writer that another writer overtook."""
    return LostRaceError(
        "另一个写入者先修改了这张表,请重试。",
        f"Another writer changed the table first; try again. ({detail})",
    )
