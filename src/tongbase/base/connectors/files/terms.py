"""What readers of files take and give."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

SAMPLE_ROWS_MAX = 20_000
"""So many rows of a file are looked at to tell the types of its columns."""
TITLE_SHARE = 0.6
"""A merged cell over so much of one row is a title above the table, not a heading."""


class FileKind(StrEnum):
    """What is in a file."""

    TEXT = "text"  # CSV and its like
    SHEETS = "sheets"  # xls, xlsx, ods
    JSON = "json"
    PARQUET = "parquet"
    PAGE = "page"  # a web page


@dataclass(frozen=True)
class Options:
    """What a person may say of the files when guessing goes wrong; empty means guess.

    ``records`` says where in a JSON object the records are, such as ``data.list``.
    ``room`` is where archives are laid out, if not where the system keeps such things.
    """

    encoding: str = ""
    delimiter: str = ""
    header: int | None = None
    records: str = ""
    room: Path | None = None


class Record(NamedTuple):
    """One row: where it began, its values as text, and what is wrong with it (if anything).

    ``fault`` is a sentence in Chinese and one in English; then ``raw`` is what stood there.
    """

    line: int
    values: tuple[str | None, ...]
    fault: tuple[str, str] | None = None
    raw: str = ""


@dataclass(frozen=True)
class Field:
    """A column of a file: its clean name, what stood in the heading, its Iceberg type if known."""

    name: str
    heading: str
    type: str | None = None


class Sheet(Protocol):
    """One table in a file."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns."""

    def records(self) -> Iterator[Record]:
        """The rows, one after the other."""
