"""Rows set aside, as their owner reads them: one Iceberg table beside each table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.paging import Page, PageRequest
from tongbase.govern.terms import QUARANTINE
from tongbase.kernel.sql import literal


@dataclass(frozen=True)
class AsideRow:
    """A row that was set aside, or landed as suspect, and why; ``masked`` columns are veiled."""

    run_id: str
    severity: str
    rules: Sequence[str]
    reasons_zh: str
    reasons_en: str
    row: Mapping[str, Any]
    set_aside_at: datetime
    masked: Sequence[str] = ()


def quarantine_of(table: TableName) -> TableName:
    """Return the table in which the rows set aside of a table lie."""
    return TableName(QUARANTINE, f"{table.namespace}__{table.name}")


def list_aside(
    lake: Lake, table: TableName, wanted: PageRequest, *, run_id: str | None = None
) -> Page[AsideRow]:
    """Read rows set aside, newest first."""
    aside = quarantine_of(table)
    if not read.exists(lake, aside):
        return Page([], 0, wanted.page, wanted.size)
    where = "" if run_id is None else f"WHERE run_id = {literal(run_id)}"
    relation = raw.relation(aside)
    with raw.open_session(lake) as session:
        total = session.number(f"SELECT count(*) FROM {relation} {where}")  # noqa: S608
        found = raw.query(
            session,
            f"SELECT * FROM {relation} {where} "  # noqa: S608
            f"ORDER BY set_aside_at DESC, rules, row_json "
            f"LIMIT {wanted.size} OFFSET {wanted.offset}",
            rows_max=wanted.size,
        )
    return Page([_row(each) for each in found.to_pylist()], total, wanted.page, wanted.size)


def _row(values: Mapping[str, Any]) -> AsideRow:
    return AsideRow(
        run_id=values["run_id"],
        severity=values["severity"],
        rules=[rule for rule in values["rules"].split("; ") if rule],
        reasons_zh=values["reasons_zh"],
        reasons_en=values["reasons_en"],
        row=json.loads(values["row_json"]),
        set_aside_at=values["set_aside_at"],
    )
