"""What breaks the standards leaves as a sheet: as it is shown, with its reasons, and told."""

import csv
from pathlib import Path

import pytest

from tests.collect.conftest import MARKET
from tests.govern.conftest import Collect, Commands, Department
from tests.govern.test_standards import BAD, ROWS
from tongbase.app.client import Client, RefusedError
from tongbase.app.local import local_client
from tongbase.base.sheets.reading import open_table
from tongbase.base.sheets.terms import Column
from tongbase.identity import api as identity

COLUMNS = ("原因", "不符合的字段", "id", "xm", "sfzh", "xb")


@pytest.fixture
def table(us: Department, market: Client, command: Commands, collect: Collect) -> str:
    """A table of five rows, of which one breaks the standards of two columns."""
    made = collect(COLUMNS[2:], *ROWS)
    market.post("/api/protect/tables", {"namespace": "ods", "name": "a"})
    command("landing", "bind", "ods.a", "sfzh", "DE00001")
    command("landing", "bind", "ods.a", "xb", "DE00006")
    return made["id"]


def path_of(table: str) -> str:
    return f"/api/govern/landing/tables/{table}/violations"


def read_csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_sheet_has_the_rows_of_the_page_masked_and_why(
    table: str, market: Client, command: Commands, tmp_path: Path
):
    (shown,) = market.get(path_of(table))["rows"]
    command("landing", "export-violations", "ods.a", str(tmp_path / "bad.csv"))
    (line,) = read_csv(tmp_path / "bad.csv")
    assert line == {
        "原因": ";".join(reason["zh"] for reason in shown["reasons"]),
        "不符合的字段": "、".join(shown["columns"]),
        **{name: str(value) for name, value in shown["row"].items()},
    }
    assert line["sfzh"] not in (BAD, "")
    assert "未通过校验" in line["原因"]
    lines = market.get(f"/api/govern/tables/{table}/timeline")
    told = next(each for each in lines if each["event"] == "govern.violations.fetched")
    assert told["detail"] == {"rows": 1, "column": ""}


def test_a_workbook_has_the_same_and_only_the_column_that_was_asked_for(
    table: str, market: Client, tmp_path: Path
):
    book = tmp_path / "bad.xlsx"
    market.fetch(f"{path_of(table)}/export", book, format="xlsx", column="xb")
    with open_table(book, book.name, [Column(name, name, name) for name in COLUMNS]) as read:
        (line,) = read.lines()
    assert (line.cells["id"], line.cells["不符合的字段"]) == ("9", "xb")
    market.fetch(f"{path_of(table)}/export", tmp_path / "none.csv", format="csv", column="xm")
    assert read_csv(tmp_path / "none.csv") == []


def test_who_may_not_see_the_rows_fetches_none(us: Department, table: str, tmp_path: Path):
    with us.house.work_of_the_house() as work:
        identity.add_person(work, account="guest", name="客", organisation=MARKET, roles=[])
    guest = local_client(us.house, "guest")
    with pytest.raises(RefusedError):
        guest.fetch(f"{path_of(table)}/export", tmp_path / "bad.csv", format="csv")
