"""Reading a metadata file that somebody names: it may not be there, or be something else."""

import zlib
from gzip import BadGzipFile

from pyiceberg.exceptions import ValidationError
from pyiceberg.io import FileIO, InputFile
from pyiceberg.serializers import FromInputFile
from pyiceberg.table.metadata import TableMetadata

from tongbase.base.lake.errors import BadMetadataError, MetadataNotFoundError

METADATA_BYTES_MAX = 64 * 1024 * 1024
FIELD = "metadata-location"
NOT_METADATA = (ValidationError, UnicodeDecodeError, BadGzipFile, zlib.error, EOFError)
"""How PyIceberg fails on files that hold something else."""


def read_metadata(io: FileIO, location: str) -> TableMetadata:
    """Read a table's metadata file."""
    try:
        file = io.new_input(location)
        _check_size(file)
        return FromInputFile.table_metadata(file)
    except FileNotFoundError as absent:
        raise MetadataNotFoundError(
            f"{FIELD} 指向的文件“{location}”不存在,请核对位置。",
            f"{FIELD} names {location}, and there is no such file; check the place.",
            field=FIELD,
        ) from absent
    except (*NOT_METADATA, TypeError) as other:  # a folder has no length
        raise BadMetadataError(
            f"{FIELD} 指向的文件“{location}”不是 Iceberg 表的元数据,"
            "请填写表的 metadata.json 文件的位置。",
            f"{FIELD} names {location}, which is not the metadata of an Iceberg table; "
            "name the table's metadata.json.",
            field=FIELD,
        ) from other


def _check_size(file: InputFile) -> None:
    if len(file) > METADATA_BYTES_MAX:
        raise BadMetadataError(
            f"{FIELD} 指向的文件“{file.location}”超过 {METADATA_BYTES_MAX} 字节,"
            "不会是表的元数据,请核对位置。",
            f"{FIELD} names {file.location}, which has more than {METADATA_BYTES_MAX} bytes and so "
            "is no metadata of a table; check the place.",
            field=FIELD,
        )
