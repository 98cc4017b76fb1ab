"""What a module brings so that its things can be imported."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from tongbase.base.imports.terms import Judged, Record
from tongbase.base.sheets.terms import Column
from tongbase.kernel.db import Row
from tongbase.kernel.permission import Permission
from tongbase.kernel.work import Work

R_contra = TypeVar("R_contra", contravariant=True)
T = TypeVar("T")


class Importing(Protocol[R_contra, T]):
    """One run through a file. It may remember what it has met, such as names that come twice."""

    def judge(self, work: Work, read: Sequence[R_contra]) -> Sequence[Judged[T]]:
        """Say of what was read, in its order, what becomes of each; change nothing."""

    def write(self, work: Work, judged: Sequence[Judged[T]]) -> None:
        """Take over those that are new or changed."""


@dataclass(frozen=True)
class Importer:
    """A kind of thing that can be imported.

    ``read`` reads a record without looking at anything else; it stands in a module, so that
    another process can do it ahead. ``read_to_write`` does it where what is read is to be taken
    over, and makes ready what a check has no need of. ``begin`` gets the options and the fields
    whose columns the sheet has: what a sheet does not have, an import leaves as it is. ``heads``
    are the fields that name a record: lines in which they are blank, or of which the first says
    the same as above and none another thing, belong to the record above. Without heads every line
    is a record. ``parts`` are the fields of what a record has several of, a line each; all others
    are the record's own, and its first line says them.
    ``options`` are the names of those that it takes; all others are refused. ``tables`` are those
    that hold what is taken over.
    """

    kind: str
    zh: str
    en: str
    permission: Permission
    columns: tuple[Column, ...]
    read: Callable[[Record], Any]
    begin: Callable[[Work, Mapping[str, Any], frozenset[str]], Importing[Any, Any]]
    heads: tuple[str, ...] = ()
    batch_records: int = 200
    parts: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()
    read_to_write: Callable[[Record], Any] | None = None
    tables: tuple[type[Row], ...] = ()
