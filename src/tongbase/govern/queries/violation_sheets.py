"""The rows that break a standard as the lines of a sheet: all that can be read, as they are shown.

Each says why it is bad. Values lie under the masks that their columns have now.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.sheets.writing import Cells
from tongbase.govern.errors import NotListedError
from tongbase.govern.models import Table, ViolationList
from tongbase.govern.queries.kept_violations import checks_of, kept_in, meant_rows, shown_kept
from tongbase.govern.queries.veiling import veil_of
from tongbase.govern.queries.violations import (
    LISTED_AT_ONCE_ROWS_MAX,
    ViolatingRow,
    judgement,
    rows_of,
    shown_row,
)
from tongbase.kernel.work import Work

WHY = ("原因", "不符合的字段")
BATCH_ROWS = 5_000
FETCH_SECONDS_MAX = 1_800.0
CELL_CHARACTERS_MAX = 32_000
"""A workbook holds 32,767 in a cell."""
EXACT_DIGITS_MAX = 15
"""A workbook keeps so many digits of a number; a longer one is written as text."""


@dataclass(frozen=True)
class ViolationSheet:
    """A sheet of rows that break a standard; its ``lines`` are read as they are written."""

    headings: Cells
    rows: int
    lines: Iterator[Cells]


def violation_sheet(work: Work, lake: Lake, table: Table, column: str = "") -> ViolationSheet:
    """Read the rows of a table that break a standard; those of one column if one is asked for.

    A small table is judged now; of a large one the rows are read that a job has listed.
    """
    if rows_of(lake, table) <= LISTED_AT_ONCE_ROWS_MAX:
        return _judged(work, lake, table, column)
    listed = work.db.get(ViolationList, table.id)
    if listed is None:
        raise NotListedError(
            "该表较大,尚未核对;请先“开始核对”,待后台任务列出后再下载。",
            "The table is large and has not been judged; have its rows listed, then fetch them.",
            field="table_id",
        )
    return _kept(work, lake, table, listed, column)


def _judged(work: Work, lake: Lake, table: Table, column: str) -> ViolationSheet:
    judged = judgement(work, lake, table, column)
    if judged is None:
        return _empty(table)
    veil = veil_of(work, table)
    with raw.open_session(lake) as session:
        rows = session.number(f"SELECT count(*) FROM ({judged.plan.broken_select})")  # noqa: S608
    shown = (shown_row(judged, veil, each) for each in _read(lake, judged.broken_in_order))
    return ViolationSheet(_headings(table, judged.columns), rows, _lines(shown, judged.columns))


def _kept(
    work: Work, lake: Lake, table: Table, listed: ViolationList, column: str
) -> ViolationSheet:
    kept = kept_in(TableName(table.namespace, table.name))
    if not listed.kept or not read.exists(lake, kept):
        return _empty(table)
    checks, veil = checks_of(listed), veil_of(work, table)
    relation, meant = raw.relation(kept), meant_rows(listed, column)
    with raw.open_session(lake) as session:
        rows = session.number(f"SELECT count(*) FROM {relation} WHERE {meant}")  # noqa: S608
    select = f"SELECT broken, row_json FROM {relation} WHERE {meant} ORDER BY position"  # noqa: S608
    shown = (shown_kept(checks, veil, each) for each in _read(lake, select))
    columns = _names(table)
    return ViolationSheet(_headings(table, columns), rows, _lines(shown, columns))


def _empty(table: Table) -> ViolationSheet:
    return ViolationSheet(_headings(table, _names(table)), 0, iter(()))


def _read(lake: Lake, select: str) -> Iterator[Mapping[str, Any]]:
    with raw.open_session(lake) as session:
        batches = raw.stream(session, select, seconds_max=FETCH_SECONDS_MAX, batch_rows=BATCH_ROWS)
        for batch in batches:
            yield from batch.to_pylist()


def _lines(rows: Iterator[ViolatingRow], columns: Sequence[str]) -> Iterator[Cells]:
    for each in rows:
        why = ";".join(reason.zh for reason in each.reasons)
        yield [why, "、".join(each.columns), *(_cell(each.row.get(name)) for name in columns)]


def _names(table: Table) -> Sequence[str]:
    return [column.name for column in table.columns]


def _headings(table: Table, columns: Sequence[str]) -> Cells:
    titles = {column.name: column.title for column in table.columns}
    named = (f"{titles[name]}({name})" if titles.get(name) else name for name in columns)
    return [*WHY, *named]


def _cell(value: Any) -> str | int:
    if value is None:
        return ""
    if type(value) is int and len(str(abs(value))) <= EXACT_DIGITS_MAX:
        return value
    text = str(value)
    return text if len(text) <= CELL_CHARACTERS_MAX else f"{text[:CELL_CHARACTERS_MAX]}…"
