"""Install the code lists that the house ships."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from itertools import groupby
from typing import Any

from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.work import Work
from tongbase.standards.events import CodeListInstalled
from tongbase.standards.models import CodeListRow, CodeRow
from tongbase.standards.permissions import StandardsPermission

SHIPPED = files("tongbase.standards") / "data"


def install_code_lists(work: Work) -> int:
    """Enter the shipped code lists, or bring them up to date; return how many lists changed.

    Codes that are no longer shipped stay, since data may hold them. Doing it again changes nothing.
    """
    work.require(StandardsPermission.CODE_LIST_INSTALL, EVERYWHERE)
    codes = {
        list_id: list(rows) for list_id, rows in groupby(_read("codes.csv"), lambda r: r["list"])
    }
    installed = 0
    for shipped in _read("code_lists.csv"):
        changed = int(_put(work, CodeListRow, shipped["id"], shipped))
        changed += _put_codes(work, codes[shipped["id"]])
        if changed:
            count = len(codes[shipped["id"]])
            work.emit(CodeListInstalled(shipped["id"], shipped["source"], count, changed))
            installed += 1
    return installed


def _put_codes(work: Work, rows: Sequence[Mapping[str, str]]) -> int:
    return sum(
        _put(work, CodeRow, (row["list"], row["code"]), _code_values(row, position))
        for position, row in enumerate(rows)
    )


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


def _put(
    work: Work, table: type[CodeListRow | CodeRow], key: Any, values: Mapping[str, Any]
) -> bool:
    """Write a row unless it is there and the same already; say whether anything changed."""
    row = work.db.get(table, key)
    if row is None:
        work.db.add(table(**values))
        work.db.flush()
        return True
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)


def _read(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((SHIPPED / name).read_text(encoding="utf-8").splitlines())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
