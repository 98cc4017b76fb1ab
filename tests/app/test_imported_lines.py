"""Of every kind of record that takes several lines: the first says what it is, and no other."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tongbase.app.modules import IMPORTERS
from tongbase.base.imports.batches import Reading
from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import Fault

SEVERAL = [each for each in IMPORTERS if each.heads]
KEY, SAID, OTHERWISE = "标识", "原话", "另话"


def broken(folder: Path, importer: Importer, below: Mapping[str, str]) -> tuple[Fault, ...]:
    """Say what is wrong with a record of two lines, of which the first fills all columns."""
    path = folder / "表.csv"
    first = {c.field: KEY if c.field in importer.heads else SAID for c in importer.columns}
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(first))
        sheet.writerows(({c.field: c.zh for c in importer.columns}, first, below))
    reading = Reading(
        path,
        path.name,
        importer.columns,
        importer.heads,
        lambda record: record,
        importer.batch_records,
        importer.parts,
    )
    with reading.opened() as (_, batches):
        (batch,) = batches
        (faults,) = batch.broken.values()
    return faults


def key_of(importer: Importer) -> Mapping[str, str]:
    return dict.fromkeys(importer.heads, KEY)


def test_entries_service_items_code_lists_and_documents_take_several_lines() -> None:
    kinds = {"entries", "service_item", "code_lists", "documents"}
    assert {each.kind for each in SEVERAL} == kinds
    for each in SEVERAL:
        assert each.parts < {column.field for column in each.columns} - set(each.heads)


@pytest.mark.parametrize("importer", SEVERAL, ids=lambda importer: importer.kind)
def test_a_line_below_may_say_the_same_or_nothing(tmp_path: Path, importer: Importer) -> None:
    own = [c.field for c in importer.columns if c.field not in importer.parts]
    said = dict.fromkeys(own, SAID) | key_of(importer)
    for below in (key_of(importer), said, {next(iter(importer.parts)): OTHERWISE}):
        assert broken(tmp_path, importer, below) == ()


@pytest.mark.parametrize("importer", SEVERAL, ids=lambda importer: importer.kind)
def test_a_column_of_the_thing_itself_is_refused_where_it_differs(
    tmp_path: Path, importer: Importer
) -> None:
    for column in importer.columns:
        if column.field in importer.heads:
            continue
        faults = broken(tmp_path, importer, {**key_of(importer), column.field: OTHERWISE})
        wanted = [] if column.field in importer.parts else [(3, column.field)]
        assert [(fault.line, fault.field) for fault in faults] == wanted
        assert all(f"“{column.zh}”" in fault.zh and "第 2 行" in fault.zh for fault in faults)
