"""Install the code lists that the house ships."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from itertools import groupby
from typing import Any

from sqlalchemy import select

from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.work import Work
from tongbase.standards.events import CodeListInstalled
from tongbase.standards.models import CodeListRow, CodeRow
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.code_lists import REGIONS
from tongbase.standards.rules.citations import read_citation

SHIPPED = files("tongbase.standards") / "data"
DIVISIONS = {
    "id": "division",
    "name_zh": "行政区划(含历年撤销代码)",
    "name_en": "Administrative divisions with abolished codes",
    "source": "GB/T 2260-2007 及历年行政区划代码",
    "description": "名称和起止日期按各年度名录:更名、撤销的,自当年年度起生效,月日不详。",
    "codes_from": REGIONS,
}
"""Its codes are those that identity holds: they stand in no file of ours and in no second table."""


def install_code_lists(work: Work) -> int:
    """Enter the shipped code lists, or bring them up to date; return how many lists changed.

    Codes that are no longer shipped stay, since data may hold them. Doing it again changes nothing.
    """
    work.require(StandardsPermission.CODE_LIST_INSTALL, EVERYWHERE)
    codes = {
        list_id: list(rows) for list_id, rows in groupby(_read("codes.csv"), lambda r: r["list"])
    }
    known = {row.id: row for row in work.db.scalars(select(CodeListRow))}
    installed = 0
    for shipped in (*_read("code_lists.csv"), DIVISIONS):
        changed = int(_put_list(work, known.get(shipped["id"]), shipped))
        changed += _put_codes(work, shipped["id"], codes.get(shipped["id"], []))
        if changed:
            count = len(codes.get(shipped["id"], []))
            work.emit(CodeListInstalled(shipped["id"], shipped["source"], count, changed))
            installed += 1
    work.db.flush()
    return installed


def _put_list(work: Work, row: CodeListRow | None, shipped: Mapping[str, str]) -> bool:
    cited = read_citation(shipped["source"])
    values = {**shipped, "document": cited.document, "clause": cited.clause}
    if row is not None:
        return _change(row, values)
    work.db.add(CodeListRow(**values, changed_at=work.now, in_force_at=work.now))
    work.db.flush()
    return True


def _put_codes(work: Work, list_id: str, rows: Sequence[Mapping[str, str]]) -> int:
    known = {
        row.code: row for row in work.db.scalars(select(CodeRow).where(CodeRow.list_id == list_id))
    }
    changed = 0
    for position, row in enumerate(rows):
        values = _code_values(row, position)
        if row["code"] in known:
            changed += _change(known[row["code"]], values)
        else:
            work.db.add(CodeRow(**values))
            changed += 1
    return changed


def _code_values(row: Mapping[str, str], position: int) -> dict[str, Any]:
    return {
        "list_id": row["list"],
        "code": row["code"],
        "position": position,
        "name_zh": row["name_zh"],
        "name_en": row["name_en"],
        "parent": row["parent"] or None,
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
    }


def _change(row: CodeListRow | CodeRow, values: Mapping[str, Any]) -> bool:
    """Bring a row up to date; say whether anything changed."""
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)


def _read(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((SHIPPED / name).read_text(encoding="utf-8").splitlines())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
