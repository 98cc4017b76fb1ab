"""From a file to batches of read records: what can be done without looking at anything else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from tongbase.base.imports.records import at_odds, records_of
from tongbase.base.imports.terms import REASON, WHOLE, Fault, Record
from tongbase.base.sheets.reading import Table, open_table
from tongbase.base.sheets.terms import Column

UNMENDED = (
    f"“{REASON.zh}”一栏仍有内容,表示此条退回后尚未处理;改正后请清空该栏再导入。",
    "The reason of its refusal still stands there; mend the record, then empty that cell.",
)
"""A refused record that is handed in as it was must not become another's change."""


class Head(NamedTuple):
    """What the headings of a file say: which fields have a column, which headings mean nothing."""

    fields: frozenset[str]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """Some records: what is broken in each, by its line; what the others say; how many lines."""

    broken: Mapping[int, tuple[Fault, ...]]
    read: Sequence[Any]
    lines: int


@dataclass(frozen=True)
class Reading:
    """How a file is read: where it lies, what people call it, its columns; the fields that name a
    record, how a record is read, how many make a batch, and the fields of a record's parts.
    """

    path: Path
    shown: str
    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    read: Callable[[Record], Any]
    batch_records: int
    parts: frozenset[str] = frozenset()

    @contextmanager
    def opened(self) -> Iterator[tuple[Head, Iterator[Batch]]]:
        """Read the headings, then batch by batch.

        Raises:
            HeadingMissingError: A needed column is not there.
            FileRefusedError: The file cannot be read (on).
        """
        with open_table(self.path, self.shown, (*self.columns, REASON)) as table:
            head = Head(frozenset(table.places) - {REASON.field}, table.unknown)
            yield head, self._batches(table)

    def _batches(self, table: Table) -> Iterator[Batch]:
        records = records_of(table.lines(), self.heads)
        own = {column.field: column for column in self.columns if column.field not in self.parts}
        while some := list(islice(records, self.batch_records)):
            yield self._batch(some, own)

    def _batch(self, records: Sequence[Record], own: Mapping[str, Column]) -> Batch:
        broken = {record.number: _broken(record, own) for record in records}
        read = [self.read(each) for each in records if not broken[each.number]]
        return Batch(broken, read, sum(len(record.lines) for record in records))


def _broken(record: Record, own: Mapping[str, Column]) -> tuple[Fault, ...]:
    unfit = (
        Fault(line.number, field, *fault)
        for line in record.lines
        for field, fault in (
            (WHOLE, line.fault),
            (REASON.field, UNMENDED if line.cells.get(REASON.field) else None),
        )
        if fault is not None
    )
    return (*unfit, *at_odds(record, own))
