"""A file that is written within the work that reads it, and sent after that work has ended."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from tongbase.base.sheets.writing import CHUNK_BYTES

MEMORY_BYTES_MAX = 1 << 20
"""What is larger lies in a file of its own until it is sent."""


def spooled(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Write all chunks down now, and return them as they were, one after the other."""
    file: IO[bytes] = tempfile.SpooledTemporaryFile(MEMORY_BYTES_MAX)  # noqa: SIM115
    try:
        for chunk in chunks:
            file.write(chunk)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return _read(file)


def _read(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
